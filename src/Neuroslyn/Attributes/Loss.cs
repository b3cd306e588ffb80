namespace Neuroslyn;

/// <summary>What training minimises. N is the number of samples in the batch, K the number of output units.</summary>
/// <remarks>
/// Cross entropies are declared on probabilities and computed from the logits: <c>Softmax</c> with <see cref="CrossEntropy"/> and
/// <c>Sigmoid</c> with <see cref="BinaryCrossEntropy"/> are fused, so that large logits neither overflow nor lose the gradient.
/// </remarks>
#if NEUROSLYN_GENERATOR
internal
#else
public
#endif
enum Loss
{
    /// <summary>No loss: the network predicts and has no training members.</summary>
    None = 0,

    /// <summary>1/(N K) sum (y - t)^2, the mean over samples and units.</summary>
    MeanSquaredError = 1,

    /// <summary>1/(2N) sum (y - t)^2: summed over units, mean over samples.</summary>
    HalfMeanSquaredError = 2,

    /// <summary>1/(N K) sum |y - t|; the derivative at 0 is 0.</summary>
    MeanAbsoluteError = 3,

    /// <summary>Mean over samples and units of d^2/2 for |d| &lt;= delta and delta (|d| - delta/2) beyond, d = y - t (Huber 1964).</summary>
    Huber = 4,

    /// <summary>-1/(N K) sum t log y + (1 - t) log(1 - y), for independent (0, 1) outputs.</summary>
    BinaryCrossEntropy = 5,

    /// <summary>-1/N sum t log y, for outputs that are one distribution over classes.</summary>
    CrossEntropy = 6,

    /// <summary>1/N sum (y - t)^2: summed over units, mean over samples.</summary>
    SumOfSquaredErrors = 7,

    /// <summary>1/(N K) sum max(0, 1 - t y), for targets -1 and 1; the derivative at t y = 1 is 0.</summary>
    Hinge = 8,
}
