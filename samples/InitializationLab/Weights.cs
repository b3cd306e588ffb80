using Neuroslyn;

namespace InitializationLab;

/// <summary>Draws one layer's weights.</summary>
internal delegate void Weights(WeightMatrix<float> weights, ref RandomSource random);
