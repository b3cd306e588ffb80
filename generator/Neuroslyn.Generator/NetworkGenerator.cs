using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Neuroslyn.Generator.Discovery;
using Neuroslyn.Generator.Emission;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Validation;

namespace Neuroslyn.Generator;

/// <summary>Wires the stages together: a class with <c>[Network]</c> becomes a model, the model becomes a file. Problems are the analyzers' business.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<NetworkModel> models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                NetworkDiscovery.AttributeName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (attribute, cancellation) => NetworkDiscovery.Read((INamedTypeSymbol)attribute.TargetSymbol, (TypeDeclarationSyntax)attribute.TargetNode, cancellation))
            .WithTrackingName(TrackingNames.Models);

        IncrementalValueProvider<bool> hasPartialProperties = context.ParseOptionsProvider
            .Select(static (options, _) => LanguageRules.HasPartialProperties(((CSharpParseOptions)options).LanguageVersion));

        IncrementalValuesProvider<GeneratedFile> files = models
            .Combine(hasPartialProperties)
            .Where(static pair => pair.Right && pair.Left.Type.IsExtensible)
            .Select(static (pair, _) => Generate(pair.Left))
            .WithTrackingName(TrackingNames.Files);

        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, file.Text));
    }

    /// <summary>The file of one model. All numbers go through Literal, so the machine's culture does not show.</summary>
    internal static GeneratedFile Generate(NetworkModel model)
    {
        string text = NetworkRules.HasErrors(model) ? NetworkEmitter.EmitStub(model) : NetworkEmitter.Emit(GraphBuilder.Build(model));
        return new GeneratedFile(model.Type.MetadataName.Replace('`', '-') + ".g.cs", text);
    }
}
