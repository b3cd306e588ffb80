using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Neuroslyn.Generator.Calculus;
using static Neuroslyn.Generator.Calculus.Formula;
using Interval = Neuroslyn.Generator.Calculus.Interval;

namespace Neuroslyn.Generator.Tests.Calculus;

/// <summary>Properties of ten thousand random formulas. The seed is fixed, so that a run can be repeated.</summary>
public sealed class RandomFormulaTests
{
    private const int FormulaCount = 10_000;

    private static readonly double[] Points = [-2.3, -1.17, -0.61, 0.37, 0.83, 1.9];

    private static readonly Config Config = Config.QuickThrowOnFailure
        .WithMaxTest(FormulaCount)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260701, 4242424243), FSharpOption<int>.None)));

    [Fact]
    public void Simplification_PreservesTheValue()
    {
        int compared = 0;
        Prop.ForAll(RandomFormulas.Arbitrary, formula =>
        {
            Expression simplified = Simplification.Simplify(formula.Expression);
            foreach (double z in Points)
            {
                compared += Compare(formula.Expression, simplified, z);
            }
        }).Check(Config);

        Assert.InRange(compared, 2 * FormulaCount, int.MaxValue);
    }

    [Fact]
    public void TheCheaperForm_PreservesTheValue()
    {
        int compared = 0;
        Prop.ForAll(RandomFormulas.Arbitrary, formula =>
        {
            Expression cheaper = CheaperForm.Of(formula.Expression);
            foreach (double z in Points)
            {
                compared += Compare(formula.Expression, cheaper, z);
            }
        }).Check(Config);

        Assert.InRange(compared, 2 * FormulaCount, int.MaxValue);
    }

    [Fact]
    public void Simplification_ReachesANormalForm() => Prop.ForAll(RandomFormulas.Arbitrary, formula =>
    {
        Expression simplified = Simplification.Simplify(formula.Expression);
        return Simplification.Simplify(simplified) == simplified;
    }).Check(Config);

    [Fact]
    public void Intervals_ContainTheValue() => Prop.ForAll(RandomFormulas.Arbitrary, formula =>
    {
        Interval bounds = Interval.Of(formula.Expression, new Interval(-2.5, 2));
        return Points.Select(z => Evaluation.Evaluate(formula.Expression, z))
            .Where(double.IsFinite)
            .All(value => value >= bounds.Low - (1e-9 * Math.Abs(value)) && value <= bounds.High + (1e-9 * Math.Abs(value)));
    }).Check(Config);

    [Fact]
    public void Derivatives_AgreeWithCentralDifferences()
    {
        int compared = 0;
        Prop.ForAll(RandomFormulas.Arbitrary, formula =>
        {
            Expression f = formula.Expression;
            Expression derivative = Differentiation.Differentiate(f, Z);
            Expression cheaper = CheaperForm.Derivative(f, Z);
            Expression? ofOutput = OutputForm.Derive(f);
            foreach (double z in Points)
            {
                // Where two step sizes do not agree, the difference quotient says nothing: kinks, poles, lost digits.
                if (!IsTame(f, z) || Tree.Any(f, part => IsSingular(part, z)) || NumericDerivative.At(x => Evaluation.Evaluate(f, x), z, FormulaAssert.DerivativeTolerance / 10) is not { } expected)
                {
                    continue;
                }

                compared++;
                FormulaAssert.Near(expected, Evaluation.Evaluate(derivative, z), FormulaAssert.DerivativeTolerance, f, derivative, z);
                FormulaAssert.Near(expected, Evaluation.Evaluate(cheaper, z), FormulaAssert.DerivativeTolerance, f, cheaper, z);
                if (ofOutput is not null)
                {
                    double y = Evaluation.Evaluate(Simplification.Simplify(f), z);
                    FormulaAssert.Near(expected, Evaluation.Evaluate(ofOutput, _ => y), 1e-5, f, ofOutput, z);
                }
            }
        }).Check(Config);

        Assert.InRange(compared, 2 * FormulaCount, int.MaxValue);
    }

    /// <summary>1 if the values were compared, 0 if the original is not finite or its own rounding errors are large there.</summary>
    private static int Compare(Expression original, Expression changed, double z)
    {
        double expected = Evaluation.Evaluate(original, z);
        if (!IsTame(original, z) || Tree.Any(original, part => IsSingular(part, z)))
        {
            return 0;
        }

        FormulaAssert.Near(expected, Evaluation.Evaluate(changed, z), 1e-7, original, changed, z);
        return 1;
    }

    /// <summary>
    /// Whether every part is finite and of moderate size, no comparison is so close that rounding decides it, and the value hardly changes when
    /// z changes by some units in the last place.
    /// </summary>
    private static bool IsTame(Expression expression, double z)
    {
        double value = Evaluation.Evaluate(expression, z);
        return !Tree.Any(expression, part => !(Math.Abs(Evaluation.Evaluate(part, z)) < 1e6) || IsTie(part, z)) &&
            new[] { z * (1 + 1e-13), z * (1 - 1e-13) }.All(near => Math.Abs(Evaluation.Evaluate(expression, near) - value) <= 1e-9 * Math.Max(1, Math.Abs(value)));
    }

    /// <summary>Roots of 0 have an infinite derivative; a negative number has a power only for whole exponents, so none with respect to the exponent.</summary>
    private static bool IsSingular(Expression part, double z) => part switch
    {
        Call(Function.Sqrt or Function.Cbrt, var x) => Math.Abs(Evaluation.Evaluate(x, z)) < 1e-9,
        Binary(Operator.Pow, var x, var exponent) => Evaluation.Evaluate(x, z) < (exponent is Constant ? double.NegativeInfinity : 1e-9),
        _ => false,
    };

    private static bool IsTie(Expression part, double z) => part switch
    {
        Select({ } condition, _, _) => Tree.Operands(condition).Select(operand => Evaluation.Evaluate(operand, z)).ToList() is [var left, var right] && Math.Abs(left - right) < 1e-9,
        _ => false,
    };
}
