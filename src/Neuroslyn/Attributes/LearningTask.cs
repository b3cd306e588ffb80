namespace Neuroslyn;

/// <summary>What a network is for. Declaring it changes nothing that is computed; it lets the analyzers judge loss and output exactly.</summary>
#if NEUROSLYN_GENERATOR
internal
#else
public
#endif
enum LearningTask
{
    /// <summary>Not declared: only what is wrong for every task is reported.</summary>
    Unspecified = 0,

    /// <summary>Predicts real numbers; without a <c>[TargetRange]</c> they may take any value.</summary>
    Regression = 1,

    /// <summary>Predicts one class of several, or yes or no.</summary>
    Classification = 2,

    /// <summary>Predicts for each of several labels whether it applies.</summary>
    MultiLabelClassification = 3,

    /// <summary>Predicts its own input: an autoencoder.</summary>
    Reconstruction = 4,
}
