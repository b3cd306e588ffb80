namespace Neuroslyn;

/// <summary>How the learning rate changes while training goes on, starting from that of the <see cref="Optimizer"/>.</summary>
/// <remarks>
/// Immutable, and therefore safe to share. Set <see cref="TrainingOptions{T}.Schedule"/>; a training loop without <c>Fit</c> may also create a state and set
/// <see cref="OptimizerState{T}.LearningRate"/> from it. Time counts from 0: the first epoch, or the first step, has t = 0.
/// </remarks>
public abstract record LearningRateSchedule
{
    private protected LearningRateSchedule()
    {
    }

    /// <summary>Whether times are epochs or steps. Default: epochs.</summary>
    public virtual ScheduleUnit Per { get; init; }

    /// <summary>Whether the schedule goes by the validation loss.</summary>
    internal virtual bool ObservesLoss => false;

    /// <summary>Begins the schedule at t = 0. Allocates its state; nothing after that.</summary>
    /// <param name="learningRate">The rate it starts from; positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is not positive or not finite.</exception>
    public abstract LearningRateState CreateState(double learningRate);
}
