namespace Neuroslyn.Generator.Signal;

/// <summary>What is predicted for a layer at initialisation, over many samples and many draws of the weights.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="PreActivationDeviation">Standard deviation of z.</param>
/// <param name="ActivationMean">Mean of a = f(z), before dropout.</param>
/// <param name="ActivationDeviation">Standard deviation of a = f(z), before dropout.</param>
/// <param name="SaturatedShare">Share of values at which the activation is nearly flat; see <see cref="GaussianMoments.SaturatedShare"/>.</param>
/// <param name="BlockedShare">Share of values through which no gradient passes, the zeros of a rectifier.</param>
/// <param name="GradientScale">Root mean square of dL/dz of the layer, relative to that of the last layer.</param>
internal sealed record LayerSignal(
    string Name,
    double PreActivationDeviation,
    double ActivationMean,
    double ActivationDeviation,
    double SaturatedShare,
    double BlockedShare,
    double GradientScale);
