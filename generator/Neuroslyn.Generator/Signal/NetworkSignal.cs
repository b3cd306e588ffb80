using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;

namespace Neuroslyn.Generator.Signal;

/// <summary>The prediction for a graph: its operations reduced to stages, its formulas to functions.</summary>
internal static class NetworkSignal
{
    /// <summary>What is predicted for each dense layer, in order.</summary>
    public static IReadOnlyList<LayerSignal> Predict(NetworkGraph graph) => Predict(graph, WeightsOf);

    /// <summary>What would be predicted for each dense layer if its weights were drawn otherwise.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="weights">The distribution of the weights of each layer.</param>
    public static IReadOnlyList<LayerSignal> Predict(NetworkGraph graph, Func<DenseOperation, InitialWeights> weights)
    {
        var stages = new List<SignalStage>();
        var ends = new Dictionary<int, int> { [0] = -1 };
        foreach (Operation operation in graph.Operations)
        {
            int[] inputs = [.. operation.Inputs.Select(input => ends[input.Index])];
            foreach (SignalStage stage in Stages(operation, weights))
            {
                stages.Add(stage with { Inputs = inputs });
                inputs = [stages.Count - 1];
            }

            ends[operation.Output.Index] = stages.Count - 1;
        }

        return SignalPropagation.Predict(stages);
    }

    /// <summary>The distribution a layer declares.</summary>
    public static InitialWeights WeightsOf(DenseOperation dense) =>
        InitialWeights.Of(dense.Initializer, dense.Model.InitializerScale, dense.InputSize, dense.Units);

    /// <summary>The distribution that would fit the layer's activation.</summary>
    public static InitialWeights MatchedWeightsOf(DenseOperation dense) =>
        InitialWeights.Of(dense.MatchedInitializer, dense.Model.InitializerScale, dense.InputSize, dense.Units);

    /// <summary>The activation of a layer; null for softmax, which couples the units.</summary>
    public static ScalarActivation? FunctionOf(ActivatedOperation operation)
    {
        if (operation.Function is not { } function || operation.Derivative is not { } derivative)
        {
            return null;
        }

        function = ActivationFormulas.AtStart(operation.Activation, function);
        derivative = ActivationFormulas.AtStart(operation.Activation, derivative);
        double Value(double z) => Evaluation.Evaluate(function, z);
        double Slope(double z) => Evaluation.Evaluate(derivative, name => name == "y" ? Value(z) : z);
        return new ScalarActivation(Value, Slope, Kinks.Of(function));
    }

    private static IEnumerable<SignalStage> Stages(Operation operation, Func<DenseOperation, InitialWeights> weights)
    {
        switch (operation)
        {
            case DropoutOperation dropout:
                return [new DropoutStage(dropout.Name, dropout.Rate)];
            case MergeOperation merge:
                return [new MergeStage(merge.Name, merge.Kind, [.. merge.Inputs.Select(static input => input.Size)]), .. Activations(merge)];
            case DenseOperation dense:
                InitialWeights distribution = weights(dense);
                return [new DenseStage(dense.Name, dense.InputSize, dense.Units, distribution.Mean, distribution.Variance), .. Activations(dense)];
            default:
                throw new InvalidOperationException($"No propagation rule for {operation.GetType().Name}.");
        }
    }

    private static SignalStage[] Activations(ActivatedOperation operation) => FunctionOf(operation) switch
    {
        null => [new SoftmaxStage(operation.Name, operation.OutputSize)],
        _ when operation.Function == Formula.Z => [],
        { } function => [new ActivationStage(operation.Name, function)],
    };
}
