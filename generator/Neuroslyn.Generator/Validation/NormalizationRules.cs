using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>NSL4004, 4006 and 4007: does a batch normalisation see what it will see in prediction, and does something follow it?</summary>
internal static class NormalizationRules
{
    public static IEnumerable<Problem> Check(RuleContext context) =>
        context.Graph.BatchNormalizations.SelectMany(normalization => Check(context, normalization));

    private static IEnumerable<Problem> Check(RuleContext context, NormalizationOperation normalization)
    {
        Operation? front = context.Graph.Producer(normalization.Input);
        if (front is DenseOperation { BiasOffset: >= 0, Activation.Kind: Activation.Identity } dense && context.IsOnlyReaderOfOutput(normalization, dense))
        {
            yield return Problem.At(Anchor.Dense(dense), "NSL4006", dense.Name, dense.Units)
                .WithRepairs(Repair.Of("Fix_WithoutBias", Edit.SetDense(dense, "UseBias", "false")));
        }

        for (; front is DropoutOperation or NormalizationOperation or MaxoutOperation; front = context.Graph.Producer(front.Input))
        {
            if (front is DropoutOperation { Rate: > 0 } dropout)
            {
                string attribute = dropout.IsAlpha ? "AlphaDropout" : "Dropout";
                yield return Problem.At(new Anchor(dropout.Name, attribute), "NSL4004", dropout.Name, normalization.Name, Literal.Rounded(1 / (1 - dropout.Rate)))
                    .WithRepairs(Repair.Of("Fix_MoveDropout", Edit.Add(normalization.Name, attribute, Literal.Double(dropout.Rate)), Edit.Remove(dropout.Name, attribute)).With(normalization.Name));
            }
        }

        bool isBehindOutput = context.Graph.Loss is not null && context.Behind(context.Output).Contains(normalization);
        if (isBehindOutput && !(normalization.IsDecorator && normalization.Activation.Kind is Activation.Softmax or Activation.Sigmoid))
        {
            yield return Problem.At(new Anchor(normalization.Name, "BatchNormalization"), "NSL4007", normalization.Name)
                .WithRepairs(Repair.Of("Fix_RemoveNormalization", Edit.Remove(normalization.Name, "BatchNormalization")));
        }
    }
}
