namespace Neuroslyn;

/// <summary>The handle of a maxout layer of a <see cref="float"/> network.</summary>
/// <param name="parameters">The network's parameters.</param>
/// <param name="weight">Where the weights lie.</param>
/// <param name="bias">Where the bias lies; null for a layer without one.</param>
/// <param name="pieces">Affine functions per unit.</param>
/// <param name="normalization">The handle of the normalisation of the affine functions; null for a layer without one.</param>
public sealed class MaxoutLayer(
    ParameterBuffer<float> parameters, ParameterTensor weight, ParameterTensor? bias, int pieces, NormalizationLayer<float>? normalization = null)
    : MaxoutLayer<float>(parameters, weight, bias, pieces, normalization);
