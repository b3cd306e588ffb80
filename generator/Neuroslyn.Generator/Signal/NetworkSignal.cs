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
    public static IReadOnlyList<LayerSignal> Predict(NetworkGraph graph, Func<DenseOperation, InitialWeights> weights) =>
        SignalPropagation.Predict([.. graph.Operations.SelectMany(operation => Stages(operation, weights))]);

    /// <summary>The distribution a layer declares.</summary>
    public static InitialWeights WeightsOf(DenseOperation dense) =>
        InitialWeights.Of(dense.Initializer, dense.InitializerScale, dense.InputSize, dense.Units);

    /// <summary>The distribution that would fit the layer's activation.</summary>
    public static InitialWeights MatchedWeightsOf(DenseOperation dense) =>
        InitialWeights.Of(dense.MatchedInitializer, dense.MatchedInitializerScale, dense.InputSize, dense.Units);

    /// <summary>The activation of a layer; null for softmax, which couples the units.</summary>
    public static ScalarActivation? FunctionOf(DenseOperation dense)
    {
        if (dense.Function is not { } function || dense.Derivative is not { } derivative)
        {
            return null;
        }

        function = ActivationFormulas.AtStart(dense.Activation, function);
        derivative = ActivationFormulas.AtStart(dense.Activation, derivative);
        double Value(double z) => Evaluation.Evaluate(function, z);
        double Slope(double z) => Evaluation.Evaluate(derivative, name => name == "y" ? Value(z) : z);
        return new ScalarActivation(Value, Slope, Kinks.Of(function));
    }

    private static IEnumerable<SignalStage> Stages(Operation operation, Func<DenseOperation, InitialWeights> weights)
    {
        if (operation is DropoutOperation dropout)
        {
            return [new DropoutStage(dropout.Name, dropout.Rate)];
        }

        var dense = (DenseOperation)operation;
        InitialWeights distribution = weights(dense);
        var linear = new DenseStage(dense.Name, dense.InputSize, dense.Units, distribution.Mean, distribution.Variance);
        return FunctionOf(dense) switch
        {
            null => [linear, new SoftmaxStage(dense.Name, dense.Units)],
            _ when dense.Function == Formula.Z => [linear],
            { } function => [linear, new ActivationStage(dense.Name, function)],
        };
    }
}
