using System.Numerics;

namespace Neuroslyn;

/// <summary>The handle of a batch normalisation.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="parameters">The network's parameters.</param>
/// <param name="scale">Where gamma lies.</param>
/// <param name="shift">Where beta lies.</param>
/// <param name="runningMean">Where the running mean lies.</param>
/// <param name="runningVariance">Where the running variance lies.</param>
/// <remarks>Created by generated code. Reading a view allocates nothing.</remarks>
public class BatchNormalizationLayer<T>(
    ParameterBuffer<T> parameters, ParameterTensor scale, ParameterTensor shift, ParameterTensor runningMean, ParameterTensor runningVariance)
    : NormalizationLayer<T>(parameters, scale, shift)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Where <see cref="RunningMean"/> lies in the parameter buffer.</summary>
    public ParameterTensor RunningMeanTensor { get; } = runningMean;

    /// <summary>Where <see cref="RunningVariance"/> lies in the parameter buffer.</summary>
    public ParameterTensor RunningVarianceTensor { get; } = runningVariance;

    /// <summary>The average of the batches' means, one value per unit, which takes their place outside training; starts as 0. No optimizer changes it.</summary>
    public Span<T> RunningMean => Parameters.Vector(RunningMeanTensor);

    /// <summary>The average of the batches' unbiased variances, one value per unit, which takes their place outside training; starts as 1. No optimizer changes it.</summary>
    public Span<T> RunningVariance => Parameters.Vector(RunningVarianceTensor);
}
