using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Neuroslyn.Generator.Tests.Functions;

/// <summary>NSL3010: what overflows or loses digits is found, explained and replaced.</summary>
public sealed class StableFormTests
{
    [Theory]
    [InlineData("MathF.Log(1 + MathF.Abs(x))", "loses all digits where what is added to 1 is small", "NetworkMath.Log1p(MathF.Abs(x))")]
    [InlineData("MathF.Log(x * x + 1)", "loses all digits where what is added to 1 is small", "NetworkMath.Log1p(x * x)")]
    [InlineData("MathF.Log(1 - x)", "loses all digits where what is added to 1 is small", "NetworkMath.Log1p(-x)")]
    [InlineData("float.LogP1(x)", "is computed by .NET as log(x + 1) and loses all digits near 0", "NetworkMath.Log1p(x)")]
    [InlineData("MathF.Exp(x) - 1", "loses all digits near 0", "NetworkMath.Expm1(x)")]
    [InlineData("float.ExpM1(2 * x)", "is computed by .NET as e^x - 1 and loses all digits near 0", "NetworkMath.Expm1(2 * x)")]
    [InlineData("MathF.Log(1 + MathF.Exp(x))", "overflows for large exponents", "NetworkMath.Softplus(x)")]
    [InlineData("MathF.Log(MathF.Exp(3 * x) + 1)", "overflows for large exponents", "NetworkMath.Softplus(3 * x)")]
    [InlineData("1 / (1 + MathF.Exp(-x))", "overflows on its way to 0", "NetworkMath.Sigmoid(x)")]
    [InlineData("1 / (1 + MathF.Exp(x))", "overflows on its way to 0", "NetworkMath.Sigmoid(-x)")]
    [InlineData("MathF.Exp(x) / (1 + MathF.Exp(x))", "overflows for large exponents", "NetworkMath.Sigmoid(x)")]
    [InlineData("MathF.Log(1 / (1 + MathF.Exp(-x)))", "is infinite where the sigmoid rounds to 0", "-NetworkMath.Softplus(-x)")]
    [InlineData("MathF.Log(NetworkMath.Sigmoid(x))", "is infinite where the sigmoid rounds to 0", "-NetworkMath.Softplus(-x)")]
    [InlineData("MathF.Log(MathF.Exp(x) / MathF.Cosh(x))", "is infinite where the quotient rounds to 0", "x - MathF.Log(MathF.Cosh(x))")]
    [InlineData("MathF.Log(MathF.Exp(2 * x) / (3 + MathF.Exp(x)))", "is infinite where the quotient rounds to 0", "(2 * x) - MathF.Log(3 + MathF.Exp(x))")]
    [InlineData("MathF.Log(MathF.Exp(x) + MathF.Exp(2 * x))", "overflows for large exponents", "(2 * x) + NetworkMath.Softplus(x - (2 * x))")]
    public async Task Form_IsExplainedAndReplaced(string form, string reason, string replacement)
    {
        AnalyzerRun run = await AnalyzerRun.VerifyFindings(Source($"{{|NSL3010:{form}|}}"));
        string message = Assert.Single(run.Messages("NSL3010"));
        Assert.StartsWith($"'{form}' {reason}", message, StringComparison.Ordinal);
        Assert.EndsWith($"; write {replacement}", message, StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Info, run.Diagnostics.Single(diagnostic => diagnostic.Id == "NSL3010").Severity);

        CodeFixRun opened = await CodeFixRun.Open(Source(form));
        CodeFixRun changed = await opened.Apply(Assert.Single(opened.Findings), "Write " + replacement);
        await changed.RequireClean();
        Assert.Equal(Source(replacement), changed.Sources[0]);
    }

    [Fact]
    public async Task AFactor_KeepsItsParentheses()
    {
        CodeFixRun opened = await CodeFixRun.Open(Source("x * MathF.Log(MathF.Exp(x) + MathF.Exp(-x))"));
        CodeFixRun changed = await opened.Apply(Assert.Single(opened.Findings), "Write -x + NetworkMath.Softplus(x - -x)");
        await changed.RequireClean();
        Assert.Contains("x * (-x + NetworkMath.Softplus(x - -x))", changed.Sources[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllInADocument_AreReplacedAtOnce()
    {
        CodeFixRun opened = await CodeFixRun.Open(Source("x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x))) + (MathF.Exp(x) - 1)"));
        Assert.Equal(2, opened.Findings.Length);
        CodeFixRun changed = await opened.ApplyToAll(opened.Findings[0], "Write NetworkMath.Softplus(x)", FixAllScope.Document);
        await changed.RequireClean();
    }

    [Theory]
    [InlineData("MathF.Log(2 + x)")]
    [InlineData("MathF.Exp(x) - 2")]
    [InlineData("1 / (1 + x)")]
    [InlineData("MathF.Exp(x) / (1 + MathF.Exp(2 * x))")]
    [InlineData("NetworkMath.Softplus(x) + NetworkMath.Expm1(x) + NetworkMath.Log1p(x * x) + NetworkMath.Sigmoid(x) + NetworkMath.Erf(x)")]
    public Task OtherFormulas_AreSilent(string formula) => AnalyzerRun.VerifyFindings(Source(formula));

    [Fact]
    public async Task LogSoftmaxInALossOverUnits_IsReplaced()
    {
        CodeFixRun opened = await CodeFixRun.Open(SoftmaxLoss("MathF.Log(MathF.Exp(prediction[i]) / powers)"));
        CodeFixRun changed = await opened.Apply(Assert.Single(opened.Findings), "Write prediction[i] - MathF.Log(powers)");
        Assert.Equal(SoftmaxLoss("(prediction[i] - MathF.Log(powers))"), changed.Sources[0]);

        CodeFixRun again = await changed.Apply(Assert.Single(changed.Findings), "Write NetworkMath.LogSumExp(prediction)");
        await again.RequireClean();
        Assert.Contains("loss -= target[i] * (prediction[i] - NetworkMath.LogSumExp(prediction));", again.Sources[0], StringComparison.Ordinal);
        Assert.DoesNotContain("powers", again.Sources[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("float s = 0;", "foreach (float z in prediction) s += MathF.Exp(z);")]
    [InlineData("var s = 0f;", "foreach (float z in prediction) { s += MathF.Exp(z); }")]
    [InlineData("float s = 0f;", "for (int i = 0; i < prediction.Length; i++) s += MathF.Exp(prediction[i]);")]
    [InlineData("float s = 0f;", "for (var i = 0; i < target.Length; ++i) { s = s + MathF.Exp(prediction[i]); }")]
    [InlineData("float s = 0f;", "for (int i = 0; i < prediction.Length; i++) { s = MathF.Exp(prediction[i]) + s; }")]
    public async Task LogSumExpInALoop_IsReplaced_AndTheLoopGoes(string declaration, string loop)
    {
        CodeFixRun opened = await CodeFixRun.Open(LoopLoss($"{declaration} {loop}", "MathF.Log(s)"));
        Diagnostic finding = Assert.Single(opened.Findings);
        Assert.Equal("'MathF.Log(s)' overflows for large exponents; write NetworkMath.LogSumExp(prediction)", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture));

        CodeFixRun changed = await opened.Apply(finding, "Write NetworkMath.LogSumExp(prediction)");
        await changed.RequireClean();
        Assert.Equal(Words(LoopLoss("", "NetworkMath.LogSumExp(prediction)")), Words(changed.Sources[0]));
    }

    [Fact]
    public async Task LogSumExpBesideOtherSums_LeavesThem()
    {
        CodeFixRun opened = await CodeFixRun.Open(LoopLoss(
            "float s = 0, agreement = 0; for (int i = 0; i < prediction.Length; i++) { s += MathF.Exp(prediction[i]); agreement += target[i] * prediction[i]; }",
            "MathF.Log(s) - agreement"));
        CodeFixRun changed = await opened.Apply(Assert.Single(opened.Findings), "Write NetworkMath.LogSumExp(prediction)");
        await changed.RequireClean();
        Assert.Equal(
            Words(LoopLoss("float agreement = 0; for (int i = 0; i < prediction.Length; i++) { agreement += target[i] * prediction[i]; }", "NetworkMath.LogSumExp(prediction) - agreement")),
            Words(changed.Sources[0]));
    }

    [Fact]
    public async Task ASumThatIsUsedElsewhere_Stays()
    {
        CodeFixRun opened = await CodeFixRun.Open(LoopLoss("float s = 0; foreach (float z in prediction) s += MathF.Exp(z);", "MathF.Log(s) + 1 / s"));
        CodeFixRun changed = await opened.Apply(Assert.Single(opened.Findings), "Write NetworkMath.LogSumExp(prediction)");
        await changed.RequireClean();
        Assert.Equal(LoopLoss("float s = 0; foreach (float z in prediction) s += MathF.Exp(z);", "NetworkMath.LogSumExp(prediction) + 1 / s"), changed.Sources[0]);
    }

    [Theory]
    [InlineData("float m = prediction[0]; foreach (float z in prediction) m = MathF.Max(m, z); float s = 0; foreach (float z in prediction) s += MathF.Exp(z - m);", "m + MathF.Log(s)")]
    [InlineData("float s = 0; for (int i = 0; i < prediction.Length; i++) s += MathF.Exp(prediction[i] - target[i]);", "MathF.Log(s)")]
    [InlineData("float s = 0; foreach (float z in prediction) s += z * z;", "MathF.Log(s)")]
    [InlineData("float s = 1; foreach (float z in prediction) s += MathF.Exp(z);", "MathF.Log(s)")]
    [InlineData("float s = 0; for (int i = 1; i < prediction.Length; i++) s += MathF.Exp(prediction[i]);", "MathF.Log(s)")]
    [InlineData("float s = 0; foreach (float z in prediction) s += MathF.Exp(z); s += 1;", "MathF.Log(s)")]
    [InlineData("", "NetworkMath.LogSumExp(prediction)")]
    public Task OtherSums_AreSilent(string statements, string value) => AnalyzerRun.VerifyFindings(LoopLoss(statements, value));

    private static string Words(string source) => string.Join(" ", source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string LoopLoss(string statements, string value) => $$"""
        using System;
        using Neuroslyn;

        public static class Functions
        {
            [Loss]
            public static float L(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
            {
                {{statements}}
                return {{value}};
            }
        }
        """;

    [Fact]
    public Task AHelper_IsJudgedToo_AndACalculationElsewhereIsNot() => AnalyzerRun.VerifyFindings("""
        using System;
        using Neuroslyn;

        public static class Functions
        {
            [Activation] public static float F(float x) => x * Gate(x);
            private static float Gate(float x) => {|NSL3010:1 / (1 + MathF.Exp(-x))|};
            public static float Interest(float rate) => MathF.Exp(rate) - 1;
        }
        """);

    private static string SoftmaxLoss(string logarithm) => $$"""
        using System;
        using Neuroslyn;

        public static class Functions
        {
            [Loss]
            public static float L(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
            {
                float powers = 0;
                foreach (float logit in prediction)
                {
                    powers += MathF.Exp(logit);
                }

                float loss = 0;
                for (int i = 0; i < prediction.Length; i++)
                {
                    loss -= target[i] * {{logarithm}};
                }

                return loss;
            }
        }
        """;

    private static string Source(string formula) => $$"""
        using System;
        using Neuroslyn;

        public static class Functions
        {
            [Activation] public static float F(float x) => {{formula}};
        }
        """;
}
