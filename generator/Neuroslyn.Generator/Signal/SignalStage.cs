namespace Neuroslyn.Generator.Signal;

/// <summary>One step of a network, reduced to what decides how large its values are. A new kind of layer adds a record here and a case to <see cref="SignalPropagation"/>.</summary>
/// <param name="Name">The layer's name.</param>
internal abstract record SignalStage(string Name)
{
    /// <summary>The stages it reads, by index; -1 for the network's input. Null for the stage before.</summary>
    public IReadOnlyList<int>? Inputs { get; init; }
}

/// <summary>z = x W + b with weights drawn independently and b = 0.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="InputSize">Fan-in.</param>
/// <param name="Units">Fan-out.</param>
/// <param name="WeightMean">Mean of the weights; 0 for every initialiser but a constant.</param>
/// <param name="WeightVariance">Variance of the weights; 0 for a constant.</param>
internal sealed record DenseStage(string Name, int InputSize, int Units, double WeightMean, double WeightVariance) : SignalStage(Name);

/// <summary>a = f(z), unit by unit.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Activation">f.</param>
internal sealed record ActivationStage(string Name, ScalarActivation Activation) : SignalStage(Name);

/// <summary>a = softmax(z) over the units of a layer.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Units">Number of units.</param>
internal sealed record SoftmaxStage(string Name, int Units) : SignalStage(Name);

/// <summary>y = x m, where m is 0 with probability <paramref name="Rate"/> and 1 / (1 - rate) otherwise.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Rate">In [0, 1).</param>
internal sealed record DropoutStage(string Name, double Rate) : SignalStage(Name);

/// <summary>y = m x + b, alpha dropout: m is 0 with probability <paramref name="Rate"/>, all scaled so that mean 0 and variance 1 are kept.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Rate">In [0, 1).</param>
internal sealed record AlphaDropoutStage(string Name, double Rate) : SignalStage(Name);

/// <summary>n = (x - mean) / sqrt(variance + epsilon), unit by unit over the samples of a batch; gamma is 1 and beta 0.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Epsilon">Added to the variance.</param>
internal sealed record BatchNormalizationStage(string Name, double Epsilon) : SignalStage(Name);

/// <summary>n = (x - mean) / sqrt(variance + epsilon) over the units of a sample; gamma is 1 and beta 0.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Units">Number of units.</param>
/// <param name="Epsilon">Added to the variance.</param>
internal sealed record LayerNormalizationStage(string Name, int Units, double Epsilon) : SignalStage(Name);

/// <summary>y = the largest of <paramref name="Pieces"/> values.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Pieces">At least 2.</param>
internal sealed record MaxoutStage(string Name, int Pieces) : SignalStage(Name);
