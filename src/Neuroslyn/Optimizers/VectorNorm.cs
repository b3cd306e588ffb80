using System.Numerics;

namespace Neuroslyn;

/// <summary>The length of a vector in the norms that regularisation is named after. Summed in double precision; nothing allocates.</summary>
public static class VectorNorm
{
    /// <summary>sum |x|, the Manhattan norm.</summary>
    public static double L1<T>(ReadOnlySpan<T> vector)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        foreach (T value in vector)
        {
            sum += Math.Abs(double.CreateTruncating(value));
        }

        return sum;
    }

    /// <summary>sqrt(sum x^2), the Euclidean norm.</summary>
    public static double L2<T>(ReadOnlySpan<T> vector)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        foreach (T value in vector)
        {
            double number = double.CreateTruncating(value);
            sum += number * number;
        }

        return Math.Sqrt(sum);
    }

    /// <summary>max |x|; 0 for an empty vector.</summary>
    public static double Maximum<T>(ReadOnlySpan<T> vector)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double maximum = 0;
        foreach (T value in vector)
        {
            maximum = Math.Max(maximum, Math.Abs(double.CreateTruncating(value)));
        }

        return maximum;
    }

    /// <summary>(sum |x|^p)^(1/p).</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="p">At least 1, where it is a norm; infinity is <see cref="Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is less than 1 or NaN.</exception>
    public static double P<T>(ReadOnlySpan<T> vector, double p)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!(p >= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "p is at least 1; below, the triangle inequality fails and it is no norm.");
        }

        double maximum = Maximum(vector);
        if (double.IsPositiveInfinity(p) || maximum == 0)
        {
            return maximum;
        }

        // Divided by the largest, so that no power overflows.
        double sum = 0;
        foreach (T value in vector)
        {
            sum += Math.Pow(Math.Abs(double.CreateTruncating(value)) / maximum, p);
        }

        return maximum * Math.Pow(sum, 1 / p);
    }
}
