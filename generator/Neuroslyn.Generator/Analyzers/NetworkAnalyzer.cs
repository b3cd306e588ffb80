using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Neuroslyn.Generator.Diagnostics;
using Neuroslyn.Generator.Discovery;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Validation;

namespace Neuroslyn.Generator.Analyzers;

/// <summary>Reports what is wrong with network classes. It reads the class with the generator's Discovery and judges it by the generator's rules.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.OfNetworks;

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
        if (type.TypeKind != TypeKind.Class || NetworkDiscovery.FindDeclaration(type, context.CancellationToken) is not { } declaration)
        {
            // On anything but a class the compiler refuses the attribute itself.
            return;
        }

        var anchors = new AnchorResolver(type, declaration, context.CancellationToken);
        LanguageVersion language = ((CSharpParseOptions)declaration.SyntaxTree.Options).LanguageVersion;
        if (!LanguageRules.HasPartialProperties(language))
        {
            ReportProblem(context, anchors, Problem.At(Anchor.Network(), "NSL0020", type.Name, language.ToDisplayString()));
            return;
        }

        foreach (Problem problem in Check(type, declaration, context.Compilation, RuleSettings.Read(context.Options, declaration.SyntaxTree), context.CancellationToken))
        {
            ReportProblem(context, anchors, problem);
        }
    }

    /// <summary>The problems of one class. A fault in discovery or in a rule is itself a finding; the generator meets the same fault and writes a stub.</summary>
    private static IEnumerable<Problem> Check(INamedTypeSymbol type, TypeDeclarationSyntax declaration, Compilation compilation, RuleOptions options, CancellationToken cancellation)
    {
        try
        {
            NetworkModel model = ProjectNetworks.Of(compilation).Read(type, declaration, cancellation);
            IReadOnlyList<Problem> problems = NetworkRules.Check(model, options, GeneratedParts.Length(type));
            return GenerationFailure.Find(type) is { } failure ? [.. problems, InternalError(type, failure)] : problems;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [InternalError(type, GenerationFailure.Describe(exception))];
        }
    }

    private static Problem InternalError(INamedTypeSymbol type, string failure) => Problem.At(Anchor.Class, "NSL9999", type.Name, failure);

    private static void ReportProblem(SymbolAnalysisContext context, AnchorResolver anchors, Problem problem) =>
        context.ReportDiagnostic(Report.Create(problem, anchors.Resolve(problem.Anchor), []));
}
