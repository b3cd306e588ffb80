using System.Numerics;

namespace Neuroslyn;

/// <summary>The handle of a layer normalisation.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="parameters">The network's parameters.</param>
/// <param name="scale">Where gamma lies.</param>
/// <param name="shift">Where beta lies.</param>
/// <remarks>Created by generated code. Reading a view allocates nothing.</remarks>
public class LayerNormalizationLayer<T>(ParameterBuffer<T> parameters, ParameterTensor scale, ParameterTensor shift)
    : NormalizationLayer<T>(parameters, scale, shift)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
