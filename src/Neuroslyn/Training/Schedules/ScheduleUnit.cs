namespace Neuroslyn;

/// <summary>What a <see cref="LearningRateSchedule"/> counts.</summary>
public enum ScheduleUnit
{
    /// <summary>Passes over the training data; the rate is constant within an epoch.</summary>
    Epoch = 0,

    /// <summary>Steps, that is batches; the rate may change with each.</summary>
    Step = 1,
}
