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
        InitialWeights.Of(dense.Initializer, dense.InitializerScale, dense.InputSize, dense.Units);

    /// <summary>The distribution that would fit the layer's activation.</summary>
    public static InitialWeights MatchedWeightsOf(DenseOperation dense) =>
        InitialWeights.Of(dense.MatchedInitializer, dense.MatchedInitializerScale, dense.InputSize, dense.Units);

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

    private static IEnumerable<SignalStage> Stages(Operation operation, Func<DenseOperation, InitialWeights> weights) => operation switch
    {
        DropoutOperation { IsAlpha: true } dropout => [new AlphaDropoutStage(dropout.Name, dropout.Rate)],
        DropoutOperation dropout => [new DropoutStage(dropout.Name, dropout.Rate)],
        MaxoutOperation maxout => [new MaxoutStage(maxout.Name, maxout.Pieces)],
        MergeOperation merge => [new MergeStage(merge.Name, merge.Kind, [.. merge.Inputs.Select(static input => input.Size)]), .. Activations(merge)],
        NormalizationOperation { IsBatch: true } batch => [new BatchNormalizationStage(batch.Name, batch.Model.Epsilon), .. Activations(batch)],
        NormalizationOperation layer => [new LayerNormalizationStage(layer.Name, layer.OutputSize, layer.Model.Epsilon), .. Activations(layer)],
        DenseOperation dense => [Linear(dense, weights(dense)), .. Activations(dense)],
        _ => throw new InvalidOperationException($"No stage for {operation.GetType().Name}."),
    };

    private static DenseStage Linear(DenseOperation dense, InitialWeights weights) => new(dense.Name, dense.InputSize, dense.Units, weights.Mean, weights.Variance);

    private static SignalStage[] Activations(ActivatedOperation operation) => FunctionOf(operation) switch
    {
        null => [new SoftmaxStage(operation.Name, operation.OutputSize)],
        _ when operation.Function == Formula.Z => [],
        { } function => [new ActivationStage(operation.Name, function)],
    };
}
