namespace Neuroslyn.Generator.Graph;

/// <summary>
/// The backward pass as edges: for every value an operation reads, where its gradient goes. Gradients flow against the order of the
/// operations; a dropout with one reader lets them through, everything else gathers what comes from its readers.
/// </summary>
internal sealed class GradientFlow
{
    private readonly NetworkGraph _graph;
    private readonly List<Reader>[] _readers;
    private readonly bool[] _dependsOnParameters;

    public GradientFlow(NetworkGraph graph)
    {
        _graph = graph;
        _readers = [.. Enumerable.Range(0, graph.Operations.Count + 1).Select(static _ => new List<Reader>())];
        _dependsOnParameters = new bool[graph.Operations.Count + 1];
        _readers[graph.Output.Index].Add(Reader.Loss);
        for (int i = graph.Operations.Count - 1; i >= 0; i--)
        {
            Operation operation = graph.Operations[i];
            for (int slot = 0; slot < operation.Inputs.Count; slot++)
            {
                // Where a gradient is let through, whoever reads behind is the one that writes in front.
                _readers[operation.Inputs[slot].Index].Add(LetsThrough(operation) ? _readers[i + 1][0] : new Reader(i, slot));
            }
        }

        foreach (List<Reader> readers in _readers)
        {
            readers.Sort(static (left, right) => left.Operation == right.Operation ? left.Slot.CompareTo(right.Slot) : right.Operation.CompareTo(left.Operation));
        }

        foreach (Operation operation in graph.Operations)
        {
            _dependsOnParameters[operation.Output.Index] = (operation.Tensors.Any() && !operation.IsFrozen) || operation.Inputs.Any(input => _dependsOnParameters[input.Index]);
        }
    }

    /// <summary>Whether an operation has no gradient of its own: the one reader of what it produces writes to the operation in front.</summary>
    public bool LetsThrough(Operation operation) => operation is DropoutOperation && _readers[operation.Output.Index].Count == 1;

    /// <summary>
    /// Whether the last one to add to the gradient of a value is a matrix product, at the end of whose tiles the gradients of the learned parameters of
    /// the activation that produced the value are computed. Otherwise the activation does that in a pass of its own.
    /// </summary>
    public bool FusesLearned(Value value) =>
        _readers[value.Index] is { Count: > 0 } readers && readers[readers.Count - 1] is var last && last != Reader.Loss && _graph.Operations[last.Operation] is DenseOperation;

    /// <summary>Where the gradient of what an operation reads goes.</summary>
    /// <param name="operation">The reader.</param>
    /// <param name="slot">Which of its inputs.</param>
    public GradientSink Into(Operation operation, int slot = 0) => Trace(operation.Inputs[slot], new Reader(operation.Output.Index - 1, slot));

    /// <summary>Where the loss starts the backward pass.</summary>
    public GradientSink OfLoss() => Trace(_graph.Output, Reader.Loss);

    private GradientSink Trace(Value value, Reader reader)
    {
        var dropouts = new List<DropoutOperation>();
        Operation? producer = _graph.Producer(value);
        while (producer is DropoutOperation dropout && LetsThrough(dropout))
        {
            dropouts.Insert(0, dropout);
            value = dropout.Input;
            producer = _graph.Producer(value);
        }

        List<Reader> readers = _readers[value.Index];
        return new GradientSink
        {
            Producer = producer,
            Dropouts = dropouts,
            Row = producer?.GradientRow ?? _graph.InputGradientRow,
            Size = value.Size,
            IsOfLoss = reader == Reader.Loss,
            IsFirst = readers[0] == reader,
            IsLast = readers[readers.Count - 1] == reader,
            IsOptional = !_dependsOnParameters[value.Index],
            FusesLearned = FusesLearned(value),
        };
    }

    /// <summary>Who reads a value: an input of an operation, or the loss, which comes behind all of them.</summary>
    private readonly record struct Reader(int Operation, int Slot)
    {
        public static Reader Loss { get; } = new(int.MaxValue, 0);
    }
}
