using Microsoft.CodeAnalysis.CSharp;

namespace Neuroslyn.Generator.Tests.Analyzers;

public sealed class StructureRuleTests
{
    private const string Hidden = "[Dense(4, Activation.Relu)] public partial DenseLayer Hidden { get; }";
    private const string Output = "[Dense(2)] public partial DenseLayer Output { get; }";

    [Fact]
    public Task ValidNetwork_IsSilent() => AnalyzerRun.Verify(Network(Hidden + Output));

    [Fact]
    public Task ClassThatIsNotPartial_IsNSL0001() => AnalyzerRun.Verify(
        $$"""
        using Neuroslyn;
        [Network(Input = 3)]
        public class {|NSL0001:Net|}
        {
            [Dense(2)] public DenseLayer {|NSL0022:Output|} { get; } = null!;
        }
        """);

    [Fact]
    public async Task ContainingTypesThatAreNotPartial_AreNSL0001Each()
    {
        AnalyzerRun run = await AnalyzerRun.Analyze(
            new CompilationSettings(),
            """
            using Neuroslyn;
            class Outermost { partial struct Middle { class Inner { [Network(Input = 3)] partial class Net { [Dense(2)] public partial DenseLayer Output { get; } } } } }
            """);

        Assert.Equal(
            ["'Outermost' must be partial so that the network code can be generated", "'Inner' must be partial so that the network code can be generated"],
            run.Messages("NSL0001"));
        Assert.Equal(["Outermost", "Inner"], run.Diagnostics.Where(diagnostic => diagnostic.Id == "NSL0001").Select(At));
    }

    [Theory]
    [InlineData("record", "it is a record")]
    [InlineData("sealed record class", "it is a record")]
    [InlineData("abstract class", "it is abstract")]
    public async Task UnsupportedKinds_AreNSL0002(string kind, string reason)
    {
        string[] words = kind.Split(' ');
        string declaration = words[0] is "abstract" or "sealed" ? $"{words[0]} partial {string.Join(' ', words[1..])}" : $"partial {kind}";
        AnalyzerRun run = await AnalyzerRun.Verify(
            $$"""
            using Neuroslyn;
            [Network(Input = 3)] {{declaration}} {|NSL0002:Net|} { [Dense(2)] public partial DenseLayer Output { get; } }
            """);

        Assert.Contains($"'Net' cannot be a network: {reason}", Assert.Single(run.Messages("NSL0002")), StringComparison.Ordinal);
    }

    [Fact]
    public Task StaticClass_IsNSL0002_BesideWhatTheCompilerSaysOfItsProperty() => AnalyzerRun.Verify(
        "using Neuroslyn; [Network(Input = 3)] static partial class {|NSL0002:Net|} { [Dense(2)] public partial DenseLayer {|CS0708:Output|} { get; } }");

    [Fact]
    public Task GenericClass_IsNSL0002() => AnalyzerRun.Verify(
        "using Neuroslyn; [Network(Input = 3)] partial class {|NSL0002:Net|}<T> { [Dense(2)] public partial DenseLayer Output { get; } }");

    [Fact]
    public Task ClassInGenericClass_IsNSL0002() => AnalyzerRun.Verify(
        "using Neuroslyn; partial class Outer<T> { [Network(Input = 3)] partial class {|NSL0002:Net|} { [Dense(2)] public partial DenseLayer Output { get; } } }");

    [Fact]
    public Task FileLocalClasses_AreNSL0002_BesideTheMissingPartThatNobodyCanAdd() => AnalyzerRun.Verify(
        """
        using Neuroslyn;
        [Network(Input = 3)] file partial class {|NSL0002:Net|} { [Dense(2)] public partial DenseLayer {|CS9248:Output|} { get; } }
        file partial class Outer { [Network(Input = 3)] public partial class {|NSL0002:Net|} { [Dense(2)] public partial DenseLayer {|CS9248:Output|} { get; } } }
        """);

    [Fact]
    public Task Struct_IsLeftToTheCompiler() => AnalyzerRun.Verify(
        "using Neuroslyn; [{|CS0592:Network|}(Input = 3)] partial struct Net { [Dense(2)] public partial DenseLayer Output { get; } }");

    [Fact]
    public Task MissingInput_IsNSL0003() => AnalyzerRun.Verify($$"""
        using Neuroslyn;
        [{|NSL0003:Network|}]
        partial class Net { {{Output}} }
        """);

    [Fact]
    public Task NoLayerWithParameters_IsNSL0003() => AnalyzerRun.Verify("""
        using Neuroslyn;
        [Network(Input = 3)]
        partial class {|NSL0003:Empty|};
        [Network(Input = 3)]
        partial class {|NSL0003:DropoutOnly|} { [Dropout(0.5)] public partial DropoutLayer Drop { get; } }
        """);

    [Theory]
    [InlineData("[Dropout(0.1, From = Layer.Input)] public partial DropoutLayer Last { get; }")]
    [InlineData("[Add(Layer.Input, Layer.Input)] public partial MergeLayer Last { get; }")]
    [InlineData("[LayerNormalization(From = Layer.Input)] public partial LayerNormalizationLayer First { get; } [AlphaDropout(0.1)] public partial AlphaDropoutLayer Last { get; }")]
    public async Task OutputOfNoLayerWithParameters_IsNSL0003(string layers)
    {
        AnalyzerRun run = await AnalyzerRun.Verify(Network(Hidden + layers).Replace("class Net", "class {|NSL0003:Net|}", StringComparison.Ordinal));

        Assert.Equal(["'Net' declares no layer with weights that the network's output, that of 'Last', depends on; let 'Last' read one, or declare one behind it"], run.Messages("NSL0003"));
    }

    [Theory]
    [InlineData("-3", "-3")]
    [InlineData("0", "0")]
    [InlineData("units: -3", "-3")]
    public async Task UnitsThatAreNotPositive_AreNSL0005(string argument, string units)
    {
        string marked = argument.Contains(':', StringComparison.Ordinal) ? "units: {|NSL0005:-3|}" : $"{{|NSL0005:{argument}|}}";
        AnalyzerRun run = await AnalyzerRun.Verify(Network($"[Dense({marked})] public partial DenseLayer Output {{ get; }}"));

        Assert.Equal([$"The number of units of 'Output' must be positive, was {units}"], run.Messages("NSL0005"));
    }

    [Fact]
    public Task NegativeInput_IsNSL0005AtTheArgument() => AnalyzerRun.Verify(
        $$"""using Neuroslyn; [Network(Loss = Loss.MeanSquaredError, Input = {|NSL0005:-1|})] partial class Net { {{Output}} }""");

    [Fact]
    public Task NumbersOutsideTheEnumerations_AreRefused() => AnalyzerRun.Verify("""
        using Neuroslyn;
        [Network(Input = 3, Loss = {|NSL0011:(Loss)99|}, Precision = {|NSL0014:(Precision)7|})]
        partial class Net
        {
            [Dense(2, {|NSL0011:(Activation)77|}, Initializer = {|NSL0014:(Initializer)(-1)|})] public partial DenseLayer Output { get; }
        }
        """);

    [Theory]
    [InlineData("Activation.LeakyRelu, Slope = {|NSL0014:double.NaN|}")]
    [InlineData("Activation.LeakyRelu, Slope = {|NSL0014:double.PositiveInfinity|}")]
    [InlineData("Initializer = Initializer.HeNormal, InitializerScale = {|NSL0014:0.1|}")]
    [InlineData("InitializerScale = {|NSL0014:0.1|}")]
    [InlineData("Activation.Elu, Alpha = {|NSL2006:0|}")]
    [InlineData("{|NSL0014:2147483647|}")]
    public Task ArgumentsThatCannotBeUsed_AreNSL0014(string arguments) =>
        AnalyzerRun.Verify(Network($"[Dense({(arguments[0] == '{' ? "" : "2, ")}{arguments})] public partial DenseLayer Output {{ get; }}"));

    [Theory]
    [InlineData("{|NSL0014:0|}")]
    [InlineData("{|NSL0014:-1.5|}")]
    [InlineData("{|NSL0014:double.NaN|}")]
    public Task HuberDeltaThatIsNotPositive_IsNSL0014(string delta) => AnalyzerRun.Verify(
        $$"""using Neuroslyn; [Network(Input = 3, Loss = Loss.Huber, HuberDelta = {{delta}})] partial class Net { {{Output}} }""");

    [Fact]
    public Task HuberDeltaOfAnotherLoss_DoesNotMatter() => AnalyzerRun.Verify(
        $$"""using Neuroslyn; [Network(Input = 3, Loss = Loss.MeanSquaredError, HuberDelta = 0)] partial class Net { {{Output}} }""");

    [Theory]
    [InlineData("Initializer.Normal", "{|NSL1010:0|}")]
    [InlineData("Initializer.Normal", "{|NSL1010:-0.1|}")]
    [InlineData("Initializer.Uniform", "{|NSL1010:double.PositiveInfinity|}")]
    [InlineData("Initializer.Constant", "{|NSL1010:double.NaN|}")]
    [InlineData("Initializer.Constant", "0.0")]
    [InlineData("Initializer.Normal", "0.1")]
    public Task InitializerScales_AreNSL1010UnlessTheyFit(string initializer, string scale) =>
        AnalyzerRun.Verify(Network($"[Dense(2, Initializer = {initializer}, InitializerScale = {scale})] public partial DenseLayer Output {{ get; }}"));

    [Fact]
    public Task MissingInitializerScale_IsNSL1010AtTheAttribute() =>
        AnalyzerRun.Verify(Network("[{|NSL1010:Dense(2, Initializer = Initializer.Normal)|}] public partial DenseLayer Output { get; }"));

    [Theory]
    [InlineData("{|NSL4001:1|}")]
    [InlineData("{|NSL4001:-0.1|}")]
    [InlineData("rate: {|NSL4001:double.NaN|}")]
    [InlineData("0.01")]
    [InlineData("0.5")]
    public Task DropoutRates_AreNSL4001UnlessTheyFit(string rate) =>
        AnalyzerRun.Verify(Network($"{Hidden.Replace("[Dense", $"[Dropout({rate}), Dense", StringComparison.Ordinal)}{Output}"));

    [Theory]
    [InlineData("public const int {|NSL0013:InputSize|} = 3;")]
    [InlineData("public int {|NSL0013:Parameters|} => 3;")]
    [InlineData("public class {|NSL0013:Layout|};")]
    [InlineData("public void {|NSL0013:Initialize|}(ulong seed) { }")]
    [InlineData("public int {|NSL0013:Predict|} { get; set; }")]
    [InlineData("public void Predict() { } public void {|NSL0013:Predict|}(System.ReadOnlySpan<float> inputs, System.Span<float> outputs) { }")]
    [InlineData("public void Predict(System.ReadOnlySpan<double> inputs, System.Span<double> outputs) { }")]
    [InlineData("public void Initialize(int seed) { }")]
    [InlineData("public int Input => 3;")]
    public Task MembersThatCollide_AreNSL0013(string member) => AnalyzerRun.Verify(Network(Output + member));

    [Fact]
    public Task LayerThatCollides_IsNSL0013() => AnalyzerRun.Verify(Network("[Dense(2)] public partial DenseLayer {|NSL0013:Parameters|} { get; }"));

    [Fact]
    public async Task LanguageWithoutPartialProperties_IsNSL0020()
    {
        AnalyzerRun run = await AnalyzerRun.Analyze(new CompilationSettings { LanguageVersion = LanguageVersion.CSharp12 }, Network(Output));

        Assert.Equal(
            ["'Net' needs partial properties, which came with C# 13, but this project compiles as C# 12.0; set <LangVersion>13</LangVersion> or higher, or remove it"],
            run.Messages("NSL0020"));
        // The compiler's two beside it: the modifier is unknown, and the other half of the property is missing.
        Assert.Equal(["CS8703", "CS9248", "NSL0020"], run.Diagnostics.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public Task LayerInAnotherPart_IsNSL0021() => AnalyzerRun.Verify(
        Network(Hidden),
        "using Neuroslyn; partial class Net { [Dense(2)] public partial DenseLayer {|NSL0021:Output|} { get; } }");

    [Fact]
    public Task OtherMembersInOtherParts_AreSilent() => AnalyzerRun.Verify(
        "partial class Net { public int Answer => 42; }",
        Network(Output));

    [Theory]
    [InlineData("[Dense(2)] public DenseLayer {|NSL0022:Output|} => null!;")]
    [InlineData("[Dense(2)] public static partial DenseLayer {|NSL0022:Output|} { get; }")]
    [InlineData("[Dense(2)] public partial DenseLayer {|NSL0022:Output|} { get; set; }")]
    [InlineData("[Dense(2)] public partial DenseLayer {|NSL0022:Output|} { get; init; }")]
    [InlineData("[Dense(2)] public partial int {|NSL0022:Output|} { get; }")]
    [InlineData("[Dense(2)] public partial DenseLayer? {|NSL0022:Output|} { get; }")]
    [InlineData("[Dense(2)] public partial DropoutLayer {|NSL0022:Output|} { get; }")]
    [InlineData("[Dense(2)] public partial DenseLayer<double> {|NSL0022:Output|} { get; }")]
    [InlineData("[Dense(2)] public partial DenseLayer {|NSL0022:Output|} { get; } public partial DenseLayer Output => null!;")]
    [InlineData("[Dense(2)] public partial DenseLayer<float> Output { get; }")]
    public Task PropertiesThatCannotBeImplemented_AreNSL0022(string property) => AnalyzerRun.Verify(Network(property));

    [Fact]
    public Task Indexer_IsNSL0022() => AnalyzerRun.Verify(Network(Output + "[Dense(2)] public DenseLayer {|NSL0022:this|}[int index] => null!;"));

    [Theory]
    [InlineData("""[Dense({|CS1503:"2"|})] public partial DenseLayer Output { get; }""")]
    [InlineData("[{|CS1729:Dense()|}] public partial DenseLayer Output { get; }")]
    [InlineData("[Dense(2, {|CS0246:Units2|} = 3)] public partial DenseLayer Output { get; }")]
    [InlineData("[Dense(2, Slope = {|CS0029:\"a\"|})] public partial DenseLayer Output { get; }")]
    public Task WhatTheCompilerRefuses_IsNotReportedAgain(string property) => AnalyzerRun.Verify(Network(property));

    [Fact]
    public async Task UnknownType_IsLeftToTheCompiler()
    {
        AnalyzerRun run = await AnalyzerRun.Analyze(new CompilationSettings(), Network("[Dense(2)] public partial DenseLayr Output { get; }"));

        // Once in the user's half of the property, once in the other.
        Assert.Equal(["CS0246", "CS0246"], run.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public Task NetworkAttributeThatTheCompilerRefuses_IsNotReportedAgain() => AnalyzerRun.Verify(
        $$"""using Neuroslyn; [Network({|CS0246:Inputs|} = 3)] partial class Net { {{Output}} }""");

    [Fact]
    public Task RepeatedAttribute_IsLeftToTheCompiler() => AnalyzerRun.Verify(
        $$"""using Neuroslyn; [Network(Input = 3)] partial class Net { {{Output}} } [{|CS0579:Network|}(Input = 3)] partial class Net;""");

    [Fact]
    public Task AttributeOfAnotherLibrary_IsNotOurs() => AnalyzerRun.Verify(
        "class NetworkAttribute : System.Attribute; [Network] class Net; namespace Other { class NetworkAttribute : System.Attribute; [Network] class Net; }");

    private static string Network(string members) => $$"""
        using Neuroslyn;
        [Network(Input = 3, Loss = Loss.MeanSquaredError)]
        partial class Net { {{members}} }
        """;

    private static string At(Microsoft.CodeAnalysis.Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
}
