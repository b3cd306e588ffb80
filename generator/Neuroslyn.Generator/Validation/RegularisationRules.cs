using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>NSL0017, 4002, 4003, 4012 and 4013: does dropout act where and as strongly as it is meant to, and is there any where it is needed?</summary>
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
                    .WithRepairs(Repair.Of("Fix_SetDropoutRate", new Edit(EditKind.SetArgument, dropout.Name, Attribute(dropout), "rate", "0.5")).With("0.5"));
            }
        }

        bool drops = context.Graph.Operations.OfType<DropoutOperation>().Any(static dropout => dropout.Rate > 0);
        bool normalises = context.Graph.BatchNormalizations.Any();
        if (drops && normalises)
        {
            yield return Problem.At(Anchor.Class, "NSL4013", context.Model.Type.Name);
        }

        int samples = context.Facts.TrainingSamples;
        int trained = TrainedParameters(context);
        if (samples > 0 && trained > context.Options.ParametersPerSample * samples && !drops && !normalises)
        {
            Problem problem = Problem.At(Anchor.Network("TrainingSamples"), "NSL4012", trained, samples);
            DenseOperation? widest = context.Hidden.Where(static dense => dense.Model.Activation.Kind != Activation.Selu).OrderByDescending(static dense => dense.LayerUnits).FirstOrDefault();
            yield return widest is null ? problem : problem.WithRepairs(Repair.Of("Fix_AddDropout", Edit.Add(widest.Name, "Dropout", "0.5")).With(widest.Name));
        }
    }

    /// <summary>Values that training can fit to the data: those of frozen layers it cannot.</summary>
    private static int TrainedParameters(RuleContext context) => context.Graph.Operations.Where(static operation => !operation.IsFrozen).Sum(static operation => operation.ParameterCount);

    private static Problem At(string id, DropoutOperation dropout, params MessageArgument[] arguments) => Problem.At(new Anchor(dropout.Name, Attribute(dropout), "rate"), id, arguments);

    private static Repair Remove(DropoutOperation dropout) => Repair.Of("Fix_RemoveDropout", Edit.Remove(dropout.Name, Attribute(dropout)));

    private static string Attribute(DropoutOperation dropout) => dropout.IsAlpha ? "AlphaDropout" : "Dropout";
}
