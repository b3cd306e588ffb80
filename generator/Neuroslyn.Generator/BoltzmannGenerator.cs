using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Neuroslyn.Generator.Discovery;
using Neuroslyn.Generator.Emission.Boltzmann;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;
using Neuroslyn.Generator.Validation;

namespace Neuroslyn.Generator;

/// <summary>Wires the stages together for classes with <c>[Boltzmann]</c>. Problems are the analyzers' business.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class BoltzmannGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<BoltzmannModel> models = context.SyntaxProvider
            .ForAttributeWithMetadataName(BoltzmannDiscovery.AttributeName, static (node, _) => node is TypeDeclarationSyntax, static (candidate, cancellation) => Read(candidate, cancellation))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.BoltzmannModels);

        IncrementalValueProvider<EquatableArray<string>> ambiguousNames = models
            .Select(static (model, _) => model.Type.MetadataName)
            .Collect()
            .Select(static (names, _) => HintName.Ambiguous(names).ToEquatableArray());

        IncrementalValuesProvider<GeneratedFile> files = models
            .Where(static model => model.Type.IsExtensible && BoltzmannRules.CanGenerate(model))
            .Combine(ambiguousNames)
            .Select(static (pair, _) => new GeneratedFile(HintName.Of(pair.Left.Type.MetadataName, pair.Right.Contains(pair.Left.Type.MetadataName)), Write(pair.Left)))
            .WithTrackingName(TrackingNames.BoltzmannFiles);

        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, file.Text));
    }

    private static string Write(BoltzmannModel model)
    {
        try
        {
            return BoltzmannEmitter.Emit(new BoltzmannPlan(model));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return BoltzmannEmitter.EmitFailure(model, GenerationFailure.Describe(exception));
        }
    }

    /// <summary>The model of a candidate; null for a second attribute on the same class, which the compiler refuses, and for a class that discovery fails on.</summary>
    private static BoltzmannModel? Read(GeneratorAttributeSyntaxContext candidate, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)candidate.TargetSymbol;
        try
        {
            return BoltzmannDiscovery.FindDeclaration(type, cancellation) == candidate.TargetNode ? BoltzmannDiscovery.Read(type, cancellation) : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The analyzer reads the same class the same way, meets the same fault and reports it.
            return null;
        }
    }
}
