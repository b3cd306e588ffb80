using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>The repairs that rules about the structure of a class describe.</summary>
internal static class StructureRepairs
{
    public static Repair MakePartial => Repair.Of("Fix_MakePartial", new Edit(EditKind.AddPartial));

    /// <summary>Leaves an argument of an attribute to its default.</summary>
    /// <param name="member">The member that bears the attribute; empty for the class.</param>
    /// <param name="attribute">The attribute without suffix.</param>
    /// <param name="argument">The argument.</param>
    public static Repair UseDefault(string member, string attribute, string argument) => Repair.Of("Fix_UseDefault", new Edit(EditKind.RemoveArgument, member, attribute, argument)).With(argument);

    /// <summary>The same size without the minus sign; nothing for 0, which no other number is meant by.</summary>
    /// <param name="member">The member that bears the attribute; empty for the class.</param>
    /// <param name="attribute">The attribute without suffix.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="size">Its value.</param>
    public static Repair[] UsePositive(string member, string attribute, string argument, int size) => size is < 0 and > int.MinValue
        ? [Repair.Of("Fix_UseValue", new Edit(EditKind.SetArgument, member, attribute, argument, Literal.Integer(-size))).With(Literal.Integer(-size))]
        : [];

    /// <summary>As many units as there are classes, or the same number without its sign.</summary>
    public static Repair[] UseUnits(NetworkModel model, DenseModel dense)
    {
        bool isOutput = model.Layers[model.Layers.Count - 1] == dense;
        string classes = Literal.Integer(model.Facts.Classes);
        return isOutput && model.Facts.Classes > 1 ? [Repair.Of("Fix_SetUnits", Edit.SetDense(dense.Name, "units", classes)).With(classes)] : UsePositive(dense.Name, "Dense", "units", dense.Units);
    }

    /// <summary>Takes a layer away with everything that its property bears.</summary>
    public static Repair RemoveLayer(LayerModel layer) => Repair.Of("Fix_RemoveLayer", Edit.RemoveMember(layer.Name));

    /// <summary>Takes one attribute of a property away.</summary>
    public static Repair RemoveAttribute(LayerModel layer, string attribute) => Repair.Of("Fix_RemoveAttribute", Edit.Remove(layer.Name, attribute)).With("[" + attribute + "]");

    /// <summary>Gives a layer another number of units, if it is one that has a number of its own.</summary>
    public static IEnumerable<Repair> SetUnits(LayerModel layer, int units)
    {
        string number = Literal.Integer(units);
        return layer.HasUnits ? [Repair.Of("Fix_SetUnits", new Edit(EditKind.SetArgument, layer.Name, layer.Attribute, "units", number)).With(number)] : [];
    }

    /// <summary>Puts a linear layer between a layer and the one that brings it together with others.</summary>
    /// <param name="model">The network.</param>
    /// <param name="merge">The layer that reads it; what it names is the diagnostic's place.</param>
    /// <param name="source">What is read, as C#.</param>
    /// <param name="name">How that is called.</param>
    /// <param name="units">The size that is wanted.</param>
    public static Repair Project(NetworkModel model, MergeModel merge, string source, string name, int units)
    {
        string projection = FreeName(model, name + "Projection");
        string type = model.Precision == Precision.Double ? "DenseLayer<double>" : "DenseLayer";
        return Repair.Of(
            "Fix_Project",
            new Edit(EditKind.AddLayer, merge.Name, Value: $"[Dense({Literal.Integer(units)}, From = {source})] public partial {type} {projection} {{ get; }}"),
            Edit.ReplaceExpression($"nameof({projection})")).With(name, Literal.Integer(units));
    }

    /// <summary>Another name for what the diagnostic points at.</summary>
    public static Repair Rename(NetworkModel model, string name)
    {
        string free = FreeName(model, name);
        return Repair.Of("Fix_Rename", new Edit(EditKind.Rename, Value: free)).With(free);
    }

    /// <summary>The ways to make a layer read something that it can.</summary>
    /// <param name="model">The network.</param>
    /// <param name="wiring">Its edges.</param>
    /// <param name="layer">The reader.</param>
    /// <param name="source">The layer that it names; null if there is none of that name.</param>
    public static IEnumerable<Repair> Rewire(NetworkModel model, LayerWiring wiring, int layer, int? source)
    {
        LayerModel reader = model.Layers[layer];
        bool isLater = source > layer;
        if (isLater && wiring.Sources(source!.Value).Count > 0 && (model.Layers[source.Value].Sources.Count == 0 || wiring.Sources(source.Value).All(index => index < layer)))
        {
            string name = model.Layers[source.Value].Name;
            yield return Repair.Of("Fix_MoveInFront", new Edit(EditKind.MoveMember, name, Value: reader.Name)).With(name, reader.Name);
        }

        if (reader.ReadsSeveral)
        {
            if (reader.Sources.Count > 2)
            {
                yield return Repair.Of("Fix_RemoveOperand", Edit.RemoveExpression());
            }
        }
        else
        {
            yield return ReadLayerInFront(reader);
        }
    }

    /// <summary>Makes a layer read the one declared before it.</summary>
    public static Repair ReadLayerInFront(LayerModel layer) => Repair.Of("Fix_ReadLayerInFront", new Edit(EditKind.RemoveArgument, layer.Name, layer.Attribute, "From"));

    private static string FreeName(NetworkModel model, string name)
    {
        string free = name;
        for (int i = 2; model.Members.Any(member => member.Name == free) || model.Layers.Any(layer => layer.Name == free); i++)
        {
            free = name + Literal.Integer(i);
        }

        return free;
    }
}
