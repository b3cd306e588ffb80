using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;

namespace Neuroslyn.Generator.Signal;

/// <summary>The prediction for a graph: its operations reduced to stages, its formulas to functions.</summary>
internal static class NetworkSignal
{
    /// <summary>What is predicted for each dense layer, in order.</summary>
    public static IReadOnlyList<LayerSignal> Predict(NetworkGraph graph) => SignalPropagation.Predict([.. graph.Operations.SelectMany(Stages)]);

    private static IEnumerable<SignalStage> Stages(Operation operation)
    {
        if (operation is DropoutOperation dropout)
        {
            return [new DropoutStage(dropout.Name, dropout.Rate)];
        }

        var dense = (DenseOperation)operation;
        InitialWeights weights = InitialWeights.Of(dense.Initializer, dense.Model.InitializerScale, dense.InputSize, dense.Units);
        var linear = new DenseStage(dense.Name, dense.InputSize, dense.Units, weights.Mean, weights.Variance);
        return dense.Model.Activation.Kind switch
        {
            Activation.Identity => [linear],
            Activation.Softmax => [linear, new SoftmaxStage(dense.Name, dense.Units)],
            _ => [linear, new ActivationStage(dense.Name, Function(ActivationFormulas.Of(dense.Model.Activation)))],
        };
    }

    private static ScalarActivation Function(Expression formula)
    {
        Expression derivative = Differentiation.Differentiate(formula, Formula.Z);
        return new ScalarActivation(z => Evaluation.Evaluate(formula, z), z => Evaluation.Evaluate(derivative, z), Kinks.Of(formula));
    }
}
