using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Neuroslyn.Generator.Diagnostics;
using Neuroslyn.Generator.Discovery.Usage;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Validation;
using Neuroslyn.Generator.Validation.Usage;

namespace Neuroslyn.Generator.Analyzers;

/// <summary>Reports what is wrong with code that trains and uses networks, one member at a time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsageAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.OfUsage;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (!RuntimeTypes.IsReferencedBy(start.Compilation))
            {
                return;
            }

            var types = new RuntimeTypes(start.Compilation);

            // One model per class: there is no need to compare them member by member.
            var traits = new ConditionalWeakTable<NetworkModel, Lazy<NetworkTraits?>>();
            start.RegisterOperationBlockAction(block =>
                AnalyzeBlock(block, types, model => traits.GetValue(model, static created => new Lazy<NetworkTraits?>(() => NetworkTraits.Of(created))).Value));
        });
    }

    private static void AnalyzeBlock(OperationBlockAnalysisContext context, RuntimeTypes types, Func<NetworkModel, NetworkTraits?> traits)
    {
        try
        {
            if (UsageReader.Read(context.OwningSymbol, context.OperationBlocks, types, context.Compilation, context.CancellationToken) is { } reading)
            {
                RuleOptions options = RuleSettings.Read(context.Options, context.OperationBlocks[0].Syntax.SyntaxTree);
                ReportAll(context, reading, UsageRules.Check(new UsageContext(reading.Model, options, traits)));
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Nothing is generated from this code, so that a fault of a rule must not stop the build.
            var problem = Problem.At(Anchor.Class, "NSL9999", context.OwningSymbol.Name, GenerationFailure.Describe(exception)).As(DiagnosticSeverity.Warning);
            context.ReportDiagnostic(Report.Create(problem, context.OwningSymbol.Locations[0], []));
        }
    }

    private static void ReportAll(OperationBlockAnalysisContext context, UsageReading reading, IEnumerable<Problem> problems)
    {
        foreach (Problem problem in problems)
        {
            context.ReportDiagnostic(Report.Create(problem, reading.Places[problem.Anchor.Place.Index], problem.Related.Select(place => reading.Places[place.Index])));
        }
    }
}
