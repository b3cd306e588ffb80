using System.Globalization;
using System.Numerics;
using System.Text;

namespace Neuroslyn.IntegrationTests.Networks;

/// <summary>A network as data: written out as a class for the generator, or interpreted.</summary>
/// <param name="InputSize">Features of one sample.</param>
/// <param name="Loss">What training minimises.</param>
/// <param name="Layers">Layers with the dropouts around them.</param>
internal sealed record NetworkDefinition(int InputSize, Loss Loss, params InterpretedLayer[] Layers)
{
    public double HuberDelta { get; init; } = 1;

    public int OutputSize => Layers[^1].Units;

    /// <summary>Whether a sample's result depends on the others of its batch: there is a batch normalisation.</summary>
    public bool CouplesSamples => Layers.Any(layer => layer.Normalization is { OverBatch: true } || layer.NormalizationBefore is { OverBatch: true });

    /// <summary>The plain interpreter of this definition.</summary>
    public InterpretedNetwork<T> Interpret<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(InputSize, Loss, HuberDelta, Layers);

    /// <summary>The class that declares the network.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="precision">Its number type.</param>
    public string ToSource(string name, Precision precision)
    {
        string suffix = precision == Precision.Double ? "<double>" : "";
        var source = new StringBuilder();
        source.Append(CultureInfo.InvariantCulture, $"[Network(Input = {InputSize}, Loss = Loss.{Loss}, HuberDelta = {HuberDelta:R}, Precision = Precision.{precision})]\n");
        source.Append(CultureInfo.InvariantCulture, $"public sealed partial class {name}\n{{\n");
        foreach (InterpretedLayer layer in Layers)
        {
            string decorator = layer.DropoutsAfter.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $", Dropout({layer.DropoutsAfter[0]:R})") : "";
            if (layer.Merge != InterpretedMerge.None)
            {
                string function = layer.Activation == Activation.Identity ? "" : $", Activation = Activation.{layer.Activation}";
                source.Append(CultureInfo.InvariantCulture, $"    [{layer.Merge}({string.Join(", ", layer.From.Select(Reference))}{function}){decorator}] public partial MergeLayer {layer.Name} {{ get; }}\n");
                AppendDropouts([.. layer.DropoutsAfter.Skip(1)], layer.Name + "After");
                continue;
            }

            string from = layer.From.Length > 0 ? $", From = {Reference(layer.From[0])}" : "";
            AppendDropouts(layer.DropoutsBefore, layer.Name + "DropBefore", from);
            from = layer.DropoutsBefore.Length > 0 ? "" : from;
            if (layer.NormalizationBefore is { } before)
            {
                source.Append(CultureInfo.InvariantCulture, $"    [{Normalization(before, from)}] public partial {(before.OverBatch ? "Batch" : "Layer")}NormalizationLayer{suffix} {layer.Name}Before {{ get; }}\n");
                from = "";
            }

            string bias = layer.UseBias ? "" : ", UseBias = false";
            string parameter = layer.Activation switch
            {
                Activation.PRelu => string.Create(CultureInfo.InvariantCulture, $", Slope = {layer.Slope:R}{(layer.SlopePerUnit ? ", SlopePerUnit = true" : "")}"),
                Activation.LeakyRelu => string.Create(CultureInfo.InvariantCulture, $", Slope = {layer.Slope:R}"),
                Activation.Elu => string.Create(CultureInfo.InvariantCulture, $", Alpha = {layer.Alpha:R}"),
                _ => "",
            };
            string normalization = layer.Normalization is { } decorating ? ", " + Normalization(decorating, "") : "";
            string activation = layer.Function is { } learned
                ? $"typeof(LearnedActivations), nameof(LearnedActivations.{learned.Name}){string.Concat(learned.Constants.Select(constant => string.Create(CultureInfo.InvariantCulture, $", {constant:R}")))}"
                : $"Activation.{layer.Activation}";
            string attribute = layer.Pieces > 1 ? $"Maxout({layer.Units}, {layer.Pieces}{bias}{from})" : $"Dense({layer.Units}, {activation}{bias}{parameter}{from})";
            string alpha = layer.AlphaDropoutAfter is { } alphaRate ? string.Create(CultureInfo.InvariantCulture, $"AlphaDropout({alphaRate:R})") : "";
            bool isDecorated = alpha.Length > 0 && layer.DropoutsAfter.Length == 0;
            source.Append(CultureInfo.InvariantCulture, $"    [{attribute}{normalization}{decorator}{(isDecorated ? ", " + alpha : "")}] public partial {(layer.Pieces > 1 ? "MaxoutLayer" : "DenseLayer")}{suffix} {layer.Name} {{ get; }}\n");
            AppendDropouts([.. layer.DropoutsAfter.Skip(1)], layer.Name + "After");
            if (alpha.Length > 0 && !isDecorated)
            {
                source.Append(CultureInfo.InvariantCulture, $"    [{alpha}] public partial AlphaDropoutLayer {layer.Name}Alpha {{ get; }}\n");
            }
        }

        return source.Append("}\n").ToString();

        static string Normalization(InterpretedNormalization normalization, string from) => string.Create(
            CultureInfo.InvariantCulture,
            $"{(normalization.OverBatch ? $"BatchNormalization(Momentum = {normalization.Momentum:R}, " : "LayerNormalization(")}Epsilon = {normalization.Epsilon:R}{from})");

        string Reference(string name)
        {
            if (name == InterpretedLayer.Input)
            {
                return "Layer.Input";
            }

            // Of several dropouts behind a layer all but the first are layers of their own, and the last of them is what is meant.
            InterpretedLayer read = Layers.First(layer => layer.Name == name);
            int dropouts = read.DropoutsAfter.Length;
            string last = read.AlphaDropoutAfter is not null && dropouts > 0 ? "Alpha" : dropouts > 1 ? string.Create(CultureInfo.InvariantCulture, $"After{dropouts - 2}") : "";
            return $"nameof({name}{last})";
        }

        void AppendDropouts(double[] rates, string prefix, string from = "")
        {
            for (int i = 0; i < rates.Length; i++)
            {
                source.Append(CultureInfo.InvariantCulture, $"    [Dropout({rates[i]:R}{(i == 0 ? from : "")})] public partial DropoutLayer {prefix}{i} {{ get; }}\n");
            }
        }
    }

    /// <summary>What distinguishes the network, for messages.</summary>
    public override string ToString()
    {
        IEnumerable<string> layers = Layers.Select(layer => string.Create(
            CultureInfo.InvariantCulture,
            $"{Dropouts(layer.DropoutsBefore)}{Normalized(layer.NormalizationBefore)}{(layer.Merge == InterpretedMerge.None ? "" : layer.Merge + " ")}{(layer.From.Length > 0 ? $"of {string.Join(" and ", layer.From)} " : "")}{layer.Units} {Function(layer)}{(layer.UseBias ? "" : " without bias")}{Normalized(layer.Normalization)}{Dropouts(layer.DropoutsAfter)}{(layer.AlphaDropoutAfter is { } rate ? $" (alpha dropout {rate:R})" : "")}"));
        return $"{InputSize} - {string.Join(" - ", layers)}, {Loss}";

        static string Function(InterpretedLayer layer) => layer.Pieces > 1
            ? string.Create(CultureInfo.InvariantCulture, $"maxout of {layer.Pieces}")
            : (layer.Function?.Name ?? layer.Activation.ToString()) + (layer.SlopePerUnit ? " per unit" : "");

        static string Normalized(InterpretedNormalization? normalization) => normalization is null ? "" : normalization.OverBatch ? " (batch normalisation) " : " (layer normalisation) ";

        static string Dropouts(double[] rates) => string.Concat(rates.Select(rate => string.Create(CultureInfo.InvariantCulture, $" (dropout {rate:R}) ")));
    }
}
