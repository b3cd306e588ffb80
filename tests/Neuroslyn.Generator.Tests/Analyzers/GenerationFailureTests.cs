using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Neuroslyn.Generator.Tests.Analyzers;

public sealed class GenerationFailureTests
{
    private const string Source = "using Neuroslyn; [Network(Input = 3)] partial class Net { [Dense(2)] public partial DenseLayer Output { get; } }";

    [Fact]
    public async Task FaultOfTheGenerator_IsOneError()
    {
        CSharpCompilation compilation = SourceCompilation.Create([Source], new CompilationSettings());
        string stub = NetworkGenerator.Generate(GeneratorRun.Any(Source).Outputs(TrackingNames.Models).Select(output => (Model.NetworkModel)output.Value).Single(), _ => throw new FormatException("a\r\nb"));
        SyntaxTree generated = CSharpSyntaxTree.ParseText(
            SourceText.From(stub, Encoding.UTF8),
            new CompilationSettings().ParseOptions,
            $"Neuroslyn.Generator/{typeof(NetworkGenerator).FullName}/Net.g.cs");
        compilation = compilation.AddSyntaxTrees(generated);

        Assert.Empty(SourceCompilation.Problems(compilation, compilation.SyntaxTrees.Take(1)));
        Diagnostic diagnostic = (await AnalyzerRun.Findings(compilation)).Single(finding => finding.Severity != DiagnosticSeverity.Hidden);
        Assert.Equal("NSL9999", diagnostic.Id);
        Assert.Equal("Generating 'Net' failed: FormatException: a b. Please report this with the class", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("Net", Source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Fact]
    public void Cancellation_IsNotAFault() =>
        Assert.Throws<OperationCanceledException>(() => NetworkGenerator.Generate(null!, _ => throw new OperationCanceledException()));
}
