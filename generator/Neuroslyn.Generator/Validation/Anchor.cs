namespace Neuroslyn.Generator.Validation;

/// <summary>A place in the user's class, by name instead of position, so that moving code does not change a model.</summary>
/// <param name="Member">The property or member; null for the class itself.</param>
/// <param name="Attribute">The attribute on it without the suffix, e.g. <c>Dense</c>; null for the name in the declaration.</param>
/// <param name="Argument">The attribute's argument, e.g. <c>units</c> or <c>InitializerScale</c>; null for the whole attribute.</param>
internal sealed record Anchor(string? Member, string? Attribute = null, string? Argument = null)
{
    public static Anchor Class { get; } = new(Member: null);

    public static Anchor Network(string? argument = null) => new(null, "Network", argument);

    public static Anchor Name(string member) => new(member);

    public static Anchor Dense(string layer, string? argument = null) => new(layer, "Dense", argument);

    public static Anchor Dropout(string layer) => new(layer, "Dropout", "rate");
}
