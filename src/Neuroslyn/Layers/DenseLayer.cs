namespace Neuroslyn;

/// <summary>The handle of a fully connected layer of a <see cref="float"/> network.</summary>
public sealed class DenseLayer(
    ParameterBuffer<float> parameters, ParameterTensor weight, ParameterTensor? bias, IReadOnlyList<ParameterTensor>? learned = null, NormalizationLayer<float>? normalization = null)
    : DenseLayer<float>(parameters, weight, bias, learned, normalization);
