namespace Neuroslyn;

/// <summary>A <see cref="LearningRateSchedule"/> at work: the current rate, and what it has seen. Nothing allocates.</summary>
public abstract class LearningRateState
{
    private protected LearningRateState(double learningRate) => LearningRate = Hyperparameter.Rate(learningRate, "the schedule");

    /// <summary>The rate of the current time; finite and not negative.</summary>
    public double LearningRate { get; private protected set; }

    /// <summary>Goes on by one unit of time: to the next epoch or the next step, whichever the schedule counts.</summary>
    public abstract void Advance();

    /// <summary>Takes the validation loss of one more check. Only <see cref="ReduceOnPlateau"/> acts on it.</summary>
    /// <param name="loss">The lower the better; NaN counts as no improvement.</param>
    public abstract void Observe(double loss);
}
