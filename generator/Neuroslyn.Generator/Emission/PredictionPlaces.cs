using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Where the prediction of one sample keeps its values: each on the stack, padded to whole lines (<see cref="PredictionPlan"/>).</summary>
internal sealed class PredictionPlaces
{
    /// <summary>The input with padding, where an operation reads whole vectors of it.</summary>
    public const string PaddedInput = "a0";

    private readonly NetworkGraph _graph;
    private readonly Dictionary<int, string> _names = [];

    public PredictionPlaces(NetworkGraph graph)
    {
        _graph = graph;
        var plan = new PredictionPlan(graph);
        CopiesInput = plan.CopiesInput;
        Stored = [.. plan.Stored];
        if (CopiesInput)
        {
            _names.Add(0, PaddedInput);
        }

        int stored = 0;
        foreach (Operation operation in graph.Operations)
        {
            if (!operation.IsAbsentFromPrediction)
            {
                _names.Add(operation.Output.Index, "a" + Literal.Integer(++stored));
            }
            else if (_names.TryGetValue(operation.Input.Index, out string? name))
            {
                _names.Add(operation.Output.Index, name);
            }
        }
    }

    /// <summary>Whether the network's input is copied to where it is padded.</summary>
    public bool CopiesInput { get; }

    /// <summary>The values that need a place, in the order they are computed.</summary>
    public IReadOnlyList<Value> Stored { get; }

    /// <summary>The span that holds a value; not for the network's input.</summary>
    public string Span(Value value) => _names[value.Index];

    /// <summary>The elements of a value without padding.</summary>
    public string Elements(Value value) => $"{Span(value)}[..{Literal.Integer(value.Size)}]";

    /// <summary>A reference to the first element of a value.</summary>
    public string Reference(Value value) => _names.TryGetValue(value.Index, out string? name) ? $"ref MemoryMarshal.GetReference({name})" : "ref input";

    /// <summary>Whether a value is what the network predicts.</summary>
    public bool IsOutput(Value value) => Span(value) == Span(_graph.Output);
}
