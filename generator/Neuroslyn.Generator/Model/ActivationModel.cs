namespace Neuroslyn.Generator.Model;

/// <summary>An activation with its constants.</summary>
/// <param name="Kind">Which formula.</param>
/// <param name="Slope">Slope of a leaky rectifier.</param>
/// <param name="Alpha">Saturation of an exponential linear unit.</param>
internal sealed record ActivationModel(Activation Kind, double Slope, double Alpha);
