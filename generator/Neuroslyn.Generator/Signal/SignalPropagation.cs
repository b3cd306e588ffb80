namespace Neuroslyn.Generator.Signal;

/// <summary>
/// Predicts how large the values of a network are when training begins, layer by layer forward, and how large the gradients, layer by layer
/// back: the mean-field recursion for standardised inputs (mean 0, variance 1) and independent weights.
/// </summary>
/// <remarks>
/// Forward q(l) = Var(w) fan_in E[a(l-1)^2], with a = f(z) and z normal of variance q. Backward, the mean square of dL/dz of a layer is that of
/// the next one times Var(w) fan_out E[f'(z)^2]. Poole et al. 2016, "Exponential expressivity in deep neural networks through transient chaos";
/// Schoenholz et al. 2017, "Deep information propagation". Exact for wide layers; for narrow ones the average over draws.
/// </remarks>
public static class SignalPropagation
{
    /// <summary>The prediction for each dense layer.</summary>
    /// <param name="stages">The steps of the network, each behind those it reads.</param>
    public static IReadOnlyList<LayerSignal> Predict(IReadOnlyList<SignalStage> stages)
    {
        var forward = new List<Step>();
        var signals = new List<Values>();
        foreach (SignalStage stage in stages)
        {
            int[] sources = [.. stage.Inputs ?? [forward.Count - 1]];
            Values[] inputs = [.. sources.Select(source => source < 0 ? NetworkInput : signals[source])];
            GaussianMoments moments = Apply(stage, inputs);
            forward.Add(new Step(stage, sources, inputs, moments));
            bool areEqual = stage is DenseStage { WeightVariance: 0 } || (inputs.All(static input => input.AreEqual) && stage is not (DenseStage or DropoutStage));
            signals.Add(new Values(moments.Mean, moments.SecondMoment, areEqual));
        }

        return Collect(forward);
    }

    private static Values NetworkInput { get; } = new(Mean: 0, SecondMoment: 1, AreEqual: false);

    private static GaussianMoments Apply(SignalStage stage, Values[] inputs) => (stage, inputs[0]) switch
    {
        (MergeStage merge, _) => merge.Combine(Moments(inputs)),
        (DenseStage dense, var input) => OfDense(dense, input),
        (ActivationStage activation, var input) => GaussianQuadrature.Moments(activation.Activation, input.Mean, input.SecondMoment - (input.Mean * input.Mean)),
        (SoftmaxStage softmax, var input) => OfSoftmax(softmax, input),
        (DropoutStage dropout, var input) => new GaussianMoments(input.Mean, input.SecondMoment / (1 - dropout.Rate), 1 / (1 - dropout.Rate), 0, 0),
        _ => throw new ArgumentException($"No propagation rule for {stage.GetType().Name}.", nameof(stage)),
    };

    /// <summary>z = sum w a. Random weights make the terms independent; a constant one does not, and units that are equal add up in full.</summary>
    private static GaussianMoments OfDense(DenseStage dense, Values input)
    {
        double mean = dense.WeightMean * dense.InputSize * input.Mean;
        double variance = dense.WeightVariance * dense.InputSize * input.SecondMoment;
        double common = dense.WeightMean * dense.WeightMean * Math.Max(0, input.SecondMoment - (input.Mean * input.Mean));
        variance += common * dense.InputSize * (input.AreEqual ? dense.InputSize : 1);
        return GaussianMoments.OfIdentity(mean, variance);
    }

    /// <summary>
    /// With many units the denominator is nearly constant, so that a is log-normal: E[a^2] = e^(Var z) / K^2, at most 1/K. A gradient passes
    /// the Jacobian diag(a) - a a^T, whose first term is the larger.
    /// </summary>
    private static GaussianMoments OfSoftmax(SoftmaxStage softmax, Values z)
    {
        double mean = 1.0 / softmax.Units;
        double variance = z.SecondMoment - (z.Mean * z.Mean);
        double square = softmax.Units == 1 ? 1 : Math.Min(mean, Math.Exp(Math.Min(variance, 700)) * mean * mean);
        return new GaussianMoments(mean, square, softmax.Units == 1 ? 0 : square, 0, softmax.Units == 1 ? 1 : 0);
    }

    private static LayerSignal[] Collect(List<Step> forward)
    {
        var layers = new Stack<LayerSignal>();
        double[] gradients = new double[forward.Count];

        // What follows the last combination of values belongs to the loss: gradients are compared with dL/dz of that layer.
        int last = forward.FindLastIndex(static step => step.Stage is DenseStage or MergeStage);
        gradients[last] = 1;
        for (int i = last; i >= 0; i--)
        {
            Step step = forward[i];
            if (step.Stage is DenseStage dense)
            {
                bool isActivated = i + 1 < forward.Count && forward[i + 1].Stage is ActivationStage or SoftmaxStage;
                GaussianMoments output = isActivated ? forward[i + 1].Moments : step.Moments;
                layers.Push(new LayerSignal(dense.Name, step.Moments.Deviation, output.Mean, output.Deviation, output.SaturatedShare, output.BlockedShare, Math.Sqrt(gradients[i])));
            }

            for (int slot = 0; slot < step.Sources.Length; slot++)
            {
                if (step.Sources[slot] >= 0)
                {
                    gradients[step.Sources[slot]] += gradients[i] * GradientFactor(step, slot);
                }
            }
        }

        return [.. layers];
    }

    /// <summary>The factor by which a gradient's mean square changes on its way through a stage.</summary>
    private static double GradientFactor(Step step, int slot) => step.Stage switch
    {
        DenseStage dense => dense.Units * (dense.WeightVariance + (dense.WeightMean * dense.WeightMean)),
        MergeStage merge => merge.GradientFactor(Moments(step.Inputs), slot),
        _ => step.Moments.DerivativeSecondMoment,
    };

    private static (double Mean, double SecondMoment)[] Moments(Values[] values) => [.. values.Select(static value => (value.Mean, value.SecondMoment))];

    private readonly record struct Values(double Mean, double SecondMoment, bool AreEqual);

    private readonly record struct Step(SignalStage Stage, int[] Sources, Values[] Inputs, GaussianMoments Moments);
}
