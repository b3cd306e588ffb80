namespace Neuroslyn;

/// <summary>Why training ended.</summary>
public enum TrainingOutcome
{
    /// <summary>All epochs were trained.</summary>
    Completed = 0,

    /// <summary>The validation loss had stopped improving; see <see cref="EarlyStopping"/>.</summary>
    StoppedEarly = 1,

    /// <summary>The cancellation token was triggered.</summary>
    Cancelled = 2,
}
