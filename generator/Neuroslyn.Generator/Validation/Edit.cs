using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>A change to the user's source, described by names instead of positions.</summary>
/// <param name="Kind">What is done; says which of the other fields it reads.</param>
/// <param name="Member">The layer property or other member; empty for the network class.</param>
/// <param name="Attribute">The attribute without the suffix.</param>
/// <param name="Argument">The attribute's argument: the name of a constructor's parameter or of a property.</param>
/// <param name="Value">
/// What is written, as C# in which <c>using Neuroslyn;</c> holds. In code that uses networks <c>$1$</c> stands for the expression that is at place 1 of the diagnostic now, and
/// <c>$name$</c> for a name like it that is free there, the same one throughout a repair.
/// </param>
internal sealed record Edit(EditKind Kind, string Member = "", string Attribute = "", string Argument = "", string Value = "")
{
    public static Edit SetDense(string layer, string argument, string value) => new(EditKind.SetArgument, layer, "Dense", argument, value);

    public static Edit UnsetDense(string layer, string argument) => new(EditKind.RemoveArgument, layer, "Dense", argument);

    /// <summary>Writes an argument of the attribute that declares a layer with weights, whichever it is.</summary>
    public static Edit SetDense(DenseOperation layer, string argument, string value) => new(EditKind.SetArgument, layer.Name, layer.Attribute, argument, value);

    /// <summary>Takes an argument of the attribute that declares a layer with weights away.</summary>
    public static Edit UnsetDense(DenseOperation layer, string argument) => new(EditKind.RemoveArgument, layer.Name, layer.Attribute, argument);

    public static Edit SetDropout(string layer, string rate) => new(EditKind.SetArgument, layer, "Dropout", "rate", rate);

    public static Edit SetNetwork(string argument, string value) => new(EditKind.SetArgument, "", "Network", argument, value);

    public static Edit UnsetNetwork(string argument) => new(EditKind.RemoveArgument, "", "Network", argument);

    public static Edit Add(string member, string attribute, string value) => new(EditKind.AddAttribute, member, attribute, Value: value);

    public static Edit Remove(string member, string attribute) => new(EditKind.RemoveAttribute, member, attribute);

    public static Edit RemoveMember(string member) => new(EditKind.RemoveMember, member);

    /// <summary>Writes a statement in front of the one around a place that the diagnostic names; <paramref name="place"/> as in <see cref="ReplaceExpression"/>.</summary>
    public static Edit InsertStatement(string statement, int place = 0) => new(EditKind.InsertStatement, Argument: Literal.Integer(place), Value: statement);

    /// <summary>Runs the call at the diagnostic's place in front of the loops around it.</summary>
    /// <param name="loops">Of how many, counted from the innermost.</param>
    /// <param name="local">What keeps the result where nothing does yet.</param>
    public static Edit Hoist(int loops, string local = "") => new(EditKind.Hoist, local, Argument: Literal.Integer(0), Value: Literal.Integer(loops));

    /// <summary>Replaces the expression at a place that the diagnostic names.</summary>
    /// <param name="value">The new expression.</param>
    /// <param name="place">0 for the diagnostic's own place, 1 for its first additional one, ...</param>
    public static Edit ReplaceExpression(string value, int place = 0) => new(EditKind.ReplaceExpression, Argument: Literal.Integer(place), Value: value);

    /// <summary>Removes the argument or initialiser member at a place that the diagnostic names; <paramref name="place"/> as in <see cref="ReplaceExpression"/>.</summary>
    public static Edit RemoveExpression(int place = 0) => new(EditKind.RemoveExpression, Argument: Literal.Integer(place));
}
