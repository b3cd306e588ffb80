using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>One way to repair what a problem names: a title and the edits. The code fix carries it out; rules only describe it.</summary>
/// <param name="Title">Key of the title in the resources.</param>
/// <param name="Arguments">What the title's placeholders stand for.</param>
/// <param name="Edits">What changes, in any order.</param>
internal sealed record Repair(string Title, EquatableArray<string> Arguments, EquatableArray<Edit> Edits)
{
    public static Repair Of(string title, params Edit[] edits) => new(title, [], edits.ToEquatableArray());

    public Repair With(params string[] arguments) => this with { Arguments = arguments.ToEquatableArray() };
}

/// <summary>A change to an attribute, or to the member that bears it.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Member">The layer property; empty for the class.</param>
/// <param name="Attribute">The attribute without the suffix; empty to remove the member itself.</param>
/// <param name="Argument">The argument; empty where the whole attribute is meant.</param>
/// <param name="Value">The new value as C#, with names below the <c>Neuroslyn</c> namespace; empty where something is removed.</param>
internal sealed record Edit(EditKind Kind, string Member, string Attribute, string Argument = "", string Value = "")
{
    public static Edit SetDense(string layer, string argument, string value) => new(EditKind.SetArgument, layer, "Dense", argument, value);

    public static Edit UnsetDense(string layer, string argument) => new(EditKind.RemoveArgument, layer, "Dense", argument);

    public static Edit SetNetwork(string argument, string value) => new(EditKind.SetArgument, "", "Network", argument, value);
}

/// <summary>The kinds of change.</summary>
internal enum EditKind
{
    /// <summary>Writes an argument, replacing one that is there.</summary>
    SetArgument,

    /// <summary>Takes an argument away, if it is there.</summary>
    RemoveArgument,

    /// <summary>Takes an attribute away, and the property with it if the attribute is what makes it a layer.</summary>
    RemoveAttribute,
}
