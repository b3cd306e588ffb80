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
            _traits[dense] = traits = same is not null ? _traits[same] : dense.Model.Pieces > 1 ? ActivationTraits.Maxout : ActivationTraits.Of(Ending(dense));
        }

        return traits;
    }

    /// <summary>The dropouts between a layer and the next one with weights, or the end.</summary>
    public IEnumerable<DropoutOperation> DropoutsAfter(DenseOperation dense) => Behind(dense).OfType<DropoutOperation>();

    /// <summary>The operations between a layer's linear part and the next layer with weights, or the end.</summary>
    public IEnumerable<Operation> Behind(DenseOperation dense) =>
        Graph.Operations.SkipWhile(operation => operation != dense).Skip(1).TakeWhile(static operation => operation is not DenseOperation);

    /// <summary>The normalisation that reads z of a layer, so that the scale of z means nothing; null for none.</summary>
    public NormalizationOperation? Normalization(DenseOperation dense) => dense.Activation.Kind == Activation.Identity
        ? Behind(dense).FirstOrDefault() as NormalizationOperation
        : null;

    /// <summary>Whether nothing else reads what an operation produces.</summary>
    public bool IsOnlyReader(Operation reader, Operation producer) =>
        Graph.Output != producer.Output && Graph.Operations.Where(operation => operation.Inputs.Contains(producer.Output)).All(operation => operation == reader);

    /// <summary>The operation whose activation ends a layer: the linear part or the normalisation that decorates it.</summary>
    private ActivatedOperation Ending(DenseOperation dense) => Normalization(dense) is { IsDecorator: true } normalization ? normalization : dense;
}
