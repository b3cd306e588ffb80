using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Signal;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Writes the implementing part of each layer property and the field behind it.</summary>
internal static class LayerPropertyEmitter
{
    /// <summary>The implementing declaration up to its body.</summary>
    public static string Signature(LayerModel layer)
    {
        string modifiers = layer.Declaration.Modifiers.Length > 0 ? layer.Declaration.Modifiers + " " : "";
        string accessibility = layer.Declaration.Accessibility.Length > 0 ? layer.Declaration.Accessibility + " " : "";
        return $"{accessibility}{modifiers}partial {layer.Declaration.PropertyType} {Literal.Identifier(layer.Name)}";
    }

    /// <summary>The handle is created on first use: it is a view, and creating it twice in a race is harmless.</summary>
    public static void Emit(SourceWriter writer, NetworkGraph graph, LayerModel layer, IReadOnlyList<LayerSignal> signals)
    {
        string field = FieldName(layer.Name, graph.Model);
        writer.Line($"private {layer.Declaration.PropertyType}? {field};");
        writer.Line();
        SignalComment.Emit(writer, graph, layer, signals);
        writer.Line($"{Signature(layer)} => {field} ??= new {layer.Declaration.PropertyType}({Arguments(graph, layer)});");
        writer.Line();
    }

    private static string Arguments(NetworkGraph graph, LayerModel layer)
    {
        List<string> tensors = [.. graph.Tensors.Select(static tensor => tensor.Name)];
        return layer switch
        {
            SubnetworkModel => graph.Subnetworks.First(candidate => candidate.Name == layer.Name) is var plan ? $"Parameters.Slice({Literal.Integer(plan.Offset)}, {Literal.Integer(plan.Length)})" : "",
            MergeModel => $"{Literal.Text(layer.Name)}, {Literal.Integer(LayerSizes.Of(graph.Model, layer.Name))}",
            DropoutModel => $"{Literal.Text(layer.Name)}, {Literal.Double(layer.DropoutRate ?? 0)}",
            AlphaDropoutModel => $"{Literal.Text(layer.Name)}, {Literal.Double(layer.AlphaDropoutRate ?? 0)}",
            NormalizationLayerModel normalization => NormalizationArguments(layer.Name, normalization.Normalization),
            MaxoutModel maxout => $"{Linear()}, {Literal.Integer(maxout.Pieces)}{Decorator(maxout.Normalization)}",
            DenseModel dense => Linear() + Learned(dense) + Decorator(dense.Normalization),
            _ => Linear(),
        };

        string Linear() => $"Parameters, {Tensor("weight") ?? "null"}, {Tensor("bias") ?? "null"}";

        string? Tensor(string role) =>
            tensors.IndexOf(layer.Name + "." + role) is >= 0 and var index ? $"Layout.Tensors[{Literal.Integer(index)}]" : null;

        string Learned(DenseModel dense)
        {
            string learned = string.Join(", ", dense.Activation.Learned.Select(parameter => $"Layout.Tensors[{Literal.Integer(tensors.IndexOf(layer.Name + "." + parameter.Name))}]"));
            return learned.Length > 0 ? $", [{learned}]" : "";
        }

        string Decorator(NormalizationModel? normalization)
        {
            if (normalization is null)
            {
                return "";
            }

            return $", normalization: new global::Neuroslyn.{normalization.Attribute}Layer{(graph.Model.Precision == Precision.Double ? "<double>" : "")}({NormalizationArguments(layer.Name + ".norm", normalization)})";
        }

        string NormalizationArguments(string prefix, NormalizationModel normalization)
        {
            string[] roles = normalization.Kind == NormalizationKind.Batch ? ["weight", "bias", "running_mean", "running_var"] : ["weight", "bias"];
            return "Parameters, " + string.Join(", ", roles.Select(role => $"Layout.Tensors[{Literal.Integer(tensors.IndexOf(prefix + "." + role))}]"));
        }
    }

    /// <summary><c>_hidden</c> for <c>Hidden</c>, with more underscores while the user has a member of that name.</summary>
    private static string FieldName(string layer, NetworkModel model)
    {
        string name = "_" + char.ToLowerInvariant(layer[0]) + layer.Substring(1);
        while (model.Members.Any(member => member.Name == name) || model.Layers.Any(other => other.Name == name))
        {
            name = "_" + name;
        }

        return name;
    }
}
