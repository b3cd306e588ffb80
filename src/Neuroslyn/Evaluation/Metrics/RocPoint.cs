namespace Neuroslyn;

/// <summary>One point of a <see cref="RocCurve"/>.</summary>
/// <param name="Threshold">Samples that score at least this are taken for positive.</param>
/// <param name="FalsePositiveRate">The share of negatives taken for positive: 1 - specificity.</param>
/// <param name="TruePositiveRate">The share of positives taken for positive: recall.</param>
public readonly record struct RocPoint(double Threshold, double FalsePositiveRate, double TruePositiveRate);
