namespace Neuroslyn.Generator.Validation;

/// <summary>The kinds of change that repairs consist of. Each has one applier among the code fixes.</summary>
internal enum EditKind
{
    /// <summary>Writes <see cref="Edit.Argument"/> of an attribute, replacing one that is there.</summary>
    SetArgument,

    /// <summary>Takes <see cref="Edit.Argument"/> of an attribute away, if it is there; of a <c>params</c> parameter all of its arguments.</summary>
    RemoveArgument,

    /// <summary>Writes an attribute: behind the others of a property, in front of those of a class; <see cref="Edit.Value"/> holds its arguments.</summary>
    AddAttribute,

    /// <summary>Takes an attribute away, and the property with it if no attribute is left that makes it a layer.</summary>
    RemoveAttribute,

    /// <summary>Makes the type whose name the diagnostic points at partial.</summary>
    AddPartial,

    /// <summary>Declares a member as a layer must be: a partial property of type <see cref="Edit.Value"/> with nothing but a get accessor.</summary>
    DeclareLayer,

    /// <summary>Takes away the part of a partial property that has a body.</summary>
    RemoveImplementation,

    /// <summary>Writes the layer <see cref="Edit.Value"/>, a property declaration, in front of <see cref="Edit.Member"/>, or behind the class's other layers if that is empty.</summary>
    AddLayer,

    /// <summary>
    /// Moves a member in front of the member <see cref="Edit.Value"/>, or behind the layers of the part of the class that bears <c>[Network]</c> if that is empty.
    /// </summary>
    MoveMember,

    /// <summary>Takes a member away with all its attributes.</summary>
    RemoveMember,

    /// <summary>Gives the symbol declared at the diagnostic's place the name <see cref="Edit.Value"/>, wherever it is used.</summary>
    Rename,

    /// <summary>Writes <see cref="Edit.Value"/> in place of the expression at place <see cref="Edit.Argument"/> of the diagnostic.</summary>
    ReplaceExpression,

    /// <summary>Takes away the argument, the member of an object initialiser or the statement at place <see cref="Edit.Argument"/> of the diagnostic.</summary>
    RemoveExpression,

    /// <summary>Writes the statement <see cref="Edit.Value"/> in front of the one around place <see cref="Edit.Argument"/> of the diagnostic.</summary>
    InsertStatement,

    /// <summary>
    /// Runs the call around place <see cref="Edit.Argument"/> of the diagnostic once, in front of as many loops as <see cref="Edit.Value"/> says: its statement moves there, or
    /// its result is kept in a local named <see cref="Edit.Member"/>.
    /// </summary>
    Hoist,
}
