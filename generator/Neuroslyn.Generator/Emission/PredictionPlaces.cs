using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Where the prediction of one sample keeps its values: each on the stack, padded to whole lines.</summary>
internal sealed class PredictionPlaces
{
    private readonly NetworkGraph _graph;
    private readonly Dictionary<int, string> _names = [];

    public PredictionPlaces(NetworkGraph graph)
    {
        _graph = graph;
        foreach (Operation operation in graph.Operations)
        {
            bool isNew = !OperationEmitter.Of(operation).IsAbsentFromPrediction;
            if (isNew)
            {
                Stored.Add(operation.Output);
                _names.Add(operation.Output.Index, "a" + Literal.Integer(Stored.Count));
            }
            else if (_names.TryGetValue(operation.Input.Index, out string? name))
            {
                _names.Add(operation.Output.Index, name);
            }
        }
    }

    /// <summary>The values that need a place, in the order they are computed.</summary>
    public List<Value> Stored { get; } = [];

    /// <summary>The span that holds a value; not for the network's input.</summary>
    public string Span(Value value) => _names[value.Index];

    /// <summary>The elements of a value without padding.</summary>
    public string Elements(Value value) => $"{Span(value)}[..{Literal.Integer(value.Size)}]";

    /// <summary>A reference to the first element of a value.</summary>
    public string Reference(Value value) => _names.TryGetValue(value.Index, out string? name) ? $"ref MemoryMarshal.GetReference({name})" : "ref input";

    /// <summary>Whether a value is what the network predicts.</summary>
    public bool IsOutput(Value value) => Span(value) == Span(_graph.Output);
}
