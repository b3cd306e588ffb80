using Neuroslyn.Generator.Model;

namespace Neuroslyn.Generator.Graph;

/// <summary>The layers of one class and where they stand in the network: the network itself or one within it.</summary>
internal sealed record LayerScope
{
    public required NetworkModel Model { get; init; }

    public required LayerWiring Wiring { get; init; }

    /// <summary>What stands in front of the layers' names: empty or <c>Encoder.</c>.</summary>
    public required string Prefix { get; init; }

    /// <summary>Whether its last layer is the network's last.</summary>
    public required bool EndsNetwork { get; init; }

    /// <summary>How many inputs read its output, the loss not counted.</summary>
    public required int ReadersOfOutput { get; init; }

    /// <summary>Whether training leaves all its parameters as they are.</summary>
    public required bool IsFrozen { get; init; }

    /// <summary>The network itself.</summary>
    public static LayerScope Of(NetworkModel model) =>
        new() { Model = model, Wiring = new LayerWiring(model), Prefix = "", EndsNetwork = true, ReadersOfOutput = 0, IsFrozen = false };

    /// <summary>A network within this one.</summary>
    public LayerScope Within(SubnetworkModel inner, int layer) => new()
    {
        Model = inner.Network!,
        Wiring = new LayerWiring(inner.Network!),
        Prefix = Prefix + inner.Name + ".",
        EndsNetwork = Ends(layer) && inner is { DropoutRate: null, AlphaDropoutRate: null },
        ReadersOfOutput = inner is { DropoutRate: null, AlphaDropoutRate: null } ? Readers(layer) : 1,
        IsFrozen = IsFrozen || inner.IsFrozen,
    };

    /// <summary>Whether nothing but dropout follows a layer.</summary>
    public bool Ends(int layer) => EndsNetwork && Model.Layers.Skip(layer + 1).All(static later => later.IsDropout);

    /// <summary>How many inputs read a layer's output.</summary>
    public int Readers(int layer) => layer == Model.Layers.Count - 1 ? ReadersOfOutput : Wiring.Readers(layer);

    /// <summary>What a layer reads, by name, where it is not the one declared before; else empty.</summary>
    public string From(int layer) =>
        Model.Layers[layer].ReadsSeveral || Wiring.Sources(layer)[0] == layer - 1 ? "" : Name(Wiring.Sources(layer)[0]);

    /// <summary>What a layer is called in the whole network.</summary>
    public string Name(int layer) => layer == LayerWiring.Input ? (Prefix.Length == 0 ? "input" : "input of " + Prefix.TrimEnd('.')) : Prefix + Model.Layers[layer].Name;

    /// <summary>How many dense layers and merges read the network's input in the end.</summary>
    public static int InputReaders(NetworkModel model)
    {
        var wiring = new LayerWiring(model);
        int readers = 0;
        for (int i = 0; i < model.Layers.Count; i++)
        {
            int edges = wiring.IsUsed(i) ? wiring.Sources(i).Count(static source => source == LayerWiring.Input) : 0;
            readers += edges * (model.Layers[i] is SubnetworkModel { Network: { } inner } ? InputReaders(inner) : 1);
        }

        return readers;
    }
}
