namespace Neuroslyn.SampleTests.Digits;

/// <summary>Training progress made up for tests.</summary>
internal static class Progress
{
    /// <summary>A point in a training of epochs of 4 batches.</summary>
    public static TrainingProgress At(int epoch, int batch, int milliseconds = 0, bool completed = false, int epochCount = 2, int batchCount = 4) => new()
    {
        Epoch = epoch,
        EpochCount = epochCount,
        Batch = batch,
        BatchCount = batchCount,
        Loss = 0.5,
        ValidationLoss = completed ? 0.6 : null,
        ValidationAccuracy = completed ? 0.9 : null,
        SamplesPerSecond = 1234,
        Elapsed = TimeSpan.FromMilliseconds(milliseconds),
        Remaining = TimeSpan.FromSeconds(65),
        LearningRate = 0.001,
        EpochCompleted = completed,
    };
}
