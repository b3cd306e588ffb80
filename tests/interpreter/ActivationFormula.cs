using System.Numerics;

namespace Neuroslyn.Interpreter;

/// <summary>Activations and their derivatives, written down by hand.</summary>
internal static class ActivationFormula
{
    /// <summary>a = f(z), over all units of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="z">One value per unit.</param>
    /// <param name="a">Receives one value per unit.</param>
    /// <param name="learned">The learned parameters of a unit, if the activation has some.</param>
    public static void Apply<T>(InterpretedLayer layer, ReadOnlySpan<T> z, Span<T> a, Func<int, double[]> learned)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (layer.Learning is { } learning)
        {
            for (int unit = 0; unit < z.Length; unit++)
            {
                a[unit] = Number<T>(learning.Formula(double.CreateChecked(z[unit]), learned(unit)).Value);
            }

            return;
        }

        if (layer.Activation == Activation.Softmax)
        {
            Softmax(z, a);
            return;
        }

        for (int unit = 0; unit < z.Length; unit++)
        {
            a[unit] = Of(layer, z[unit]).Value;
        }
    }

    /// <summary>Turns dL/da into dL/dz, in place.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="z">One value per unit.</param>
    /// <param name="a">f(z).</param>
    /// <param name="gradient">dL/da, then dL/dz.</param>
    /// <param name="learned">The learned parameters of a unit, if the activation has some.</param>
    /// <param name="learnedGradients">Receives dL/da da/dp, <c>[parameter][unit]</c>, if the activation has learned parameters.</param>
    public static void Chain<T>(InterpretedLayer layer, ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> gradient, Func<int, double[]> learned, T[][] learnedGradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (layer.Learning is { } learning)
        {
            for (int unit = 0; unit < z.Length; unit++)
            {
                LearnedValue at = learning.Formula(double.CreateChecked(z[unit]), learned(unit));
                for (int parameter = 0; parameter < learnedGradients.Length; parameter++)
                {
                    learnedGradients[parameter][unit] = gradient[unit] * Number<T>(at.ParameterDerivatives[parameter]);
                }

                gradient[unit] *= Number<T>(at.Derivative);
            }

            return;
        }

        if (layer.Activation == Activation.Softmax)
        {
            // da_i/dz_j = a_i ([i = j] - a_j)
            T weighted = T.Zero;
            for (int unit = 0; unit < a.Length; unit++)
            {
                weighted += gradient[unit] * a[unit];
            }

            for (int unit = 0; unit < a.Length; unit++)
            {
                gradient[unit] = a[unit] * (gradient[unit] - weighted);
            }

            return;
        }

        for (int unit = 0; unit < z.Length; unit++)
        {
            gradient[unit] *= Of(layer, z[unit]).Derivative;
        }
    }

    /// <summary>The arguments at which the derivative jumps.</summary>
    public static double[] Kinks(InterpretedLayer layer) => layer.Learning?.Kinks ?? layer.Activation switch
    {
        Activation.Relu or Activation.LeakyRelu or Activation.Elu or Activation.Selu or Activation.Step => [0],
        Activation.Relu6 => [0, 6],
        Activation.HardSigmoid or Activation.HardSwish => [-3, 3],
        _ => [],
    };

    private static (T Value, T Derivative) Of<T>(InterpretedLayer layer, T z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool positive = z > T.Zero;
        switch (layer.Activation)
        {
            case Activation.Identity:
                return (z, T.One);
            case Activation.Step:
                return (z >= T.Zero ? T.One : T.Zero, T.Zero);
            case Activation.Sigmoid:
                return (Sigmoid(z), Sigmoid(z) * (T.One - Sigmoid(z)));
            case Activation.Tanh:
                return (T.Tanh(z), T.One - (T.Tanh(z) * T.Tanh(z)));
            case Activation.Relu:
                return positive || T.IsNaN(z) ? (z, T.One) : (T.Zero, T.Zero);
            case Activation.LeakyRelu:
                T slope = Number<T>(layer.Slope);
                return positive ? (z, T.One) : (slope * z, slope);
            case Activation.Elu:
                return Elu(z, Number<T>(layer.Alpha), T.One);
            case Activation.Selu:
                return Elu(z, Number<T>(1.6732632423543772), Number<T>(1.0507009873554805));
            case Activation.Softplus:
                return (Softplus(z), Sigmoid(z));
            case Activation.Softsign:
                T bound = T.One + T.Abs(z);
                return (z / bound, T.One / (bound * bound));
            case Activation.Silu:
                return (z * Sigmoid(z), Sigmoid(z) + (z * Sigmoid(z) * (T.One - Sigmoid(z))));
            case Activation.Mish:
                T tanh = T.Tanh(Softplus(z));
                return (z * tanh, tanh + (z * (T.One - (tanh * tanh)) * Sigmoid(z)));
            case Activation.Gelu:
                T probability = Number<T>(ErrorFunction.NormalProbability(double.CreateChecked(z)));
                return (z * probability, probability + (z * Number<T>(ErrorFunction.NormalDensity(double.CreateChecked(z)))));
            case Activation.GeluTanh:
                return GeluTanh(z);
            case Activation.HardSigmoid:
                return Clamped(z, (z + Number<T>(3)) / Number<T>(6), Number<T>(1.0 / 6));
            case Activation.HardSwish:
                (T gate, T gateDerivative) = Clamped(z, (z + Number<T>(3)) / Number<T>(6), Number<T>(1.0 / 6));
                return (z * gate, gate + (z * gateDerivative));
            case Activation.Relu6:
                return positive && z < Number<T>(6) ? (z, T.One) : (positive ? Number<T>(6) : T.Zero, T.Zero);
            default:
                throw new NotSupportedException($"No formula for {layer.Activation}.");
        }
    }

    private static (T Value, T Derivative) Elu<T>(T z, T alpha, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        z > T.Zero ? (scale * z, scale) : (scale * alpha * (T.Exp(z) - T.One), scale * alpha * T.Exp(z));

    /// <summary>0 below -3, 1 above 3, in between as given.</summary>
    private static (T Value, T Derivative) Clamped<T>(T z, T value, T derivative)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        z <= Number<T>(-3) ? (T.Zero, T.Zero) : z >= Number<T>(3) ? (T.One, T.Zero) : (value, derivative);

    private static (T Value, T Derivative) GeluTanh<T>(T z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T half = Number<T>(0.5);
        T factor = Number<T>(Math.Sqrt(2 / Math.PI));
        T cubic = Number<T>(0.044715);
        T tanh = T.Tanh(factor * (z + (cubic * z * z * z)));
        T inner = factor * (T.One + (Number<T>(3) * cubic * z * z));
        return (half * z * (T.One + tanh), (half * (T.One + tanh)) + (half * z * (T.One - (tanh * tanh)) * inner));
    }

    private static T Sigmoid<T>(T z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-z));

    private static T Softplus<T>(T z)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Max(z, T.Zero) + T.LogP1(T.Exp(-T.Abs(z)));

    private static T Number<T>(double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateTruncating(value);

    private static void Softmax<T>(ReadOnlySpan<T> z, Span<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T largest = z[0];
        foreach (T value in z)
        {
            largest = T.Max(largest, value);
        }

        T sum = T.Zero;
        for (int unit = 0; unit < z.Length; unit++)
        {
            a[unit] = T.Exp(z[unit] - largest);
            sum += a[unit];
        }

        for (int unit = 0; unit < z.Length; unit++)
        {
            a[unit] /= sum;
        }
    }
}
