using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Neuroslyn.Generator.Tests.HarnessTests;

/// <summary>A generator for trying out the harness: writes one source per class, its text given by a function of the class's name.</summary>
internal sealed class ProbeGenerator(Func<string, string> write) : IIncrementalGenerator
{
    public const string NameStep = "Name";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<string> names = context.SyntaxProvider
            .CreateSyntaxProvider(
                (node, _) => node is ClassDeclarationSyntax,
                (syntax, _) => ((ClassDeclarationSyntax)syntax.Node).Identifier.ValueText)
            .WithTrackingName(NameStep);
        context.RegisterSourceOutput(names, (output, name) => output.AddSource($"{name}.g.cs", SourceText.From(write(name), Encoding.UTF8)));
    }
}
