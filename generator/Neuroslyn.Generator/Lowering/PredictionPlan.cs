using Neuroslyn.Generator.Graph;

namespace Neuroslyn.Generator.Lowering;

/// <summary>What the prediction of one sample keeps, each value padded to whole lines, and whether the stack has room for it.</summary>
/// <param name="Graph">The network.</param>
internal sealed record PredictionPlan(NetworkGraph Graph)
{
    /// <summary>Networks whose hidden activations need more stack than this predict through a workspace.</summary>
    private const int StackLimit = 64 * 1024;

    /// <summary>Whether one sample is predicted without a workspace.</summary>
    public static bool FitsOnStack(NetworkGraph graph) => new PredictionPlan(graph).StackBytes <= StackLimit;

    /// <summary>Whether the network's input is copied to where it is padded: an operation reads whole vectors of it.</summary>
    public bool CopiesInput => Graph.Operations.Any(operation => operation is MergeOperation && operation.Inputs.Any(IsInput));

    /// <summary>The values that need a place, in the order they are computed.</summary>
    public IEnumerable<Value> Stored => Graph.Operations.Where(static operation => !operation.IsAbsentFromPrediction).Select(static operation => operation.Output);

    /// <summary>Bytes of stack that the values of a prediction take.</summary>
    public long StackBytes => Stored.Select(static value => value.Size).Concat(CopiesInput ? [Graph.InputSize] : []).Sum(size => (long)Graph.Number.RoundUpToLine(size)) * Graph.Number.Bytes;

    /// <summary>Whether a value is the network's input, dropouts passed over.</summary>
    private bool IsInput(Value value) => Graph.Producer(value) switch
    {
        null => true,
        { } producer => producer.IsAbsentFromPrediction && IsInput(producer.Input),
    };
}
