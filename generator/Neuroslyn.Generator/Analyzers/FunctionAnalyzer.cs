using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Neuroslyn.Generator.Diagnostics;
using Neuroslyn.Generator.Discovery;
using Neuroslyn.Generator.Discovery.Functions;

namespace Neuroslyn.Generator.Analyzers;

/// <summary>Reports in methods with <c>[Activation]</c> and <c>[Loss]</c> what keeps them from being differentiated, at each construct.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FunctionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [StructureDescriptors.NSL0012];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // Two functions may call the same third one; what is wrong in it is reported once.
            var reported = new ConcurrentDictionary<Location, bool>();
            start.RegisterSymbolAction(symbol => AnalyzeMethod(symbol, reported), SymbolKind.Method);
        });
    }

    private static void AnalyzeMethod(SymbolAnalysisContext context, ConcurrentDictionary<Location, bool> reported)
    {
        var method = (IMethodSymbol)context.Symbol;
        foreach (FunctionRole role in new[] { FunctionRole.Activation, FunctionRole.Loss })
        {
            if (AttributeReader.Find(method, role.AttributeName) is null || FunctionSource.DeclarationOf(method, context.CancellationToken) is not { } declaration)
            {
                continue;
            }

            foreach (FunctionProblem problem in FunctionReader.Read(method, declaration, role, context.Compilation, context.CancellationToken).Problems)
            {
                if (reported.TryAdd(problem.Location, true))
                {
                    context.ReportDiagnostic(Diagnostic.Create(StructureDescriptors.NSL0012, problem.Location, problem.Construct, Messages.Phrase(problem.Reason, [.. problem.Arguments])));
                }
            }
        }
    }
}
