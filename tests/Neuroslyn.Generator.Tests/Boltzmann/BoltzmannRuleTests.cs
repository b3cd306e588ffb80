using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Tests.Harness;

namespace Neuroslyn.Generator.Tests.Boltzmann;

/// <summary>Each mistake in <c>[Boltzmann]</c> is one finding, at its argument.</summary>
public sealed class BoltzmannRuleTests
{
    [Theory]
    [InlineData("[Boltzmann(Visible = 2, Hidden = 3)] sealed class {|NSL0001:M|};")]
    [InlineData("class {|NSL0001:Outer|} { [Boltzmann(Visible = 2, Hidden = 3)] internal sealed partial class M; }")]
    [InlineData("[Boltzmann(Visible = 2, Hidden = 3)] abstract partial class {|NSL0002:M|};")]
    [InlineData("[Boltzmann(Visible = 2, Hidden = 3)] partial record {|NSL0002:M|};")]
    [InlineData("[{|NSL0003:Boltzmann(Visible = 2)|}] sealed partial class M;")]
    [InlineData("[{|NSL0003:Boltzmann(Hidden = 2)|}] sealed partial class M;")]
    [InlineData("[Boltzmann(Visible = {|NSL0005:-2|}, Hidden = 3)] sealed partial class M;")]
    [InlineData("[Boltzmann(Visible = 2, Hidden = {|NSL0005:-3|})] sealed partial class M;")]
    [InlineData("[Boltzmann(Visible = 2, Hidden = 3, InitializerScale = {|NSL0014:0|})] sealed partial class M;")]
    [InlineData("[Boltzmann(Visible = 2, Hidden = 3, InitializerScale = {|NSL0014:double.NaN|})] sealed partial class M;")]
    [InlineData("[Boltzmann(Visible = 2, Hidden = 3, Precision = {|NSL0014:(Precision)7|})] sealed partial class M;")]
    [InlineData("[Boltzmann(Visible = 2, Hidden = 3, VisibleUnits = {|NSL0014:(VisibleUnits)2|})] sealed partial class M;")]
    [InlineData("[Boltzmann(Visible = 60000, Hidden = {|NSL0014:60000|})] sealed partial class M;")]
    [InlineData("[Boltzmann(Visible = 2, Hidden = 3)] sealed partial class M { int {|NSL0013:Layout|} => 1; }")]
    [InlineData("[Boltzmann(Visible = 2, Hidden = 3)] sealed partial class M { void {|NSL0013:Initialize|}(ulong seed) { } }")]
    [InlineData("[Boltzmann(Visible = 2, Hidden = 3)] sealed partial class M { void Initialize(string text) { } }")]
    [InlineData("[Boltzmann(Visible = 2, Hidden = 3)] sealed partial class M;")]
    [InlineData("[Boltzmann(Visible = 1, Hidden = 1, Precision = Precision.Double, VisibleUnits = VisibleUnits.Gaussian)] sealed partial class M { public M() { } }")]
    public async Task OneMistake_IsOneFinding(string marked)
    {
        MarkedSource source = MarkedSource.Parse("using Neuroslyn; " + marked);
        GeneratorRun run = GeneratorRun.Any(new BoltzmannGenerator(), new CompilationSettings(), source.Text);
        ImmutableArray<Diagnostic> findings = await AnalyzerRun.Findings(run.Output);
        Assert.Equal(
            source.Marks.Select(mark => $"{mark.Id} {mark.Span}"),
            findings.Where(finding => finding.Severity != DiagnosticSeverity.Hidden).Select(finding => $"{finding.Id} {finding.Location.SourceSpan}"));
        if (source.Marks.Count == 0)
        {
            Assert.Empty(run.Problems);
        }
    }

    [Fact]
    public async Task AClassIsNotBoth()
    {
        GeneratorRun run = GeneratorRun.Any(
            new BoltzmannGenerator(), new CompilationSettings(), "using Neuroslyn; [Boltzmann(Visible = 2, Hidden = 3), Network(Input = 2)] sealed partial class M { [Dense(1)] public DenseLayer Output => null!; }");
        Diagnostic finding = Assert.Single(await AnalyzerRun.Findings(run.Output), finding => finding.Id == "NSL0002");
        Assert.Equal("'M' cannot be a network: it bears [Boltzmann] as well; make two classes", finding.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Visible = 3", "'M' declares no hidden units: set Hidden = n on [Boltzmann]")]
    [InlineData("Hidden = 3", "'M' declares no visible units: set Visible = n on [Boltzmann], the number of values of one sample")]
    public async Task MissingSizes_SayWhatToWrite(string arguments, string message)
    {
        GeneratorRun run = GeneratorRun.Any(new BoltzmannGenerator(), new CompilationSettings(), $"using Neuroslyn; [Boltzmann({arguments})] sealed partial class M;");
        Assert.Equal(message, Assert.Single(await AnalyzerRun.Findings(run.Output)).GetMessage(CultureInfo.InvariantCulture));
    }
}
