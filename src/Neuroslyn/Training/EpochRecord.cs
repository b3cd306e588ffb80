namespace Neuroslyn;

/// <summary>What one epoch of training brought.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Step">Steps since training began.</param>
/// <param name="Loss">The mean loss of the samples trained on, each measured before its step.</param>
/// <param name="ValidationLoss">The mean loss of the validation data after the epoch; null without validation data.</param>
/// <param name="ValidationAccuracy">The share of validation samples classified correctly, in [0, 1]; null if there is none.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="Elapsed">Time since training began, validation included.</param>
/// <param name="SamplesPerSecond">Samples trained on per second, validation excluded.</param>
public sealed record EpochRecord(
    int Epoch, long Step, double Loss, double? ValidationLoss, double? ValidationAccuracy, double LearningRate, TimeSpan Elapsed, double SamplesPerSecond)
{
    /// <summary>
    /// Validation loss minus training loss: a gap that widens while the training loss falls is overfitting; none, with both losses high, is underfitting. Null
    /// without validation data.
    /// </summary>
    /// <remarks>The training loss was measured while the weights still changed and with dropout; early in training and with dropout the gap may be negative.</remarks>
    public double? Gap => ValidationLoss - Loss;
}
