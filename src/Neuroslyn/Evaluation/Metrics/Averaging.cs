namespace Neuroslyn;

/// <summary>How a measure of single classes becomes one of all.</summary>
public enum Averaging
{
    /// <summary>The mean of the classes: a rare class counts as much as a frequent one.</summary>
    Macro = 0,

    /// <summary>The decisions of all classes pooled and measured once. For precision, recall and F-beta this is the accuracy.</summary>
    Micro = 1,

    /// <summary>The mean of the classes, each weighted by how many samples it has.</summary>
    Weighted = 2,
}
