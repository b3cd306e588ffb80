using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Discovery.Functions;

namespace Neuroslyn.Generator.Tests.Functions;

/// <summary>What is taken for the derivative where there is none, as docs/custom-functions.md says.</summary>
public sealed class KinkConventionTests
{
    [Theory]
    [InlineData("Math.Max(0, x)", 0, 0)]
    [InlineData("Math.Max(x, 0)", 0, 0)]
    [InlineData("Math.Min(1, x)", 1, 0)]
    [InlineData("Math.Clamp(x, -1, 2)", -1, 0)]
    [InlineData("Math.Clamp(x, -1, 2)", 2, 0)]
    [InlineData("Math.Max(3 * x, 2 * x)", 0, 3)]
    [InlineData("Math.Max(2 * x, 3 * x)", 0, 2)]
    [InlineData("Math.Abs(x)", 0, 0)]
    [InlineData("x > 0 ? x : 0.2 * x", 0, 0.2)]
    [InlineData("x >= 0 ? x : 0.2 * x", 0, 1)]
    [InlineData("x > 0 ? x : 0", 0, 0)]
    [InlineData("x >= 0 ? x : 0", 0, 1)]
    [InlineData("x switch { < 0 => 5 * x, _ => 7 * x }", 0, 7)]
    [InlineData("x * Math.Sign(x)", 0, 0)]
    [InlineData("Math.Sqrt(x)", 0, double.PositiveInfinity)]
    [InlineData("Math.Cbrt(x)", 0, double.PositiveInfinity)]
    public void TheDerivative_AtAKink(string formula, double at, double expected)
    {
        Expression f = Read(formula);

        Assert.Equal(expected, Evaluation.Evaluate(Differentiation.Differentiate(f, Formula.Z), at));
        Assert.Equal(expected, Evaluation.Evaluate(CheaperForm.Derivative(f, Formula.Z), at));
    }

    private static Expression Read(string formula)
    {
        CSharpCompilation compilation = SourceCompilation.Create(
            [$"using System; using Neuroslyn; internal static class Functions {{ [Activation] public static double F(double x) => {formula}; }}"],
            new CompilationSettings());
        var method = (IMethodSymbol)compilation.GetTypeByMetadataName("Functions")!.GetMembers("F").Single();
        FunctionReading reading = FunctionReader.Read(
            method,
            FunctionSource.DeclarationOf(method, CancellationToken.None)!,
            FunctionRole.Activation,
            compilation,
            CancellationToken.None);
        Assert.Empty(reading.Problems);
        return reading.Formula;
    }
}
