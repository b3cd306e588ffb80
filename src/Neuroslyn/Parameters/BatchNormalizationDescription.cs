namespace Neuroslyn;

/// <summary>One batch normalisation of a network: its tensors, and those of the linear part that it directly follows.</summary>
/// <param name="Name">The name of the property it is, or decorates.</param>
/// <param name="Scale">gamma.</param>
/// <param name="Shift">beta.</param>
/// <param name="RunningMean">The average of the batches' means.</param>
/// <param name="RunningVariance">The average of the batches' variances.</param>
/// <param name="Epsilon">Added to the variance.</param>
/// <param name="LinearWeight">The weights of the linear part whose z it normalises; null if an activation or a dropout stands between, or z has another use.</param>
/// <param name="LinearBias">The bias of that linear part; null if there is none.</param>
public sealed record BatchNormalizationDescription(
    string Name,
    ParameterTensor Scale,
    ParameterTensor Shift,
    ParameterTensor RunningMean,
    ParameterTensor RunningVariance,
    double Epsilon,
    ParameterTensor? LinearWeight,
    ParameterTensor? LinearBias);
