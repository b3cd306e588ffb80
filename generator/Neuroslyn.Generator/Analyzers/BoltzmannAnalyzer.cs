using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Neuroslyn.Generator.Diagnostics;
using Neuroslyn.Generator.Discovery;
using Neuroslyn.Generator.Validation;

namespace Neuroslyn.Generator.Analyzers;

/// <summary>Reports what is wrong with classes that bear <c>[Boltzmann]</c>, read and judged as the generator does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BoltzmannAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. new[] { "NSL0001", "NSL0002", "NSL0003", "NSL0005", "NSL0013", "NSL0014", "NSL9999" }.Select(Rules.Of)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class || BoltzmannDiscovery.FindDeclaration(type, context.CancellationToken) is not { } declaration)
        {
            // On anything but a class the compiler refuses the attribute itself.
            return;
        }

        var anchors = new AnchorResolver(type, declaration, context.CancellationToken);
        foreach (Problem problem in Check(type, context.CancellationToken))
        {
            context.ReportDiagnostic(Report.Create(problem, anchors.Resolve(problem.Anchor), []));
        }
    }

    /// <summary>The problems of one class. A fault in discovery or in a rule is itself a finding.</summary>
    private static IEnumerable<Problem> Check(INamedTypeSymbol type, CancellationToken cancellation)
    {
        try
        {
            Problem[] problems = [.. BoltzmannRules.Check(BoltzmannDiscovery.Read(type, cancellation))];
            return GenerationFailure.Find(type) is { } failure ? [.. problems, InternalError(type, failure)] : problems;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [InternalError(type, GenerationFailure.Describe(exception))];
        }
    }

    private static Problem InternalError(INamedTypeSymbol type, string failure) => Problem.At(Anchor.Class, "NSL9999", type.Name, failure);
}
