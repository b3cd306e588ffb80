namespace Neuroslyn;

/// <summary>The handle of a batch normalisation of a <see cref="float"/> network.</summary>
/// <param name="parameters">The network's parameters.</param>
/// <param name="scale">Where gamma lies.</param>
/// <param name="shift">Where beta lies.</param>
/// <param name="runningMean">Where the running mean lies.</param>
/// <param name="runningVariance">Where the running variance lies.</param>
public sealed class BatchNormalizationLayer(
    ParameterBuffer<float> parameters, ParameterTensor scale, ParameterTensor shift, ParameterTensor runningMean, ParameterTensor runningVariance)
    : BatchNormalizationLayer<float>(parameters, scale, shift, runningMean, runningVariance);
