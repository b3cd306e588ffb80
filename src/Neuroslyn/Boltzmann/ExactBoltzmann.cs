namespace Neuroslyn;

/// <summary>What is known exactly about a small machine, by counting through all states of one layer while the other one is summed out.</summary>
internal sealed class ExactBoltzmann
{
    private const int LargestLayer = 25;
    private readonly double[] _weights;
    private readonly double[] _visibleBias;
    private readonly double[] _hiddenBias;
    private readonly bool _isBinary;

    /// <param name="layout">The shape.</param>
    /// <param name="parameters">As the layout says.</param>
    /// <exception cref="NotSupportedException">Both layers are too large.</exception>
    public ExactBoltzmann(BoltzmannLayout layout, double[] parameters)
    {
        _isBinary = layout.VisibleUnits == VisibleUnits.Binary;
        int counted = _isBinary ? Math.Min(layout.VisibleSize, layout.HiddenSize) : layout.HiddenSize;
        if (counted > LargestLayer)
        {
            throw new NotSupportedException(
                $"The exact likelihood of '{layout.Name}' would count through 2^{counted} states of {(_isBinary ? "its smaller layer" : "its hidden layer")}; up to {LargestLayer} units are supported.");
        }

        _visibleBias = parameters.AsSpan(layout.VisibleBiasOffset, layout.VisibleSize).ToArray();
        _hiddenBias = parameters.AsSpan(layout.HiddenBiasOffset, layout.HiddenSize).ToArray();
        _weights = new double[layout.VisibleSize * layout.HiddenSize];
        for (int unit = 0; unit < layout.VisibleSize; unit++)
        {
            parameters.AsSpan(unit * layout.RowStride, layout.HiddenSize).CopyTo(_weights.AsSpan(unit * layout.HiddenSize));
        }
    }

    private int VisibleSize => _visibleBias.Length;

    private int HiddenSize => _hiddenBias.Length;

    /// <summary>F(v).</summary>
    public double FreeEnergy(ReadOnlySpan<double> visible)
    {
        double energy = 0;
        for (int j = 0; j < HiddenSize; j++)
        {
            double input = _hiddenBias[j];
            for (int i = 0; i < VisibleSize; i++)
            {
                input += visible[i] * _weights[(i * HiddenSize) + j];
            }

            energy -= Softplus(input);
        }

        for (int i = 0; i < VisibleSize; i++)
        {
            double distance = visible[i] - _visibleBias[i];
            energy += _isBinary ? -(visible[i] * _visibleBias[i]) : 0.5 * distance * distance;
        }

        return energy;
    }

    /// <summary>ln Z.</summary>
    public double LogPartition() => _isBinary && VisibleSize < HiddenSize
        ? Count(_visibleBias, _hiddenBias, (i, j) => _weights[(i * HiddenSize) + j], LogSumOfBinary)
        : Count(_hiddenBias, _visibleBias, (j, i) => _weights[(i * HiddenSize) + j], _isBinary ? LogSumOfBinary : LogIntegralOfGaussian);

    /// <summary>ln Σ e^(biasᵀs + rest(inputs)) over all states s of a layer, where inputs = other bias + W s.</summary>
    private static double Count(double[] bias, double[] otherBias, Func<int, int, double> weight, Func<double[], double[], double> rest)
    {
        double[] inputs = [.. otherBias];
        double own = 0;
        double logSum = rest(inputs, otherBias);
        ulong state = 0;
        for (ulong step = 1; step < 1UL << bias.Length; step++)
        {
            // In Gray's order one unit changes at a time: the one of the lowest bit that is set.
            int unit = System.Numerics.BitOperations.TrailingZeroCount(step);
            state ^= 1UL << unit;
            double change = (state >> unit & 1) == 1 ? 1 : -1;
            own += change * bias[unit];
            for (int other = 0; other < inputs.Length; other++)
            {
                inputs[other] += change * weight(unit, other);
            }

            logSum = LogAdd(logSum, own + rest(inputs, otherBias));
        }

        return logSum;
    }

    private static double LogSumOfBinary(double[] inputs, double[] bias)
    {
        double sum = 0;
        foreach (double input in inputs)
        {
            sum += Softplus(input);
        }

        return sum;
    }

    /// <summary>ln ∫ e^(-|v - b|² / 2 + vᵀW h) dv = n/2 ln 2π + (|b + W h|² - |b|²) / 2.</summary>
    private static double LogIntegralOfGaussian(double[] inputs, double[] bias)
    {
        double sum = 0.5 * inputs.Length * Math.Log(Math.Tau);
        for (int i = 0; i < inputs.Length; i++)
        {
            sum += 0.5 * ((inputs[i] * inputs[i]) - (bias[i] * bias[i]));
        }

        return sum;
    }

    private static double LogAdd(double left, double right) => Math.Max(left, right) + Math.Log(1 + Math.Exp(-Math.Abs(left - right)));

    private static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
}
