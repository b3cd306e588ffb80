using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Where the prediction of one sample keeps its values: each on the stack, padded to whole lines.</summary>
internal sealed class PredictionPlaces
{
    /// <summary>The input with padding, where an operation reads whole vectors of it.</summary>
    public const string PaddedInput = "a0";

    private readonly NetworkGraph _graph;
    private readonly Dictionary<int, string> _names = [];

    public PredictionPlaces(NetworkGraph graph)
    {
        _graph = graph;
        CopiesInput = graph.Operations.Any(operation => operation is MergeOperation && operation.Inputs.Any(input => IsInput(graph, input)));
        if (CopiesInput)
        {
            _names.Add(0, PaddedInput);
        }

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

    /// <summary>Whether the network's input is copied to where it is padded.</summary>
    public bool CopiesInput { get; }

    /// <summary>Elements of everything that needs a place.</summary>
    public IEnumerable<int> Sizes => Stored.Select(static value => value.Size).Concat(CopiesInput ? [_graph.InputSize] : []);

    /// <summary>The values that need a place, in the order they are computed.</summary>
    public List<Value> Stored { get; } = [];

    /// <summary>The span that holds a value; not for the network's input.</summary>
    public string Span(Value value) => _names[value.Index];

    /// <summary>The elements of a value without padding.</summary>
    public string Elements(Value value) => $"{Span(value)}[..{Literal.Integer(value.Size)}]";

    /// <summary>A reference to the first element of a value.</summary>
    public string Reference(Value value) => _names.TryGetValue(value.Index, out string? name) ? $"ref MemoryMarshal.GetReference({name})" : "ref input";

    /// <summary>Whether a value is the network's input, dropouts passed over.</summary>
    private static bool IsInput(NetworkGraph graph, Value value) => graph.Producer(value) switch
    {
        null => true,
        { } producer => OperationEmitter.Of(producer).IsAbsentFromPrediction && IsInput(graph, producer.Input),
    };

    /// <summary>Whether a value is what the network predicts.</summary>
    public bool IsOutput(Value value) => Span(value) == Span(_graph.Output);
}
