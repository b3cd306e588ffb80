namespace Neuroslyn.Generator.Model;

/// <summary>Which layer reads which, found from the names in the model: a layer that names none reads the one declared before it.</summary>
internal sealed class LayerWiring
{
    /// <summary>Stands for the network's input where the index of a layer is expected.</summary>
    public const int Input = -1;

    /// <summary>The name by which the network's input is read; <c>Layer.Input</c> in the runtime.</summary>
    public const string InputName = "<input>";

    private readonly NetworkModel _model;
    private readonly Dictionary<string, int> _indices = [];
    private readonly List<int>[] _sources;
    private readonly int[] _readers;
    private readonly bool[] _isUsed;

    /// <param name="model">May be faulty: edges to layers that do not exist or come later are left out.</param>
    public LayerWiring(NetworkModel model)
    {
        _model = model;
        for (int i = 0; i < model.Layers.Count; i++)
        {
            _indices[model.Layers[i].Name] = i;
        }

        _sources = [.. model.Layers.Select((layer, index) => Resolve(layer, index))];
        _readers = new int[model.Layers.Count + 1];
        _isUsed = new bool[model.Layers.Count];
        for (int i = model.Layers.Count - 1; i >= 0; i--)
        {
            _isUsed[i] = i == model.Layers.Count - 1 || _readers[i + 1] > 0;
            foreach (int source in _isUsed[i] ? _sources[i] : [])
            {
                _readers[source + 1]++;
            }
        }
    }

    /// <summary>The layers that a layer reads, by index, in the order named; <see cref="Input"/> for the network's input.</summary>
    public IReadOnlyList<int> Sources(int layer) => _sources[layer];

    /// <summary>How many inputs of used layers a layer's output feeds, the loss not counted.</summary>
    public int Readers(int layer) => _readers[layer + 1];

    /// <summary>Whether the result of a layer reaches the network's output, which is that of the last layer.</summary>
    public bool IsUsed(int layer) => _isUsed[layer];

    /// <summary>The index of a layer by name, <see cref="Input"/> for the network's input; null if there is none of that name.</summary>
    public int? Find(string name) => name == InputName ? Input : _indices.TryGetValue(name, out int index) ? index : null;

    /// <summary>How a layer is called in messages and tables.</summary>
    public string Name(int layer) => layer == Input ? "input" : _model.Layers[layer].Name;

    private List<int> Resolve(LayerModel layer, int index) => layer.Sources.Count == 0
        ? [index - 1]
        : [.. layer.Sources.Select(Find).Where(source => source < index).Select(static source => source!.Value)];
}
