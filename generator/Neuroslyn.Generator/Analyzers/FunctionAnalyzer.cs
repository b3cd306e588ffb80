using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Neuroslyn.Generator.Diagnostics;
using Neuroslyn.Generator.Discovery;
using Neuroslyn.Generator.Discovery.Functions;

namespace Neuroslyn.Generator.Analyzers;

/// <summary>Reports in methods with <c>[Activation]</c> and <c>[Loss]</c> what keeps them from being differentiated, and what would lose digits, at each construct.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FunctionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [StructureDescriptors.NSL0012, LossDescriptors.NSL3010];

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

            FunctionReading reading = FunctionReader.Read(method, declaration, role, context.Compilation, context.CancellationToken);
            foreach (StableForm form in reading.Bodies.SelectMany(StableForms.Find))
            {
                // A method of another project is that project's business.
                if (context.Compilation.ContainsSyntaxTree(form.Location.SourceTree!) && reported.TryAdd(form.Location, true))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        LossDescriptors.NSL3010,
                        form.Location,
                        form.Unused,
                        ImmutableDictionary<string, string?>.Empty.Add(StableForm.ReplacementKey, form.Replacement),
                        form.Construct,
                        Messages.Phrase("NSL3010_" + form.Reason),
                        form.Replacement));
                }
            }

            foreach (FunctionProblem problem in reading.Problems)
            {
                if (reported.TryAdd(problem.Location, true))
                {
                    context.ReportDiagnostic(Diagnostic.Create(StructureDescriptors.NSL0012, problem.Location, problem.Construct, Messages.Phrase(problem.Reason, [.. problem.Arguments])));
                }
            }
        }
    }
}
