using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Model.Usage;

namespace Neuroslyn.Generator.Validation;

/// <summary>A place in the user's class, by name instead of position, so that moving code does not change a model.</summary>
/// <param name="Member">The property or member; null for the class itself.</param>
/// <param name="Attribute">The attribute on it without the suffix, e.g. <c>Dense</c>; null for the name in the declaration.</param>
/// <param name="Argument">The attribute's argument, e.g. <c>units</c> or <c>InitializerScale</c>; null for the whole attribute.</param>
internal sealed record Anchor(string? Member, string? Attribute = null, string? Argument = null)
{
    /// <summary>Parameter types that tell overloads of a member apart, as in a member model; empty for the first member of that name.</summary>
    public string Signature { get; init; } = "";

    /// <summary>Which of several values that the argument takes, from 0.</summary>
    public int Operand { get; init; }

    /// <summary>The place itself, where what is wrong is not in a network class but in code that uses one.</summary>
    public Place Place { get; init; } = Place.None;

    /// <summary>Which containing type is meant: 0 the class itself, 1 the one around it.</summary>
    public int Outward { get; init; }

    public static Anchor Class { get; } = new(Member: null);

    public static Anchor Containing(int outward) => new(Member: null) { Outward = outward };

    public static Anchor At(Place place) => new(Member: null) { Place = place };

    public static Anchor Network(string? argument = null) => new(null, "Network", argument);

    public static Anchor Name(string member, string signature = "") => new(member) { Signature = signature };

    public static Anchor Dense(string layer, string? argument = null) => new(layer, "Dense", argument);

    /// <summary>The attribute that declares a layer with weights, whichever it is.</summary>
    public static Anchor Dense(DenseOperation layer, string? argument = null) => new(layer.Name, layer.Attribute, argument);

    public static Anchor Dropout(string layer) => new(layer, "Dropout", "rate");
}
