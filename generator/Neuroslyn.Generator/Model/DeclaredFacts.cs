namespace Neuroslyn.Generator.Model;

/// <summary>What the user declared about the network's purpose: nothing is computed from it, rules become exact by it.</summary>
/// <param name="Task">What the network is for.</param>
/// <param name="Classes">Number of classes; 0 when not declared.</param>
/// <param name="TrainingSamples">Number of samples; 0 when not declared.</param>
/// <param name="Targets">The values that targets take; null when not declared.</param>
internal sealed record DeclaredFacts(LearningTask Task, int Classes, int TrainingSamples, TargetRange? Targets)
{
    /// <summary>Whether outputs are probabilities of classes or labels.</summary>
    public bool IsClassification => Task is LearningTask.Classification or LearningTask.MultiLabelClassification || (Task == LearningTask.Unspecified && Classes > 0);
}

/// <summary>A declared range of targets.</summary>
internal sealed record TargetRange(double Minimum, double Maximum);
