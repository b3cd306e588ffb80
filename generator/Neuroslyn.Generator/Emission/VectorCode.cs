namespace Neuroslyn.Generator.Emission;

/// <summary>Formulas printed as C# on vectors: parts that are used more than once are declared first.</summary>
/// <param name="Declarations">Declarations of the shared parts, in the order they depend on each other.</param>
/// <param name="Values">One C# expression per formula.</param>
internal sealed record VectorCode(IReadOnlyList<string> Declarations, IReadOnlyList<string> Values)
{
    /// <summary>One C# expression that needs no declarations.</summary>
    public static VectorCode Of(string value) => new([], [value]);

    /// <summary>Statements that store the only value; a block where there are declarations, so that their names end with it.</summary>
    public IEnumerable<string> AssignTo(string place)
    {
        string assignment = $"{place} = {Values[0]};";
        return Declarations.Count == 0
            ? [assignment]
            : ["{", .. Declarations.Select(static declaration => "    " + declaration), "    " + assignment, "}"];
    }
}
