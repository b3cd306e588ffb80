using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Neuroslyn.Kernels;

/// <summary>What of batch normalisation does not depend on shapes: means and variances of rows, and what the running averages make of them. Called by generated code.</summary>
/// <remarks>Sums are taken row by row, in double precision and in an order that depends on the number of samples alone. Nothing allocates.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchNormalizationKernel
{
    /// <summary>Mean and biased variance over the samples of each row: mean = sum(x) / m, variance = sum((x - mean)^2) / m.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="rows">Column 0 of the row of unit 0.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="sampleCount">m; columns behind these do not count.</param>
    /// <param name="firstUnit">First row.</param>
    /// <param name="endUnit">Row after the last.</param>
    /// <param name="means">Receives the mean of unit 0.</param>
    /// <param name="variances">Receives the variance of unit 0.</param>
    public static void Measure<T>(ref T rows, nint stride, int sampleCount, int firstUnit, int endUnit, ref T means, ref T variances)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int unit = firstUnit; unit < endUnit; unit++)
        {
            ReadOnlySpan<T> row = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref rows, unit * stride), sampleCount);
            double mean = Reductions.Sum(row) / sampleCount;
            Unsafe.Add(ref means, unit) = T.CreateTruncating(mean);
            Unsafe.Add(ref variances, unit) = T.CreateTruncating(Reductions.SumOfSquaredDeviations(row, mean) / sampleCount);
        }
    }

    /// <summary>1 / sqrt(variance + epsilon), rounded once.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="variance">Not negative.</param>
    /// <param name="epsilon">Positive.</param>
    public static T InverseDeviation<T>(T variance, double epsilon)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateTruncating(1 / Math.Sqrt(double.CreateTruncating(variance) + epsilon));

    /// <summary>The mean of the numbers of a row, rounded once.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="row">Column 0.</param>
    /// <param name="sampleCount">Columns that count.</param>
    public static T Mean<T>(ref T row, int sampleCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(Reductions.Sum<T>(MemoryMarshal.CreateReadOnlySpan(ref row, sampleCount)) / sampleCount);

    /// <summary>The mean of the products of the numbers of two rows, rounded once.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="left">Column 0 of one row.</param>
    /// <param name="right">Column 0 of the other.</param>
    /// <param name="sampleCount">Columns that count.</param>
    public static T MeanProduct<T>(ref T left, ref T right, int sampleCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateTruncating(
        Reductions.Dot<T>(MemoryMarshal.CreateReadOnlySpan(ref left, sampleCount), MemoryMarshal.CreateReadOnlySpan(ref right, sampleCount)) / sampleCount);

    /// <summary>running = (1 - momentum) running + momentum batch, where the variance of the batch is made unbiased by m / (m - 1).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="means">Means over the batch.</param>
    /// <param name="variances">Biased variances over the batch.</param>
    /// <param name="runningMeans">Averages that change.</param>
    /// <param name="runningVariances">Averages that change.</param>
    /// <param name="unitCount">Number of units.</param>
    /// <param name="sampleCount">m, at least 2.</param>
    /// <param name="momentum">In (0, 1].</param>
    public static void UpdateRunning<T>(ref T means, ref T variances, ref T runningMeans, ref T runningVariances, int unitCount, int sampleCount, double momentum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double unbiased = momentum * sampleCount / (sampleCount - 1.0);
        for (int unit = 0; unit < unitCount; unit++)
        {
            Average(ref Unsafe.Add(ref runningMeans, unit), Unsafe.Add(ref means, unit), momentum);
            Average(ref Unsafe.Add(ref runningVariances, unit), Unsafe.Add(ref variances, unit), unbiased);
        }

        void Average(ref T running, T latest, double share) =>
            running = T.CreateTruncating(((1 - momentum) * double.CreateTruncating(running)) + (share * double.CreateTruncating(latest)));
    }
}
