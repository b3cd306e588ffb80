using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>NSL0017 and NSL4xxx: does dropout act where and as strongly as it is meant to?</summary>
internal static class RegularisationRules
{
    public static IEnumerable<Problem> Check(RuleContext context)
    {
        List<DropoutOperation> behindOutput = [.. context.EndsInOutput ? context.DropoutsAfter(context.Output) : []];
        foreach (DropoutOperation dropout in context.Graph.Operations.OfType<DropoutOperation>())
        {
            if (dropout.Rate == 0)
            {
                yield return At("NSL0017", dropout, dropout.Name).WithRepairs(Remove(dropout));
            }
            else if (behindOutput.Contains(dropout))
            {
                yield return At("NSL4003", dropout, dropout.Name, context.Output.Name).WithRepairs(Remove(dropout));
            }
            else if (dropout.Rate > context.Options.HighDropoutRate)
            {
                yield return At("NSL4002", dropout, dropout.Name, Literal.Rounded(100 * (1 - dropout.Rate)))
                    .As(dropout.Rate >= context.Options.VeryHighDropoutRate ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info)
                    .WithRepairs(Repair.Of("Fix_SetDropoutRate", new Edit(EditKind.SetArgument, dropout.Name, "Dropout", "rate", "0.5")).With("0.5"));
            }
        }

        int samples = context.Facts.TrainingSamples;
        if (samples > 0 && context.Graph.ParameterCount > context.Options.ParametersPerSample * samples && !context.Graph.Operations.OfType<DropoutOperation>().Any(static dropout => dropout.Rate > 0))
        {
            yield return Problem.At(Anchor.Network("TrainingSamples"), "NSL4012", context.Graph.ParameterCount, samples);
        }
    }

    private static Problem At(string id, DropoutOperation dropout, params MessageArgument[] arguments) => Problem.At(Anchor.Dropout(dropout.Name), id, arguments);

    private static Repair Remove(DropoutOperation dropout) => Repair.Of("Fix_RemoveDropout", new Edit(EditKind.RemoveAttribute, dropout.Name, "Dropout"));
}
