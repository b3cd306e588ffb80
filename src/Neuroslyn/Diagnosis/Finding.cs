namespace Neuroslyn;

/// <summary>One thing that a <see cref="Diagnosis"/> found wrong.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="LayerName">The layer; null for the network as a whole.</param>
/// <param name="Measured">The number that was measured.</param>
/// <param name="Message">What was found, and what would help.</param>
public sealed record Finding(FindingKind Kind, string? LayerName, double Measured, string Message);
