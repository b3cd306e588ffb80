using Microsoft.CodeAnalysis;

namespace Neuroslyn.Generator.Discovery.Functions;

/// <summary>A part of a function's body that overflows or loses digits where a function made for it does not.</summary>
/// <param name="Location">Where it stands.</param>
/// <param name="Construct">Its text.</param>
/// <param name="Reason">Ending of the key of the phrase that says what is wrong with it.</param>
/// <param name="Replacement">What to write instead, as C#.</param>
internal sealed record StableForm(Location Location, string Construct, string Reason, string Replacement)
{
    /// <summary>Statements that the replacement leaves without a use.</summary>
    public IReadOnlyList<Location> Unused { get; init; } = [];

    /// <summary>The property of the diagnostic that carries the replacement to the code fix.</summary>
    public const string ReplacementKey = "Replacement";
}
