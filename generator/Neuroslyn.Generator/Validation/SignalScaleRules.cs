using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Signal;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>NSL1004 and 1005: weights of a written scale that lose the signal, or drown it in saturation.</summary>
/// <remarks>A scale is blamed only if the prediction is much better with the initialiser that fits, everything else being equal.</remarks>
internal static class SignalScaleRules
{
    /// <summary>A signal or gradient this small relative to where it came from is lost among the rest.</summary>
    private const double Lost = 1e-3;

    /// <summary>Pre-activations of this deviation leave a saturating activation mostly flat.</summary>
    private const double Saturated = 5;

    /// <summary>A signal grown by this factor over the hidden layers makes the first steps explode.</summary>
    private const double Exploded = 100;

    public static IEnumerable<Problem> Check(RuleContext context)
    {
        List<DenseOperation> small = [.. context.Dense.Where(dense => HasWrittenScale(context, dense) && Ratio(dense) < 0.5)];
        List<DenseOperation> large = [.. context.Dense.Where(dense => HasWrittenScale(context, dense) && Ratio(dense) > 2)];
        return (small.Count > 0 && context.Hidden.Count() >= 2 ? CheckSmall(context, small) : []).Concat(large.Count > 0 ? CheckLarge(context, large) : []);
    }

    private static IEnumerable<Problem> CheckSmall(RuleContext context, List<DenseOperation> small)
    {
        DenseOperation first = context.Dense[0];
        DenseOperation last = context.Hidden.Last();
        IReadOnlyList<LayerSignal> matched = NetworkSignal.Predict(context.Graph, dense => small.Contains(dense) ? NetworkSignal.MatchedWeightsOf(dense) : NetworkSignal.WeightsOf(dense));
        double signal = Size(context.Signal(last));
        double gradient = context.Signal(first).GradientScale;
        MessageArgument? loss = null;
        if (signal < Lost && signal < 0.1 * Size(Find(matched, last)))
        {
            loss = MessageArgument.Phrase("NSL1004_Signal", last.Name, Literal.Rounded(signal));
        }
        else if (gradient < Lost && gradient < 0.1 * Find(matched, first).GradientScale)
        {
            loss = MessageArgument.Phrase("NSL1004_Gradient", first.Name, Literal.Rounded(gradient));
        }

        return loss is null ? [] : small.Select(dense => At("NSL1004", dense, loss));
    }

    private static IEnumerable<Problem> CheckLarge(RuleContext context, List<DenseOperation> large)
    {
        IReadOnlyList<LayerSignal> matched = NetworkSignal.Predict(context.Graph, dense => large.Contains(dense) ? NetworkSignal.MatchedWeightsOf(dense) : NetworkSignal.WeightsOf(dense));
        DenseOperation? last = context.Hidden.LastOrDefault();
        bool explodes = last is not null && Size(context.Signal(last)) is var signal && signal > Exploded && signal > 10 * Size(Find(matched, last));
        foreach (DenseOperation dense in large)
        {
            double deviation = context.Signal(dense).PreActivationDeviation;
            if (context.Traits(dense).Saturates && deviation > Saturated)
            {
                yield return At("NSL1005", dense, MessageArgument.Phrase("NSL1005_Saturation", Literal.Rounded(deviation), ActivationFormulas.DisplayName(dense.Model.Activation)));
            }
            else if (explodes && dense != context.Output)
            {
                yield return At("NSL1005", dense, MessageArgument.Phrase("NSL1005_Explosion", last!.Name, Literal.Rounded(Size(context.Signal(last)))));
            }
        }
    }

    /// <summary>A scale that matters: a normalisation that follows would divide it away.</summary>
    private static bool HasWrittenScale(RuleContext context, DenseOperation dense) => context.Normalization(dense) is null && dense.Model.Initializer is Initializer.Normal or Initializer.Uniform;

    /// <summary>How the written standard deviation compares with the one that fits.</summary>
    private static double Ratio(DenseOperation dense) => NetworkSignal.WeightsOf(dense).Deviation / NetworkSignal.MatchedWeightsOf(dense).Deviation;

    private static double Size(LayerSignal signal) => signal.ActivationDeviation;

    private static LayerSignal Find(IReadOnlyList<LayerSignal> signals, DenseOperation dense) => signals.First(signal => signal.Name == dense.Name);

    private static Problem At(string id, DenseOperation dense, MessageArgument reason) => Problem
        .At(Anchor.Dense(dense, "InitializerScale"), id, dense.Name, Literal.Rounded(NetworkSignal.WeightsOf(dense).Deviation), dense.InputSize, reason, Literal.Rounded(NetworkSignal.MatchedWeightsOf(dense).Deviation))
        .WithRepairs(Repair.Of("Fix_UseMatchedInitializer", Edit.UnsetDense(dense, "Initializer"), Edit.UnsetDense(dense, "InitializerScale")));
}
