using FsCheck;
using FsCheck.Fluent;
using Neuroslyn.Generator.Calculus;
using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Tests.Calculus;

/// <summary>Random formulas of z, with every function and operator that derivatives do not pass by; a failing one is shrunk to a part of itself.</summary>
internal static class RandomFormulas
{
    private static readonly Function[] Functions = [.. Enum.GetValues<Function>().Where(static function => function != Function.Held)];
    private static readonly Operator[] Operators = Enum.GetValues<Operator>();
    private static readonly Relation[] Relations = Enum.GetValues<Relation>();
    private static readonly double[] Constants = [-3, -2, -1, -0.5, 0, 0.25, 0.5, 1, 1.5, 2, 3];

    public static Arbitrary<Formula> Arbitrary { get; } = Arb.From(Tree(14).Select(static expression => new Formula(expression)), static formula => formula.Parts());

    private static Gen<Expression> Tree(int size)
    {
        Gen<Expression> leaf = Gen.Frequency((3, Gen.Constant(Z)), (1, Gen.Elements(Constants).Select(static value => (Expression)value)));
        if (size <= 1)
        {
            return leaf;
        }

        Gen<Expression> half = Gen.Fresh(static () => 0).SelectMany(_ => Tree(size / 2));
        return Gen.Frequency(
            (1, leaf),
            (4, Gen.Elements(Functions).SelectMany(_ => Tree(size - 1), static (function, x) => (Expression)new Call(function, x))),
            (6, Gen.Elements(Operators).SelectMany(_ => half.Two(), static (@operator, pair) => (Expression)new Binary(@operator, pair.Item1, pair.Item2))),
            (2, Gen.Elements(Relations).SelectMany(_ => half.Four(), static (relation, four) => Where(new Comparison(relation, four.Item1, four.Item2), four.Item3, four.Item4))));
    }

    /// <summary>A formula, as FsCheck shows it.</summary>
    internal sealed record Formula(Expression Expression)
    {
        public IEnumerable<Formula> Parts() => Generator.Calculus.Tree.Children(Expression).Select(static part => new Formula(part));

        public override string ToString() => FormulaAssert.Text(Expression);
    }
}
