namespace Neuroslyn.Interpreter;

/// <summary>A batch or layer normalisation.</summary>
/// <param name="OverBatch">Whether mean and variance are taken over the samples of a batch, else over the units of a sample.</param>
/// <param name="Epsilon">Added to the variance.</param>
/// <param name="Momentum">Share of the latest batch in the running averages.</param>
internal sealed record InterpretedNormalization(bool OverBatch, double Epsilon = 1e-5, double Momentum = 0.1);
