using System.Text.RegularExpressions;

namespace Neuroslyn.Generator.Tests.Functions;

/// <summary>However a function is written, and wherever it stands, the generated arithmetic is the same.</summary>
public sealed partial class FunctionFormTests
{
    private const string Builtin = "Activation.Elu, Alpha = 0.5";

    private static readonly string BuiltinArithmetic = Arithmetic(Source(Builtin, ""));

    [Theory]
    [InlineData("static float F(float x) => x > 0 ? x : 0.5f * (MathF.Exp(x) - 1);")]
    [InlineData("static float F(float x) { if (x > 0) { return x; } return 0.5f * (MathF.Exp(x) - 1); }")]
    [InlineData("static float F(float x) { float y; if (x > 0) { y = x; } else { y = 0.5f * (MathF.Exp(x) - 1); } return y; }")]
    [InlineData("static float F(float x) { var y = MathF.Exp(x) - 1; y *= 0.5f; return x > 0 ? x : y; }")]
    [InlineData("static float F(float x) => x switch { > 0 => x, _ => 0.5f * (MathF.Exp(x) - 1) };")]
    [InlineData("static float F(float x) => x switch { var y when y > 0 => y, var y => 0.5f * (MathF.Exp(y) - 1) };")]
    [InlineData("static float F(float x) { switch (x) { case > 0: return x; default: return 0.5f * (MathF.Exp(x) - 1); } }")]
    [InlineData("static float F(float x) => x is > 0 ? x : 0.5f * (MathF.Exp(x) - 1);")]
    [InlineData("static float F(float x) { const float Alpha = 0.5f; return x > 0 ? x : Alpha * (MathF.Exp(x) - 1); }")]
    [InlineData("const float Alpha = 1f / 2; static float F(float x) => x > 0 ? x : Alpha * (MathF.Exp(x) - 1);")]
    [InlineData("static readonly float Alpha = 1 - 0.5f; static float F(float x) => x > 0 ? x : Alpha * (MathF.Exp(x) - 1);")]
    [InlineData("static float F(float x) => x > 0 ? x : Below(x); static float Below(float x) => 0.5f * (MathF.Exp(x) - 1);")]
    [InlineData("static float F(float x) { return x > 0 ? x : Below(); float Below() => 0.5f * (MathF.Exp(x) - 1); }")]
    [InlineData("static float F(float x) { return x > 0 ? x : Below(x); float Below(float y) { y = MathF.Exp(y) - 1; float z = 0; z += 0.5f; return z * y; } }")]
    [InlineData("static float F(float x) => x > 0 ? x : Rest.Below(in x, factor: 0.5f); static class Rest { public static float Below(in float x, float factor) => factor * (MathF.Exp(x) - 1); }")]
    [InlineData("static float F(float x) { float sum = 0; for (int i = 0; i < 5; i++) { sum += 0.1f; } return x > 0 ? x : sum * (MathF.Exp(x) - 1); }")]
    [InlineData("static float F(float x) => (float)(x > 0 ? x : 0.5 * (Math.Exp(x) - 1));")]
    [InlineData("static double F(double x) => x > 0 ? x : 0.5 * (Math.Exp(x) - 1);")]
    [InlineData("static float F(float x) => x > 0f ? x : 0.5f * (float.Exp(x) - 1);")]
    [InlineData("static float F(float x) => x > 0f ? x : 0.5f * float.ExpM1(x);")]
    [InlineData("static T F<T>(T x) where T : IFloatingPointIeee754<T> => x > T.Zero ? x : T.CreateChecked(0.5) * T.ExpM1(x);")]
    [InlineData("static T F<T>(T x) where T : IFloatingPointIeee754<T> => x > T.Zero ? x : (T.Exp(x) - T.One) / (T.One + T.One);")]
    [InlineData("static float F(float x, float alpha = 0.5f) => x > 0 ? x : alpha * (MathF.Exp(x) - 1);")]
    [InlineData("static float F(float x, float alpha) => x > 0 ? x : alpha * (MathF.Exp(x) - 1);", "nameof(F), 0.5")]
    [InlineData("static float F(float x, float a, float b) => x > 0 ? x : a / b * (MathF.Exp(x) - 1);", "nameof(F), 2, 4")]
    [InlineData("", "typeof(Elsewhere), nameof(Elsewhere.F)")]
    [InlineData("", "typeof(Elsewhere), \"F\"")]
    [InlineData("static float F(float x) => Elsewhere.F(x);")]
    public void EveryForm_GivesTheArithmeticOfTheBuiltInActivation(string method, string activation = "nameof(F)")
    {
        string source = Source(activation, method.Length == 0 ? "" : MethodStart().Replace(method, "[Activation] static $1 F", 1));

        Assert.Equal(BuiltinArithmetic, Arithmetic(source));
    }

    [Fact]
    public void TheNetworksPrecision_ChoosesTheOverload()
    {
        const string Overloads = "[Activation] static float F(float x) => x * x; [Activation] static double F(double x) => x > 0 ? x : 0.5 * (Math.Exp(x) - 1);";

        Assert.Equal(Arithmetic(Source(Builtin, "", "double")), Arithmetic(Source("nameof(F)", Overloads, "double")));
        Assert.NotEqual(Arithmetic(Source(Builtin, "")), Arithmetic(Source("nameof(F)", Overloads)));
    }

    [Theory]
    [InlineData("total0")]
    [InlineData("u1")]
    [InlineData("m0")]
    [InlineData("cell")]
    public void ALearnedParameter_MayHaveTheNameOfALocalVariableOfTheCode(string name)
    {
        // Of the last layer, so that its gradient is gathered in a pass of its own, and used more than once, so that it gets a local variable there.
        string text = GeneratorRun.Clean($$"""
            using System;
            using Neuroslyn;

            [Network(Input = 3, Loss = Loss.MeanSquaredError)]
            internal sealed partial class Net
            {
                [Dense(2, nameof(Bent))] public partial DenseLayer Output { get; }

                [Activation] static float Bent(float x, [Learned(0.25)] float {{name}}) => (x * {{name}} * {{name}}) + MathF.Exp({{name}} * x);
            }
            """).TextOf("Net.g.cs");

        Assert.Contains($" {name}_ = Vector", text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheComment_ShowsFormulaDerivativeAndSource()
    {
        string text = GeneratorRun.Clean(Source("nameof(F)", "[Activation] static float F(float x) => x * MathF.Tanh(x); // as in the paper")).TextOf("Net.g.cs");

        Assert.Contains("//   z = Wᵀx + b,  a = z tanh(z)", text, StringComparison.Ordinal);
        Assert.Contains("//   as written: static float F(float x) => x * MathF.Tanh(x);\n", text, StringComparison.Ordinal);
        Assert.Contains("(W δ) ⊙ (tanh(z) + z (1 - tanh(z)²))", text, StringComparison.Ordinal);
    }

    /// <summary>What is generated, without the comments, which name the function.</summary>
    private static string Arithmetic(string source) => Comment().Replace(GeneratorRun.Clean(source).TextOf("Net.g.cs"), "").Replace("Dense, ELU", "Dense, F", StringComparison.Ordinal);

    private static string Source(string activation, string members, string type = "float") => $$"""
        using System;
        using System.Numerics;
        using Neuroslyn;

        [Network(Input = 3, Loss = Loss.MeanSquaredError{{(type == "double" ? ", Precision = Precision.Double" : "")}})]
        internal sealed partial class Net
        {
            [Dense(5, {{activation}}, Initializer = Initializer.HeNormal)] public partial DenseLayer{{(type == "double" ? "<double>" : "")}} Hidden { get; }
            [Dense(2)] public partial DenseLayer{{(type == "double" ? "<double>" : "")}} Output { get; }

            {{members}}
        }

        internal static class Elsewhere
        {
            [Activation] public static float F(float x) => x > 0 ? x : 0.5f * (MathF.Exp(x) - 1);
        }
        """;

    [GeneratedRegex(@"^[ ]*//.*\n", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"static (\w+) F\b")]
    private static partial Regex MethodStart();
}
