namespace Neuroslyn.Generator.Tests.Functions;

/// <summary>NSL0012: what keeps a function from being differentiated is reported once, at the construct, with what to write instead.</summary>
public sealed class RefusedConstructTests
{
    [Theory]
    [InlineData("{|NSL0012:while (x > 1) { x /= 2; }|} return x;", "how often the loop turns is not known at compile time; use constant bounds, or a closed formula")]
    [InlineData("{|NSL0012:for (int i = 0; i < x; i++) { x += 1; }|} return x;", "how often the loop turns is not known")]
    [InlineData("{|NSL0012:do { x /= 2; } while (x > 1);|} return x;", "how often the loop turns is not known")]
    [InlineData("{|NSL0012:for (int i = 0; i < 2000; i++) { x += 1; }|} return x;", "the loop turns more than 1000 times; use a closed formula")]
    [InlineData("{|NSL0012:_calls++|}; return x;", "it changes something that outlives the call; assign to a local variable")]
    [InlineData("{|NSL0012:Last = x|}; return x;", "it changes something that outlives the call")]
    [InlineData("float y = x; float Twice() { {|NSL0012:y = 2 * y|}; return y; } return Twice() + y;", "it changes something that outlives the call")]
    [InlineData("float Next() { {|NSL0012:x++|}; return x; } return Next() + x;", "it changes something that outlives the call")]
    [InlineData("return x is {|NSL0012:var y|} ? x : 2;", "it changes a variable inside an expression; assign in a statement of its own")]
    [InlineData("float y = ({|NSL0012:x += 1|}); return y;", "it changes a variable inside an expression; assign in a statement of its own")]
    [InlineData("float[] values = {|NSL0012:[x, 1]|}; return x;", "it allocates, and a formula knows numbers only; use local variables")]
    [InlineData("object box = {|NSL0012:new object()|}; return x;", "it allocates")]
    [InlineData("Func<float, float> f = {|NSL0012:y => y|}; return x;", "it allocates")]
    [InlineData("return {|NSL0012:Environment.TickCount|};", "'TickCount' may have another value at run time; make it const, or static readonly with a constant initialiser")]
    [InlineData("return x * {|NSL0012:Random.Shared.NextSingle()|};", "'NextSingle' belongs to an object; make it const, or a parameter")]
    [InlineData("return x + {|NSL0012:BitConverter.Int32BitsToSingle(3)|};", "'BitConverter.Int32BitsToSingle' is neither a differentiable function of Math, MathF, float, double or generic mathematics, nor a method with source; write its formula")]
    [InlineData("return {|NSL0012:(int)x|};", "a whole number changes in steps, so its derivative is 0 wherever it exists; keep the fraction, or compare with constants")]
    [InlineData("return {|NSL0012:MathF.Floor(x)|};", "it is a step, whose derivative is 0 wherever it exists, so nothing would be learned through it; leave it out, or replace it by a smooth function")]
    [InlineData("return {|NSL0012:x % 2|};", "it is a step")]
    [InlineData("Change({|NSL0012:ref x|}); return x;", "it passes a variable by reference; return the value instead")]
    [InlineData("return float.TryParse(\"1\", {|NSL0012:out float y|}) ? x : y;", "it passes a variable by reference; return the value instead")]
    [InlineData("return x * {|NSL0012:_scale|};", "'_scale' may have another value at run time")]
    [InlineData("if (x < 0) { {|NSL0012:throw new ArgumentException();|} } return x;", "a formula has a value for every number; return one")]
    [InlineData("return x < 0 ? {|NSL0012:throw new ArgumentException()|} : x;", "a formula has a value for every number; return one")]
    [InlineData("{|NSL0012:try { return x; } finally { }|}", "a body consists of local variables, assignments, if, switch, loops with constant bounds, and return; write it with these")]
    [InlineData("{|NSL0012:goto End;|} End: return x;", "a body consists of")]
    [InlineData("return {|NSL0012:x.ToString().Length|};", "'Length' belongs to an object")]
    [InlineData("decimal m = {|NSL0012:(decimal)x|}; return (float)m;", "a formula has values of type float, double or T : IFloatingPointIeee754<T>; use these")]
    public async Task InABody(string body, string reason)
    {
        AnalyzerRun run = await AnalyzerRun.VerifyFindings(Class($"[Activation] public static float F(float x) {{ {body} }}"));
        string message = Assert.Single(run.Messages("NSL0012"));
        Assert.StartsWith("Cannot differentiate '", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Activation] public float {|NSL0012:F|}(float x) => x * Slope; private float Slope => 2;", "it needs an object; make it static")]
    [InlineData("[Activation] public static int {|NSL0012:F|}(int x) => x;", "an activation takes the pre-activation first")]
    [InlineData("[Activation] public static float {|NSL0012:F|}(ref float x) => x;", "none is passed by reference")]
    [InlineData("[Activation] public static float {|NSL0012:F|}(float x, double slope) => x;", "all parameters and the result have one type")]
    [InlineData("[Activation] public static float {|NSL0012:F|}(params float[] x) => 0;", "an activation takes the pre-activation first")]
    [InlineData("[Loss] public static float {|NSL0012:L|}(float prediction) => prediction;", "a loss takes the prediction and the target first and returns the loss of one unit")]
    [InlineData("[Loss] public static float L(float prediction, float target, [Learned(1)] float {|NSL0012:scale|}) => scale;", "only an activation's parameters after the first can be learned; remove [Learned]")]
    [InlineData("[Activation] public static float F([Learned(1)] float {|NSL0012:x|}) => x;", "only an activation's parameters after the first can be learned; remove [Learned]")]
    [InlineData("[Activation] public static extern float {|NSL0012:F|}(float x);", "it has no body in C#; write one")]
    [InlineData("[Activation] public static float F(float x) => x > 0 ? x : {|NSL0012:F(x + 1)|};", "'F' calls itself; write a closed formula, or a loop with constant bounds")]
    [InlineData("[Activation] public static float F(float x) => G(x); static float G(float x) => x > 0 ? x : {|NSL0012:F(x)|};", "'F' calls itself")]
    public async Task InADeclaration(string member, string reason)
    {
        AnalyzerRun run = await AnalyzerRun.VerifyFindings(Class(member));
        Assert.Contains(reason, Assert.Single(run.Messages("NSL0012")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("return {|NSL0012:prediction[^1]|};", "a formula consists of arithmetic")]
    [InlineData("float sum = 0; for (int i = 0; i < prediction.Length; i++) { sum += target[i] > 0 ? prediction[i] : 0; } return {|NSL0012:(int)sum|};", "a whole number changes in steps")]
    [InlineData("float sum = 0; {|NSL0012:for (int i = 0; i < target[0]; i++) { sum += prediction[i]; }|} return sum;", "how often the loop turns is not known")]
    [InlineData("return {|NSL0012:prediction.ToArray()[0]|};", "a formula consists of arithmetic")]
    public async Task InALossOverUnits(string body, string reason)
    {
        AnalyzerRun run = await AnalyzerRun.VerifyFindings(Class($"[Loss] public static float L(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target) {{ {body} }}"));
        Assert.Contains(reason, Assert.Single(run.Messages("NSL0012")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, "prediction[7]")]
    [InlineData(65, "prediction[0]")]
    [InlineData(65, "Product(prediction)")]
    public async Task ALossOverUnits_ThatDoesNotFitTheNetwork(int units, string loss)
    {
        AnalyzerRun run = await AnalyzerRun.VerifyFindings($$"""
            using System;
            using Neuroslyn;

            [Network(Input = 2, LossFunction = {|NSL0012:nameof(L)|})]
            internal sealed partial class Net
            {
                [Dense({{units}})] public partial DenseLayer Output { get; }

                [Loss] static float L(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target) => {{loss}} - target[0];

                static float Product(ReadOnlySpan<float> values)
                {
                    float product = 1;
                    foreach (float value in values)
                    {
                        product *= value;
                    }

                    return product;
                }
            }
            """);
        Assert.Contains($"the output has {units} units", Assert.Single(run.Messages("NSL0012")), StringComparison.Ordinal);
    }

    [Fact]
    public Task EveryConstruct_IsReported() => AnalyzerRun.VerifyFindings(Class("""
        [Activation]
        public static float F(float x)
        {
            float y = {|NSL0012:MathF.Round(x)|};
            {|NSL0012:_calls++|};
            return y + {|NSL0012:(int)x|};
        }
        """));

    [Fact]
    public Task ACalledMethod_IsReportedOnceHoweverManyCallIt() => AnalyzerRun.VerifyFindings(Class("""
        [Activation] public static float F(float x) => Inner(x) + Inner(2 * x);
        [Activation] public static float G(float x) => x * Inner(x);
        private static float Inner(float x) => {|NSL0012:MathF.Ceiling(x)|};
        """));

    [Fact]
    public async Task ANetworkThatUsesIt_GetsNoSecondError()
    {
        AnalyzerRun run = await AnalyzerRun.Verify("""
            using System;
            using Neuroslyn;

            [Network(Input = 2, Loss = Loss.MeanSquaredError)]
            internal sealed partial class Net
            {
                [Dense(3, nameof(F))] public partial DenseLayer Hidden { get; }
                [Dense(1)] public partial DenseLayer Output { get; }

                [Activation] static float F(float x) => x * {|NSL0012:MathF.Floor(x)|};
            }
            """);
        Assert.Single(run.Messages("NSL0012"));
    }

    private static string Class(string members) => $$"""
        using System;
        using Neuroslyn;

        public static class Holder
        {
            public static float Last;
        }

        public sealed class Functions
        {
            private static int _calls;
            private static float _scale = 3;
            public static float Last { get; set; }
            public static int Calls => _calls;
            public static void Rescale(float scale) => _scale = scale;
            public static float Scale => _scale;
            public static void Change(ref float x) => x++;

            {{members}}
        }
        """;
}
