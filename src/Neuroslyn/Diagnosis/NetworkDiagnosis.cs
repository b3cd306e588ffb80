using System.Globalization;
using System.Numerics;

namespace Neuroslyn;

/// <summary>Checks of a network before a long training that only running it can make (after Braiek and Khomh 2023, and Karpathy 2019).</summary>
public static class NetworkDiagnosis
{
    private const int SampleLimit = 256;
    private const int BatchLimit = 16;

    /// <summary>Runs all checks on an untrained network, in seconds for a small one. Its parameters are as before afterwards.</summary>
    /// <param name="network">The network as initialised; it must declare a loss.</param>
    /// <param name="data">Training data, prepared as for training; the first 256 samples are used.</param>
    /// <param name="options">The settings of the training to come: optimizer and seed count. Default: <see cref="Adam"/>.</param>
    /// <returns>What was measured, and what of it is a reason to look closer. A network that cannot be trained at all has its findings, too.</returns>
    /// <remarks>
    /// Found are: a cross entropy more than half off ln k; a batch of 16 samples whose loss does not fall to a tenth in 500 steps of Adam; layers in which
    /// more than half of the units are dead, or saturated; a first step of more than a tenth or less than a ten-thousandth of a layer's weights; gradients
    /// that disagree with difference quotients; a loss that is infinite or NaN.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="network"/> or <paramref name="data"/> is null.</exception>
    /// <exception cref="ArgumentException">The data do not fit the network, it declares no loss, or it has batch normalisation and there is only one sample.</exception>
    public static Diagnosis Diagnose<T>(this INetwork<T> network, Dataset<T> data, TrainingOptions<T>? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        DatasetCheck.RequireFit(network, data, nameof(data));
        network.Layout.RequireLoss(nameof(network));
        if (network.Layout.CouplesSamples && data.Count < 2)
        {
            throw new ArgumentException(
                $"'{network.Layout.Name}' has batch normalisation, which needs at least 2 samples, got {data.Count}: the variance of one sample is 0. Pass more of the training data.", nameof(data));
        }

        return new Examination<T>(network, data, options ?? new TrainingOptions<T>()).Run();
    }

    private sealed class Examination<T>(INetwork<T> network, Dataset<T> data, TrainingOptions<T> options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly List<Finding> _findings = [];
        private readonly ParameterBuffer<T> _initial = network.Parameters.Copy();
        private readonly int _sampleCount = Math.Min(data.Count, SampleLimit);
        private readonly int _batchCount = Math.Min(data.Count, BatchLimit);

        private NetworkLayout Layout => network.Layout;

        public Diagnosis Run()
        {
            try
            {
                (double? loss, double? guessing) = CompareWithGuessing();
                double[] stepRatios = MeasureStep();
                List<LayerHealth> layers = ExamineUnits(stepRatios);
                GradientCheckResult gradients = CheckGradients();
                (double before, double after) = OverfitBatch();
                return new Diagnosis(loss, guessing, before, after, layers, gradients, _findings);
            }
            finally
            {
                network.Parameters.CopyFrom(_initial);
            }
        }

        private (double? Loss, double? Guessing) CompareWithGuessing()
        {
            if (!Layout.OutputsAreDistribution)
            {
                return (null, null);
            }

            var outputs = new T[_sampleCount * Layout.OutputSize];
            network.Predict(data.Inputs.Range(0, _sampleCount), outputs, new Workspace<T>(Layout, _sampleCount));
            int[] labels = [.. Enumerable.Range(0, _sampleCount).Select(sample => OneHot.Decode(data.Targets[sample]))];
            double loss = ProbabilityMetrics.LogLoss<T>(outputs, labels, Layout.OutputSize);
            double guessing = Math.Log(Layout.OutputSize);
            if (!(Math.Abs(loss - guessing) <= guessing / 2))
            {
                Add(FindingKind.InitialLoss, null, loss, $"the cross entropy before training is {loss:0.###}, but guessing among {Layout.OutputSize} classes has {guessing:0.###}. Initialise smaller, or scale the inputs.");
            }

            return (loss, guessing);
        }

        /// <summary>One step of the optimizer to come: how far it moves the weights of each tensor, relative to their length; NaN if it cannot be taken.</summary>
        private double[] MeasureStep()
        {
            try
            {
                using var session = new TrainingSession<T>(network, new TrainingOptions<T> { Optimizer = options.Optimizer, BatchSize = _sampleCount, Seed = options.Seed });
                session.Step(data.Inputs.Range(0, _sampleCount), data.Targets.Range(0, _sampleCount));
            }
            catch (TrainingDivergedException exception)
            {
                string place = exception.LayerName is { } layer ? $"layer '{layer}' is the first with values that are not finite" : "the outputs are finite but too large for it";
                Add(FindingKind.NonFiniteLoss, exception.LayerName, exception.Loss, $"the loss before the first step is {exception.Loss}: {place}. Initialise smaller, scale inputs and targets, or see what functions of your own do at their bounds.");
                network.Parameters.CopyFrom(_initial);
                return [.. Layout.Tensors.Select(_ => double.NaN)];
            }

            double[] ratios = [.. Layout.Tensors.Select(StepRatio)];
            for (int i = 0; i < ratios.Length; i++)
            {
                ParameterTensor tensor = Layout.Tensors[i];
                if (tensor.Kind == ParameterKind.Weight && ratios[i] is > 0.1 or < 1e-4)
                {
                    string advice = ratios[i] > 0.1 ? "lower the learning rate" : "raise the learning rate, or see whether gradients reach this layer";
                    Add(FindingKind.StepSize, tensor.LayerName, ratios[i], $"the first step changes the weights of '{tensor.LayerName}' by {ratios[i]:0.0e+0} of their length; usual are 1e-4 to 1e-1: {advice}.");
                }
            }

            network.Parameters.CopyFrom(_initial);
            return ratios;
        }

        private double StepRatio(ParameterTensor tensor)
        {
            ReadOnlySpan<T> before = _initial.Span.Slice(tensor.Offset, tensor.Rows * tensor.RowStride);
            ReadOnlySpan<T> after = network.Parameters.Span.Slice(tensor.Offset, tensor.Rows * tensor.RowStride);
            double moved = 0;
            for (int i = 0; i < before.Length; i++)
            {
                double difference = double.CreateTruncating(after[i]) - double.CreateTruncating(before[i]);
                moved += difference * difference;
            }

            // Weights that start at 0 have no length to compare with.
            double length = VectorNorm.L2(before);
            return length == 0 ? double.NaN : Math.Sqrt(moved) / length;
        }

        private List<LayerHealth> ExamineUnits(double[] stepRatios)
        {
            var workspace = new Workspace<T>(Layout, _sampleCount);
            network.Forward(data.Inputs.Range(0, _sampleCount), workspace);
            var layers = new List<LayerHealth>();
            foreach (LayerDescription layer in Layout.Layers)
            {
                int dead = 0;
                int saturated = 0;
                for (int unit = 0; unit < layer.OutputSize; unit++)
                {
                    ReadOnlySpan<T> outputs = workspace.Row(layer.OutputRow + unit)[.._sampleCount];
                    bool isDead = _sampleCount > 1 && outputs.IndexOfAnyExcept(outputs[0]) < 0;
                    dead += isDead ? 1 : 0;
                    saturated += !isDead && IsSaturated(outputs, layer.LowerBound, layer.UpperBound) ? 1 : 0;
                }

                double deadShare = (double)dead / layer.OutputSize;
                double saturatedShare = (double)saturated / layer.OutputSize;
                int weight = Layout.Tensors.ToList().FindIndex(tensor => tensor.LayerName == layer.Name && tensor.Kind == ParameterKind.Weight);
                double? ratio = weight < 0 || double.IsNaN(stepRatios[weight]) ? null : stepRatios[weight];
                layers.Add(new LayerHealth(layer.Name, deadShare, saturatedShare, ratio));
                if (deadShare > 0.5)
                {
                    Add(FindingKind.DeadUnits, layer.Name, deadShare, $"{deadShare:0%} of the units of '{layer.Name}' give the same output for all {_sampleCount} samples. Lower the learning rate, initialise for the activation, or use a leaky one.");
                }

                // A classifier that is sure of itself is not in trouble.
                if (saturatedShare > 0.5 && layer != Layout.Layers[^1])
                {
                    Add(FindingKind.SaturatedUnits, layer.Name, saturatedShare, $"{saturatedShare:0%} of the units of '{layer.Name}' lie at a bound of their activation. Scale the inputs, or initialise smaller.");
                }
            }

            return layers;
        }

        private static bool IsSaturated(ReadOnlySpan<T> outputs, double? lower, double? upper)
        {
            if (lower is null || upper is null)
            {
                return false;
            }

            double margin = 0.01 * (upper.Value - lower.Value);
            int atBound = 0;
            foreach (T output in outputs)
            {
                double value = double.CreateTruncating(output);
                atBound += value < lower + margin || value > upper - margin ? 1 : 0;
            }

            return atBound >= 0.95 * outputs.Length;
        }

        private GradientCheckResult CheckGradients()
        {
            int count = Math.Min(_batchCount, 4);
            GradientCheckResult result = GradientCheck.Run(
                network, data.Inputs.Range(0, count), data.Targets.Range(0, count), new GradientCheckOptions { ParametersPerTensor = 20, Seed = options.Seed });
            foreach (TensorCheck tensor in result.Tensors.Where(tensor => !(tensor.Deviation <= result.Tolerance)))
            {
                Add(FindingKind.Gradient, tensor.LayerName, tensor.Deviation, $"the gradient of '{tensor.Name}' at [{tensor.Row}, {tensor.Column}] is {tensor.Analytic:G6}, but the loss changes by {tensor.Numeric:G6}. Derivatives of functions of your own are the first suspects.");
            }

            return result;
        }

        /// <summary>Training on one batch alone, judged without dropout.</summary>
        private (double Before, double After) OverfitBatch()
        {
            Dataset<T> batch = data.Subset([.. Enumerable.Range(0, _batchCount)]);
            double before = network.Evaluate(batch).Loss!.Value;
            double after = double.PositiveInfinity;
            try
            {
                using var session = new TrainingSession<T>(network, new TrainingOptions<T> { Optimizer = new Adam(0.01), BatchSize = _batchCount, Seed = options.Seed });
                for (int step = 0; step < 500; step++)
                {
                    session.Step(batch.Inputs.Values, batch.Targets.Values);
                }

                after = network.Evaluate(batch).Loss!.Value;
            }
            catch (TrainingDivergedException)
            {
                // Told below: the loss afterwards counts as infinite.
            }

            if (!double.IsFinite(after) || !(after <= before / 10 || after < 1e-6))
            {
                Add(FindingKind.CannotOverfit, null, after, $"500 steps on {_batchCount} samples alone bring the loss from {before:0.####} to {after:0.####} only. A network that can learn learns these by heart: look at targets, output activation and loss, and for equal inputs with different targets.");
            }

            return (before, after);
        }

        private void Add(FindingKind kind, string? layer, double measured, FormattableString message) =>
            _findings.Add(new Finding(kind, layer, measured, char.ToUpperInvariant(Text(message)[0]) + Text(message)[1..]));

        private static string Text(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);
    }
}
