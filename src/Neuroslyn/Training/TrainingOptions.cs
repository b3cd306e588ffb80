namespace Neuroslyn;

/// <summary>How <c>Fit</c> trains a single precision network. See <see cref="TrainingOptions{T}"/>.</summary>
public sealed record TrainingOptions : TrainingOptions<float>;
