using Neuroslyn.Generator.Calculus;
using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Tests.Calculus;

public sealed class CheaperFormTests
{
    private static readonly Expression Mish = Z * Tanh(Log(1 + Exp(Z)));

    [Fact]
    public void Mish_NeedsOneExponentialAndOneDivision()
    {
        Assert.Equal(1, Count(CheaperForm.Of(Mish), static node => node is Call(Function.Exp, _)));
        Assert.Equal(1, Count(CheaperForm.Of(Mish), static node => node is Binary(Operator.Divide, _, _)));
        Assert.DoesNotContain(Nodes(CheaperForm.Of(Mish)), static node => node is Call(Function.Tanh or Function.Softplus or Function.Log, _));
    }

    [Fact]
    public void TheDerivativeOfMish_NeedsOneExponentialAndOneDivision()
    {
        Expression derivative = CheaperForm.Derivative(Mish, Z);

        Assert.Equal(1, Count(derivative, static node => node is Call(Function.Exp, _)));
        Assert.Equal(1, Count(derivative, static node => node is Binary(Operator.Divide, _, _)));
    }

    [Fact]
    public void ConstantsNeverDivide() => Assert.Equal(0, Count(CheaperForm.Of((Z + 3) / 7), static node => node is Binary(Operator.Divide, _, _)));

    [Fact]
    public void WhatDividesItself_StaysAnExactQuotient() =>
        Assert.Equal(1, Evaluation.Evaluate(CheaperForm.Of(((Z * Z) / (Z * Z)) + (1 / (Z * Z))), 49.0) - (1 / 2401.0), 15);

    [Fact]
    public void Divisions_ByTheSameFormula_BecomeOne()
    {
        Expression divisor = 2 + Sin(Z);

        Assert.Equal(1, Count(CheaperForm.Of(Exp(Z / divisor) + (Z / (divisor * divisor))), static node => node is Binary(Operator.Divide, _, _)));
    }

    /// <summary>Distinct nodes: a shared one is computed once.</summary>
    private static int Count(Expression expression, Func<Expression, bool> test) => Nodes(expression).Count(test);

    private static HashSet<Expression> Nodes(Expression expression)
    {
        HashSet<Expression> nodes = [];
        Collect(expression);
        return nodes;

        void Collect(Expression node)
        {
            if (nodes.Add(node))
            {
                foreach (Expression child in Tree.Children(node))
                {
                    Collect(child);
                }
            }
        }
    }
}
