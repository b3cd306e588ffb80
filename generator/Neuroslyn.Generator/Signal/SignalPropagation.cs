using Neuroslyn.Generator.Calculus;

namespace Neuroslyn.Generator.Signal;

/// <summary>
/// Predicts how large the values of a network are when training begins, layer by layer forward, and how large the gradients, layer by layer
/// back: the mean-field recursion for standardised inputs (mean 0, variance 1) and independent weights.
/// </summary>
/// <remarks>
/// Forward q(l) = Var(w) fan_in E[a(l-1)^2], with a = f(z) and z normal of variance q. Backward, the mean square of dL/dz of a layer is that of
/// the next one times Var(w) fan_out E[f'(z)^2]. Poole et al. 2016, "Exponential expressivity in deep neural networks through transient chaos";
/// Schoenholz et al. 2017, "Deep information propagation". Exact for wide layers; for narrow ones the average over draws. Batch normalisation subtracts what all samples of
/// a unit share, so that for it the part of the signal that differs between samples is followed, too.
/// </remarks>
internal static class SignalPropagation
{
    /// <summary>The prediction for each dense layer.</summary>
    /// <param name="stages">The steps of the network, each behind those it reads.</param>
    public static IReadOnlyList<LayerSignal> Predict(IReadOnlyList<SignalStage> stages)
    {
        var forward = new List<Step>();
        var signals = new List<Values>();
        bool needsSampleVariance = stages.Any(static stage => stage is BatchNormalizationStage);
        foreach (SignalStage stage in stages)
        {
            int[] sources = [.. stage.Inputs ?? [forward.Count - 1]];
            Values[] inputs = [.. sources.Select(source => source < 0 ? NetworkInput : signals[source])];
            GaussianMoments moments = Apply(stage, inputs);
            forward.Add(new Step(stage, sources, inputs, moments));
            bool areEqual = stage is DenseStage { WeightVariance: 0 } || (inputs.All(static input => input.AreEqual) && stage is not (DenseStage or DropoutStage or AlphaDropoutStage));
            signals.Add(new Values(moments.Mean, moments.SecondMoment, needsSampleVariance ? SampleVariance(stage, inputs, moments) : 0, areEqual));
        }

        return Collect(forward);
    }

    private static Values NetworkInput { get; } = new(Mean: 0, SecondMoment: 1, SampleVariance: 1, AreEqual: false);

    private static GaussianMoments Apply(SignalStage stage, Values[] inputs) => (stage, inputs[0]) switch
    {
        (MergeStage merge, _) => merge.Combine(Moments(inputs)),
        (DenseStage dense, var input) => OfDense(dense, input),
        (ActivationStage activation, var input) => GaussianQuadrature.Moments(activation.Activation, input.Mean, input.SecondMoment - (input.Mean * input.Mean)),
        (SoftmaxStage softmax, var input) => OfSoftmax(softmax, input),
        (DropoutStage dropout, var input) => new GaussianMoments(input.Mean, input.SecondMoment / (1 - dropout.Rate), 1 / (1 - dropout.Rate), 0, 0),
        (AlphaDropoutStage dropout, var input) => OfAlphaDropout(dropout, input),
        (BatchNormalizationStage batch, var input) => OfNormalization(input.SampleVariance, batch.Epsilon, 1),
        (LayerNormalizationStage layer, var input) => OfLayerNormalization(layer, Math.Max(0, input.SecondMoment - (input.Mean * input.Mean))),
        (MaxoutStage maxout, var input) => OfMaxout(maxout, input),
        _ => throw new ArgumentException($"No propagation rule for {stage.GetType().Name}.", nameof(stage)),
    };

    /// <summary>y = m x + b with m = a or 0 and b so that mean 0 and variance 1 are kept; other values are drawn towards them.</summary>
    private static GaussianMoments OfAlphaDropout(AlphaDropoutStage dropout, Values input)
    {
        (double scale, double shift, double minimum) = AlphaDropout(dropout);
        double kept = 1 - dropout.Rate;
        double mean = (scale * ((kept * input.Mean) + (dropout.Rate * minimum))) + shift;
        double ofKept = (scale * scale * input.SecondMoment) + (2 * scale * shift * input.Mean) + (shift * shift);
        double dropped = (scale * minimum) + shift;
        return new GaussianMoments(mean, (kept * ofKept) + (dropout.Rate * dropped * dropped), scale * scale * kept, 0, dropout.Rate);
    }

    private static (double Scale, double Shift, double Minimum) AlphaDropout(AlphaDropoutStage dropout)
    {
        // What SELU tends to.
        const double Minimum = -1.7580993408473766;
        double kept = 1 - dropout.Rate;
        double scale = 1 / Math.Sqrt(kept + (Minimum * Minimum * kept * dropout.Rate));
        return (scale, -scale * dropout.Rate * Minimum, Minimum);
    }

    /// <summary>Whatever came in, mean 0 and variance 1; only a signal as small as epsilon stays smaller. A gradient is divided by the deviation that the signal was divided by.</summary>
    private static GaussianMoments OfNormalization(double variance, double epsilon, double passing) =>
        new(0, variance / (variance + epsilon), passing / (variance + epsilon), 0, 0);

    /// <summary>
    /// The variance of n units about their own mean is (n - 1) / n of the distribution's, and E[1 / variance] n / (n - 3) of its reciprocal; of a gradient the mean and the part
    /// along x̂ are taken away, 2 of n directions.
    /// </summary>
    private static GaussianMoments OfLayerNormalization(LayerNormalizationStage layer, double variance)
    {
        double units = layer.Units;
        double passing = units > 3 ? (units - 2) * (units - 1) / (units * (units - 3)) : units > 2 ? 1 : 0;
        return OfNormalization(variance * (units - 1) / units, layer.Epsilon, passing);
    }

    /// <summary>The largest of k values of one distribution. Each unit's gradient goes to one of its k pieces.</summary>
    private static GaussianMoments OfMaxout(MaxoutStage maxout, Values z)
    {
        double deviation = Math.Sqrt(Math.Max(0, z.SecondMoment - (z.Mean * z.Mean)));
        (double mean, double square) = LargestOfNormals.Of(maxout.Pieces);
        double secondMoment = (deviation * deviation * square) + (2 * z.Mean * deviation * mean) + (z.Mean * z.Mean);
        return new GaussianMoments(z.Mean + (deviation * mean), secondMoment, 1.0 / maxout.Pieces, 0, 0);
    }

    /// <summary>The variance over the samples of one unit, averaged over units; the rest of the second moment is the same for all samples.</summary>
    private static double SampleVariance(SignalStage stage, Values[] inputs, GaussianMoments output)
    {
        Values input = inputs[0];
        double common = input.SecondMoment - input.SampleVariance;
        double variance = Math.Max(0, output.SecondMoment - (output.Mean * output.Mean));
        switch (stage)
        {
            case DenseStage dense:
                double constant = dense.WeightMean * dense.WeightMean * dense.InputSize * (input.AreEqual ? dense.InputSize : 1);
                return ((dense.WeightVariance * dense.InputSize) + constant) * input.SampleVariance;
            case ActivationStage activation:
                return Math.Max(0, output.SecondMoment - CommonPart(activation.Activation, input));
            case DropoutStage:
                return output.SecondMoment - common;
            case AlphaDropoutStage dropout:
                (double scale, double shift, double minimum) = AlphaDropout(dropout);
                double factor = scale * (1 - dropout.Rate);
                double offset = (scale * dropout.Rate * minimum) + shift;
                return output.SecondMoment - ((factor * factor * common) + (2 * factor * offset * input.Mean) + (offset * offset));
            case BatchNormalizationStage:
                return output.SecondMoment;
            case MergeStage merge:
                return merge.SampleVariance([.. inputs.Select(static value => (value.SecondMoment, value.SampleVariance))], output.SecondMoment, variance);
            default:
                // Layer normalisation divides both parts by the same; of maxout and softmax the share is an approximation, exact where nothing is common.
                double before = input.SecondMoment - (input.Mean * input.Mean);
                return before > 0 ? variance * Math.Min(1, input.SampleVariance / before) : 0;
        }
    }

    /// <summary>E over units of (E over samples of f(z))²: z is the sum of a part that all samples of a unit share, u, and one that differs, v, both normal.</summary>
    private static double CommonPart(ScalarActivation function, Values input)
    {
        double variance = Math.Max(0, input.SecondMoment - (input.Mean * input.Mean));
        double shared = Math.Sqrt(Math.Max(0, variance - input.SampleVariance));
        if (shared < 1e-6 * Math.Sqrt(variance))
        {
            double mean = GaussianQuadrature.Moments(function, input.Mean, variance).Mean;
            return mean * mean;
        }

        // The inner mean is smooth in u, and the trapezoidal rule converges geometrically for a smooth function that vanishes at the ends.
        const int Intervals = 48;
        const double Reach = 6;
        double sum = 0;
        double mass = 0;
        for (int i = 0; i <= Intervals; i++)
        {
            double u = Reach * ((2.0 * i / Intervals) - 1);
            double weight = Math.Exp(-u * u / 2);
            double mean = GaussianQuadrature.Moments(function, input.Mean + (shared * u), input.SampleVariance).Mean;
            sum += weight * mean * mean;
            mass += weight;
        }

        return sum / mass;
    }

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
                // z is what the activation sees: after the layer's normalisation, if it has one.
                int end = i;
                while (end + 1 < forward.Count && forward[end + 1].Stage is BatchNormalizationStage or LayerNormalizationStage && forward[end + 1].Stage.Name == dense.Name)
                {
                    end++;
                }

                GaussianMoments z = forward[end].Moments;
                bool isActivated = end + 1 < forward.Count && forward[end + 1].Stage is ActivationStage or SoftmaxStage or MaxoutStage && forward[end + 1].Stage.Name == dense.Name;
                GaussianMoments output = isActivated ? forward[end + 1].Moments : z;
                layers.Push(new LayerSignal(dense.Name, z.Deviation, output.Mean, output.Deviation, output.SaturatedShare, output.BlockedShare, Math.Sqrt(gradients[i])));
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

    private readonly record struct Values(double Mean, double SecondMoment, double SampleVariance, bool AreEqual);

    private readonly record struct Step(SignalStage Stage, int[] Sources, Values[] Inputs, GaussianMoments Moments);
}
