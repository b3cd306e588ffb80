namespace Neuroslyn;

/// <summary>What a <see cref="Diagnosis"/> measured about one layer.</summary>
/// <param name="LayerName">The layer.</param>
/// <param name="DeadShare">The share of units whose output is the same for every sample, in [0, 1].</param>
/// <param name="SaturatedShare">The share of units that lie within 1 % of a bound of their activation for at least 95 % of the samples; 0 for unbounded activations.</param>
/// <param name="StepRatio">The length of the first step of the weights, as a share of their own length; null for a layer without weights or with weights of 0, and if the step could not be taken (<see cref="FindingKind.NonFiniteLoss"/>).</param>
public sealed record LayerHealth(string LayerName, double DeadShare, double SaturatedShare, double? StepRatio);
