using System.Numerics;

namespace Neuroslyn;

/// <summary>The handle of a maxout layer: that of its affine functions, all pieces side by side.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="parameters">The network's parameters.</param>
/// <param name="weight">Where the weights lie.</param>
/// <param name="bias">Where the bias lies; null for a layer without one.</param>
/// <param name="pieces">Affine functions per unit.</param>
/// <param name="normalization">The handle of the normalisation of the affine functions; null for a layer without one.</param>
/// <remarks>
/// <see cref="DenseLayer{T}.Weights"/> are <c>[input, pieces * units]</c>, <see cref="DenseLayer{T}.Bias"/> <c>[pieces * units]</c>: first all units of the first piece, then all
/// of the second. Created by generated code. Reading a view allocates nothing.
/// </remarks>
public class MaxoutLayer<T>(ParameterBuffer<T> parameters, ParameterTensor weight, ParameterTensor? bias, int pieces, NormalizationLayer<T>? normalization = null)
    : DenseLayer<T>(parameters, weight, bias, learned: null, normalization)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Affine functions per unit.</summary>
    public int Pieces { get; } = pieces;

    /// <inheritdoc/>
    public override int UnitCount => WeightTensor.Columns / Pieces;
}
