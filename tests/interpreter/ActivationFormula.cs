using System.Numerics;

namespace Neuroslyn.Interpreter;

/// <summary>Activations and their derivatives, written down by hand.</summary>
internal static class ActivationFormula
{
    /// <summary>a = f(z), over all units of a layer.</summary>
    public static void Apply<T>(InterpretedLayer layer, ReadOnlySpan<T> z, Span<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (layer.Activation == Activation.Softmax)
        {
            Softmax(z, a);
            return;
        }

        for (int unit = 0; unit < z.Length; unit++)
        {
            T value = z[unit];
            a[unit] = layer.Activation switch
            {
                Activation.Identity => value,
                Activation.Sigmoid => T.One / (T.One + T.Exp(-value)),
                Activation.Tanh => T.Tanh(value),
                Activation.Relu => value > T.Zero || T.IsNaN(value) ? value : T.Zero,
                Activation.LeakyRelu => value > T.Zero ? value : T.CreateTruncating(layer.Slope) * value,
                Activation.Elu => value > T.Zero ? value : T.CreateTruncating(layer.Alpha) * (T.Exp(value) - T.One),
                _ => throw new NotSupportedException($"No formula for {layer.Activation}."),
            };
        }
    }

    /// <summary>Turns dL/da into dL/dz, in place.</summary>
    public static void Chain<T>(InterpretedLayer layer, ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
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
            gradient[unit] *= layer.Activation switch
            {
                Activation.Identity => T.One,
                Activation.Sigmoid => a[unit] * (T.One - a[unit]),
                Activation.Tanh => T.One - (a[unit] * a[unit]),
                Activation.Relu => z[unit] > T.Zero ? T.One : T.Zero,
                Activation.LeakyRelu => z[unit] > T.Zero ? T.One : T.CreateTruncating(layer.Slope),
                Activation.Elu => z[unit] > T.Zero ? T.One : a[unit] + T.CreateTruncating(layer.Alpha),
                _ => throw new NotSupportedException($"No derivative for {layer.Activation}."),
            };
        }
    }

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
