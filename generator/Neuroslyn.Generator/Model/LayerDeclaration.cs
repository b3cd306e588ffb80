namespace Neuroslyn.Generator.Model;

/// <summary>A layer property as C#: what its implementing part must repeat, and what keeps it from having one.</summary>
internal sealed record LayerDeclaration
{
    /// <summary>Accessibility of the property, e.g. <c>public</c>.</summary>
    public required string Accessibility { get; init; }

    /// <summary>Other modifiers the implementing part must repeat, e.g. <c>required</c> or <c>new</c>; separated by blanks.</summary>
    public required string Modifiers { get; init; }

    /// <summary>The property's type as written by the user, fully qualified, with <c>ref</c>.</summary>
    public required string PropertyType { get; init; }

    /// <summary>Accessors the implementing part must have, separated by semicolons: <c>get</c>, <c>get;private set</c>.</summary>
    public required string Accessors { get; init; }

    /// <summary>Whether the implementing part must be written: the property is a partial definition.</summary>
    public required bool NeedsImplementation { get; init; }

    /// <summary>Whether the user documented the property. The implementing part must then have no comment of its own, which would take its place.</summary>
    public required bool HasDocumentation { get; init; }

    /// <summary>What is wrong with the declaration.</summary>
    public required DeclarationFault Fault { get; init; }

    /// <summary>Whether the compiler refuses the property's type or attributes, so that what was read from them means nothing.</summary>
    public required bool IsMalformed { get; init; }
}
