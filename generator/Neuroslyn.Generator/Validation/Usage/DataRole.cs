namespace Neuroslyn.Generator.Validation.Usage;

/// <summary>What a part of the data is for, where the split or the file says it.</summary>
internal enum DataRole
{
    /// <summary>That is not known.</summary>
    Unknown,

    /// <summary>Parameters are fitted to it.</summary>
    Training,

    /// <summary>Decisions are based on it.</summary>
    Validation,

    /// <summary>It is looked at once, at the end.</summary>
    Test,
}
