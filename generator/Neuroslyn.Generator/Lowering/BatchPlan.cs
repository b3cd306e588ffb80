using Neuroslyn.Generator.Graph;

namespace Neuroslyn.Generator.Lowering;

/// <summary>Whether a network is so small that a training step on a batch is one method: samples in the lanes, every value of a sample and every gradient in a local.</summary>
internal static class BatchPlan
{
    /// <summary>
    /// Parameters up to which the sums of all gradients stay in registers, or nearly so, while the samples pass. With 131 of them, in locals or in memory, a step
    /// took twice as long as layer by layer (measured).
    /// </summary>
    private const int MaximumSums = 24;

    /// <summary>Whether a step takes one method: a chain of few dense units whose formulas need no memory of their own.</summary>
    public static bool Applies(NetworkGraph graph) =>
        graph.Loss is { Form: LossForm.Elementwise or LossForm.OfPreActivation or LossForm.FusedSoftmax } loss &&
        graph.ParameterCount <= MaximumSums &&
        graph.Operations.All(operation => operation is DenseOperation { IsFrozen: false, HasLearned: false, ReadsBatchMajor: false } dense &&
            (dense.Function is not null || (loss.Form == LossForm.FusedSoftmax && dense.Output == graph.Output)));
}
