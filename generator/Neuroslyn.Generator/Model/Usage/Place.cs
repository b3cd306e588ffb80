namespace Neuroslyn.Generator.Model.Usage;

/// <summary>A place in user code: the number of a location that the reader keeps, so that models and rules know nothing of files.</summary>
internal readonly record struct Place(int Index)
{
    /// <summary>A place outside the code under analysis: a default, or a value written in another member.</summary>
    public static Place None { get; } = new(-1);

    public bool IsKnown => Index >= 0;

    /// <summary>This place, or another one where this is unknown.</summary>
    public Place Or(Place other) => IsKnown ? this : other;
}
