namespace Neuroslyn.Generator.Validation;

/// <summary>The kinds of change that repairs consist of. Each has one applier among the code fixes.</summary>
internal enum EditKind
{
    /// <summary>Writes <see cref="Edit.Argument"/> of an attribute, replacing one that is there.</summary>
    SetArgument,

    /// <summary>Takes <see cref="Edit.Argument"/> of an attribute away, if it is there; of a <c>params</c> parameter all of its arguments.</summary>
    RemoveArgument,

    /// <summary>Writes an attribute in front of the others; <see cref="Edit.Value"/> holds its arguments.</summary>
    AddAttribute,

    /// <summary>Takes an attribute away, and the property with it if no attribute is left that makes it a layer.</summary>
    RemoveAttribute,

    /// <summary>Makes the type whose name the diagnostic points at partial.</summary>
    AddPartial,

    /// <summary>Declares a member as a layer must be: a partial property of type <see cref="Edit.Value"/> with nothing but a get accessor.</summary>
    DeclareLayer,

    /// <summary>Takes away the part of a partial property that has a body.</summary>
    RemoveImplementation,

    /// <summary>Writes the layer <see cref="Edit.Value"/>, a property declaration, behind the class's other layers.</summary>
    AddLayer,

    /// <summary>Moves a member behind the layers of the part of the class that bears <c>[Network]</c>.</summary>
    MoveMember,

    /// <summary>Gives the symbol declared at the diagnostic's place the name <see cref="Edit.Value"/>, wherever it is used.</summary>
    Rename,

    /// <summary>Writes <see cref="Edit.Value"/> in place of the expression at place <see cref="Edit.Argument"/> of the diagnostic.</summary>
    ReplaceExpression,

    /// <summary>Takes away the argument, the member of an object initialiser or the statement at place <see cref="Edit.Argument"/> of the diagnostic.</summary>
    RemoveExpression,
}
