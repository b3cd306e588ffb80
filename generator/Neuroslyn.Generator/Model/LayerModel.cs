namespace Neuroslyn.Generator.Model;

/// <summary>One layer property.</summary>
internal abstract record LayerModel
{
    /// <summary>The property's name without escape.</summary>
    public required string Name { get; init; }

    /// <summary>Accessibility of the property, e.g. <c>public</c>.</summary>
    public required string Accessibility { get; init; }

    /// <summary>Other modifiers the implementing part must repeat, e.g. <c>required</c> or <c>new</c>; separated by blanks.</summary>
    public required string Modifiers { get; init; }

    /// <summary>The property's type as written by the user, fully qualified.</summary>
    public required string PropertyType { get; init; }

    /// <summary>What is wrong with the declaration itself, as the end of a sentence, or empty.</summary>
    public required string DeclarationFault { get; init; }

    /// <summary>Whether the implementing part must be written: the property is a partial definition.</summary>
    public required bool NeedsImplementation { get; init; }

    /// <summary>Accessors the implementing part must have: <c>get</c>, <c>get;set</c> or <c>get;init</c>.</summary>
    public required string Accessors { get; init; }

    /// <summary>Dropout applied to the layer's output; null for none.</summary>
    public required double? DropoutRate { get; init; }
}
