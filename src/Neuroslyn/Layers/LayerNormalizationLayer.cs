namespace Neuroslyn;

/// <summary>The handle of a layer normalisation of a <see cref="float"/> network.</summary>
/// <param name="parameters">The network's parameters.</param>
/// <param name="scale">Where gamma lies.</param>
/// <param name="shift">Where beta lies.</param>
public sealed class LayerNormalizationLayer(ParameterBuffer<float> parameters, ParameterTensor scale, ParameterTensor shift)
    : LayerNormalizationLayer<float>(parameters, scale, shift);
