using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Neuroslyn.Generator.Discovery;
using Neuroslyn.Generator.Emission;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;
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
            .ForAttributeWithMetadataName(NetworkDiscovery.AttributeName, static (node, _) => node is TypeDeclarationSyntax, static (candidate, cancellation) => Read(candidate, cancellation))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Models);

        IncrementalValueProvider<bool> hasPartialProperties = context.ParseOptionsProvider
            .Select(static (options, _) => LanguageRules.HasPartialProperties(((CSharpParseOptions)options).LanguageVersion));

        IncrementalValueProvider<EquatableArray<string>> ambiguousNames = models
            .Select(static (model, _) => model.Type.MetadataName)
            .Collect()
            .Select(static (names, _) => HintName.Ambiguous(names).ToEquatableArray());

        IncrementalValuesProvider<GeneratedFile> files = models
            .Combine(hasPartialProperties)
            .Where(static pair => pair.Right && pair.Left.Type.IsExtensible)
            .Select(static (pair, _) => pair.Left)
            .Combine(ambiguousNames)
            .Select(static (pair, _) => new GeneratedFile(HintName.Of(pair.Left.Type.MetadataName, pair.Right.Contains(pair.Left.Type.MetadataName)), Generate(pair.Left, Write)))
            .WithTrackingName(TrackingNames.Files);

        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, file.Text));
    }

    /// <summary>The text of one model's file; a stub where <paramref name="write"/> fails, so that the user sees the failure and nothing that follows from it.</summary>
    internal static string Generate(NetworkModel model, Func<NetworkModel, string> write)
    {
        try
        {
            return write(model);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return NetworkEmitter.EmitStub(model, GenerationFailure.Describe(exception));
        }
    }

    private static string Write(NetworkModel model) => NetworkRules.CanGenerate(model) ? NetworkEmitter.Emit(GraphBuilder.Build(model)) : NetworkEmitter.EmitStub(model);

    /// <summary>The model of a candidate; null for a second attribute on the same class, which the compiler refuses, and for a class that discovery fails on.</summary>
    private static NetworkModel? Read(GeneratorAttributeSyntaxContext candidate, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)candidate.TargetSymbol;
        try
        {
            return NetworkDiscovery.FindDeclaration(type, cancellation) is { } declaration && declaration == candidate.TargetNode
                ? NetworkDiscovery.Read(type, declaration, candidate.SemanticModel.Compilation, cancellation)
                : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The analyzer reads the same class the same way, meets the same fault and reports it.
            return null;
        }
    }
}
