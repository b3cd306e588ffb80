namespace Neuroslyn.Benchmarks.Comparison;

/// <summary>What is compared.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Operation"><c>infer</c>, <c>train_sgd</c> or <c>train_adam</c>.</param>
/// <param name="Batch">Samples per call.</param>
/// <param name="Threads">Threads that share a call.</param>
internal sealed record Row(string Network, string Operation, int Batch, int Threads)
{
    /// <summary>
    /// The learning rate of timed steps: the arithmetic is the same as at any other, but the weights stay where they are. Otherwise millions
    /// of steps on random targets would end in denormal numbers, and those would be timed.
    /// </summary>
    private const double TimedLearningRate = 1e-9;

    /// <summary>All operations, in the peers' order.</summary>
    public static IReadOnlyList<string> Operations { get; } = ["infer", "train_sgd", "train_adam"];

    /// <summary>Whether a call is a training step: forward, loss, backward and update.</summary>
    public bool IsTraining => Operation != "infer";

    /// <summary>The optimizer of the operation.</summary>
    public Optimizer CreateOptimizer() => Operation == "train_adam" ? new Adam(TimedLearningRate) : new Sgd(TimedLearningRate);

    /// <summary>The columns before the time.</summary>
    public override string ToString() => FormattableString.Invariant($"{Network},{Operation},{Batch},{Threads}");
}
