namespace Neuroslyn.SampleTests;

/// <summary>Tests that measure the whole process and therefore run while no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Exclusive
{
    /// <summary>What members declare.</summary>
    public const string Name = "exclusive";
}
