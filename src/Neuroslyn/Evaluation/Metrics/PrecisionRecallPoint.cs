namespace Neuroslyn;

/// <summary>One point of a <see cref="PrecisionRecallCurve"/>.</summary>
/// <param name="Threshold">Samples that score at least this are taken for positive.</param>
/// <param name="Precision">The share of positives among the samples taken for positive.</param>
/// <param name="Recall">The share of positives taken for positive.</param>
public readonly record struct PrecisionRecallPoint(double Threshold, double Precision, double Recall);
