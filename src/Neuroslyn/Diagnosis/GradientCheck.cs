using System.Numerics;
using Neuroslyn.Kernels;

namespace Neuroslyn;

/// <summary>Compares the gradients of a backward pass with difference quotients of the loss, layer by layer.</summary>
/// <remarks>
/// The deviation of a gradient a from a quotient d is |a - d| / max(|a|, |d|, s). s is a thousandth of the largest gradient of the network, or more where the
/// rounding of the loss alone could exceed the tolerance: what is lost in rounding is no evidence. A quotient that straddles a kink, of ReLU for instance, is
/// taken again with smaller steps. Dropout keeps one mask; the network's parameters are as before afterwards. Double precision checks to 1e-6, single only
/// roughly. Time: two forward passes per value, so it is for tests and small batches.
/// </remarks>
public static class GradientCheck
{
    /// <summary>Checks the gradients of all tensors, and of the inputs, on a small batch.</summary>
    /// <param name="network">The network; it must declare a loss.</param>
    /// <param name="inputs"><c>[samples, InputSize]</c>, row by row, at least one sample.</param>
    /// <param name="targets"><c>[samples, OutputSize]</c>, row by row.</param>
    /// <param name="options">Default: central differences of up to 100 values per tensor.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the network declares no loss.</exception>
    public static GradientCheckResult Run<T>(INetwork<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, GradientCheckOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkLayout layout = network.Layout;
        layout.RequireLoss(nameof(network));
        if (inputs.IsEmpty || inputs.Length % layout.InputSize != 0)
        {
            throw new ArgumentException($"Expected at least one sample of {layout.InputSize} values for '{layout.Name}', got {inputs.Length} values.", nameof(inputs));
        }

        return new Check<T>(network, inputs, targets, options ?? new GradientCheckOptions()).Run();
    }

    private sealed class Check<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly INetwork<T> _network;
        private readonly GradientCheckOptions _options;
        private readonly Workspace<T> _workspace;
        private readonly T[] _inputs;
        private readonly T[] _targets;
        private readonly ParameterBuffer<T> _parameters;
        private readonly double _step;
        private readonly double _tolerance;

        public Check(INetwork<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, GradientCheckOptions options)
        {
            bool isDouble = typeof(T) == typeof(double);
            bool isCentral = options.Scheme == DifferenceScheme.Central;
            _network = network;
            _options = options;
            _inputs = inputs.ToArray();
            _targets = targets.ToArray();
            _step = options.Step ?? (isCentral, isDouble) switch { (true, true) => 1e-5, (true, false) => 0.02, (false, true) => 1e-7, (false, false) => 0.005 };
            _tolerance = options.Tolerance ?? (isDouble ? isCentral ? 1e-6 : 1e-4 : 0.05);
            _workspace = new Workspace<T>(network.Layout, inputs.Length / network.Layout.InputSize) { DropoutKey = options.Seed, ComputesInputGradients = true };
            _parameters = network.Parameters.Copy();
        }

        public GradientCheckResult Run()
        {
            try
            {
                _network.Forward(_inputs, _workspace, training: true);
                double loss = double.CreateTruncating(_network.Backward(_targets, _workspace));
                var inputGradients = new T[_inputs.Length];
                _workspace.CopyInputGradients(inputGradients);
                ParameterBuffer<T> gradients = _workspace.ParameterGradients.Copy();
                double floor = Floor(loss, gradients.Span, inputGradients);

                // Differences need the loss only; the parameter gradients stay those copied.
                var random = new RandomSource(_options.Seed);
                var checks = new List<TensorCheck>();
                foreach (ParameterTensor tensor in _network.Layout.Tensors.Where(IsTrained))
                {
                    checks.Add(Compare(
                        tensor.LayerName, tensor.Name, tensor.Columns, Draw(tensor.Count, ref random), _network.Parameters.Span, gradients.Span,
                        place => tensor.Offset + (place / tensor.Columns * tensor.RowStride) + (place % tensor.Columns), floor, loss));
                }

                checks.Add(Compare(
                    "input", "input", _network.Layout.InputSize, Draw(_inputs.Length, ref random), _inputs, inputGradients, place => place, floor, loss));
                return new GradientCheckResult(checks, _tolerance);
            }
            finally
            {
                _network.Parameters.CopyFrom(_parameters);
            }
        }

        private static bool IsTrained(ParameterTensor tensor) => tensor is { Count: > 0, IsTrainable: true };

        /// <summary>Below this, gradients are compared absolutely.</summary>
        private double Floor(double loss, ReadOnlySpan<T> gradients, ReadOnlySpan<T> inputGradients)
        {
            double rounding = typeof(T) == typeof(double) ? 2.2e-16 : 1.2e-7;
            double largest = Math.Max(VectorNorm.Maximum(gradients), VectorNorm.Maximum(inputGradients));
            return Math.Max(1e-3 * largest, 8 * rounding * Math.Max(Math.Abs(loss), 1e-3) / _step / _tolerance);
        }

        private int[] Draw(int count, ref RandomSource random)
        {
            int[] places = [.. Enumerable.Range(0, count)];
            if (count <= _options.ParametersPerTensor)
            {
                return places;
            }

            random.Shuffle<int>(places);
            return places[.._options.ParametersPerTensor];
        }

        private TensorCheck Compare(
            string layer, string name, int columns, int[] places, Span<T> values, ReadOnlySpan<T> gradients, Func<int, int> index, double floor, double loss)
        {
            var worst = new TensorCheck(layer, name, places.Length, 0, 0, 0, 0, -1);
            foreach (int place in places)
            {
                int i = index(place);
                double analytic = double.CreateTruncating(gradients[i]);
                double step = _step;
                double numeric = Difference(ref values[i], step, loss);
                double deviation = Deviation(analytic, numeric, floor);
                for (int retry = 0; retry < 2 && !(deviation <= _tolerance); retry++)
                {
                    // A kink between the two points of a quotient is no fault of the gradient. A smaller step usually leaves it out.
                    step /= 10;
                    double finer = Difference(ref values[i], step, loss);
                    double finerDeviation = Deviation(analytic, finer, 10 * floor);
                    if (finerDeviation < deviation)
                    {
                        (numeric, deviation) = (finer, finerDeviation);
                    }
                }

                if (!(deviation <= worst.Deviation))
                {
                    worst = worst with { Row = place / columns, Column = place % columns, Analytic = analytic, Numeric = numeric, Deviation = deviation };
                }
            }

            return worst;
        }

        private static double Deviation(double analytic, double numeric, double floor) =>
            Math.Abs(analytic - numeric) / Math.Max(Math.Max(Math.Abs(analytic), Math.Abs(numeric)), Math.Max(floor, double.Epsilon));

        private double Difference(ref T value, double step, double loss)
        {
            T old = value;
            T above = old + T.CreateTruncating(step);
            value = above;
            double lossAbove = Loss();
            double result;
            if (_options.Scheme == DifferenceScheme.Central)
            {
                T below = old - T.CreateTruncating(step);
                value = below;
                result = (lossAbove - Loss()) / double.CreateTruncating(above - below);
            }
            else
            {
                result = (lossAbove - loss) / double.CreateTruncating(above - old);
            }

            value = old;
            return result;
        }

        private double Loss()
        {
            _network.Forward(_inputs, _workspace, training: true);
            _workspace.LoadTargets(_targets);
            _network.BackwardPass(_workspace, 0, _workspace.ColumnCount);
            return Reductions.Sum(_workspace.Losses) / _workspace.SampleCount;
        }
    }
}
