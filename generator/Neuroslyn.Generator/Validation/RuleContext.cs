using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Signal;

namespace Neuroslyn.Generator.Validation;

/// <summary>What rules about a valid network look at. Everything expensive is computed when the first rule asks.</summary>
internal sealed class RuleContext
{
    private readonly Lazy<IReadOnlyList<LayerSignal>> _signals;
    private readonly Dictionary<DenseOperation, ActivationTraits> _traits = [];

    public RuleContext(NetworkGraph graph, RuleOptions options, int generatedCharacters)
    {
        Graph = graph;
        Options = options;
        GeneratedCharacters = generatedCharacters;
        Dense = [.. graph.DenseOperations];
        _signals = new Lazy<IReadOnlyList<LayerSignal>>(() => NetworkSignal.Predict(graph), LazyThreadSafetyMode.None);
    }

    public NetworkGraph Graph { get; }

    public NetworkModel Model => Graph.Model;

    public DeclaredFacts Facts => Graph.Model.Facts;

    public RuleOptions Options { get; }

    /// <summary>Length of the generated source; 0 if unknown.</summary>
    public int GeneratedCharacters { get; }

    /// <summary>The layers with weights, in order.</summary>
    public IReadOnlyList<DenseOperation> Dense { get; }

    /// <summary>The last layer with weights.</summary>
    public DenseOperation Output => Dense[Dense.Count - 1];

    /// <summary>All layers with weights but the last.</summary>
    public IEnumerable<DenseOperation> Hidden => Dense.Take(Dense.Count - 1);

    /// <summary>Whether the network reproduces its input: it says so, or it is as wide at the end as at the beginning with something in between.</summary>
    public bool IsReconstruction => Facts.Task == LearningTask.Reconstruction
        || (Facts.Task == LearningTask.Unspecified && Graph.InputSize == Graph.OutputSize && Graph.OutputSize > 1 && Dense.Count > 1);

    /// <summary>The prediction for a layer.</summary>
    public LayerSignal Signal(DenseOperation dense) => _signals.Value.First(signal => signal.Name == dense.Name);

    /// <summary>The properties of a layer's activation.</summary>
    public ActivationTraits Traits(DenseOperation dense)
    {
        if (!_traits.TryGetValue(dense, out ActivationTraits? traits))
        {
            // Layers mostly share their activation.
            DenseOperation? same = _traits.Keys.FirstOrDefault(other => other.Model.Activation == dense.Model.Activation && other.Model.Pieces == dense.Model.Pieces);
            _traits[dense] = traits = same is not null ? _traits[same] : dense.IsMaxout ? ActivationTraits.Maxout : ActivationTraits.Of(Ending(dense));
        }

        return traits;
    }

    /// <summary>The dropouts that a layer's output passes before anything else reads it.</summary>
    public IEnumerable<DropoutOperation> DropoutsAfter(DenseOperation dense) => Graph.Operations.OfType<DropoutOperation>().Where(dropout => Source(dropout.Input) == dense);

    /// <summary>Whether all that a layer's values do is multiply others: weights of a mixture, attention.</summary>
    public bool IsGate(DenseOperation dense)
    {
        Operation[] readers = [.. Graph.Operations.Where(operation => !IsBetween(operation) && operation.Inputs.Any(input => Source(input) == dense))];
        return Source(Graph.Output) != dense && readers.Length > 0 && readers.All(static reader => reader is MergeOperation { Kind: MergeKind.Multiply });
    }

    /// <summary>Whether the network's output is that of a layer with weights, and not of one that brings several together.</summary>
    public bool EndsInOutput => Source(Graph.Output) == Output;

    /// <summary>Whether one layer is all that another one reads, and the other one all that reads it.</summary>
    public bool IsOnlyReader(DenseOperation first, DenseOperation second) => Source(second.Input) == first && Graph.Operations.Count(operation => !IsBetween(operation) && operation.Inputs.Any(input => Source(input) == first)) == 1;

    /// <summary>What produces a value, dropouts, normalisations and maxima passed over; null for the network's input.</summary>
    private Operation? Source(Value value)
    {
        Operation? producer = Graph.Producer(value);
        while (producer is not null && IsBetween(producer))
        {
            producer = Graph.Producer(producer.Input);
        }

        return producer;
    }

    private static bool IsBetween(Operation operation) => operation is DropoutOperation or NormalizationOperation or MaxoutOperation;

    /// <summary>The operations between a layer's linear part and the next layer with weights, or the end.</summary>
    public IEnumerable<Operation> Behind(DenseOperation dense) => Graph.Operations.Where(operation => IsBetween(operation) && Source(operation.Input) == dense);

    /// <summary>The normalisation that reads z of a layer, so that the scale of z means nothing; null for none.</summary>
    public NormalizationOperation? Normalization(DenseOperation dense) => dense.Activation.Kind == Activation.Identity
        ? Graph.Operations.OfType<NormalizationOperation>().FirstOrDefault(operation => operation.Input == dense.Output)
        : null;

    /// <summary>Whether nothing else reads what an operation produces.</summary>
    public bool IsOnlyReaderOfOutput(Operation reader, Operation producer) =>
        Graph.Output != producer.Output && Graph.Operations.Where(operation => operation.Inputs.Contains(producer.Output)).All(operation => operation == reader);

    /// <summary>The operation whose activation ends a layer: the linear part or the normalisation that decorates it.</summary>
    private ActivatedOperation Ending(DenseOperation dense) => Normalization(dense) is { IsDecorator: true } normalization ? normalization : dense;
}
