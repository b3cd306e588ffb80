using System.Globalization;
using System.Numerics;
using Xunit;

namespace Neuroslyn.Golden;

/// <summary>Compares computed values with reference values.</summary>
internal static class GoldenAssert
{
    /// <summary>What a double computation may deviate from PyTorch's float64, relative to max(1, |expected|): both reorder sums.</summary>
    public const double DoubleTolerance = 1e-10;

    /// <summary>What a float computation may deviate from PyTorch's float64, relative to max(1, |expected|).</summary>
    public const double SingleTolerance = 1e-5;

    /// <summary>Compares all elements; NaN equals nothing.</summary>
    /// <param name="expected">The reference, numbers or arrays of any depth, row by row.</param>
    /// <param name="actual">The computed values, in the same order.</param>
    /// <param name="tolerance">Relative to max(1, |expected|); the tolerance of <typeparamref name="T"/> unless a test has a reason for another.</param>
    public static void Near<T>(GoldenValue expected, ReadOnlySpan<T> actual, double? tolerance = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Near(expected.Path, expected.ToDoubles(), actual, tolerance);

    /// <inheritdoc cref="Near{T}(GoldenValue, ReadOnlySpan{T}, double?)"/>
    public static void Near<T>(GoldenValue expected, T actual, double? tolerance = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Near(expected.Path, [expected.Number], new ReadOnlySpan<T>(in actual), tolerance);

    /// <summary>Compares all elements; NaN equals nothing.</summary>
    /// <param name="subject">What is compared, for the message.</param>
    /// <param name="expected">The reference.</param>
    /// <param name="actual">The computed values.</param>
    /// <param name="tolerance">Relative to max(1, |expected|).</param>
    public static void Near<T>(string subject, ReadOnlySpan<double> expected, ReadOnlySpan<T> actual, double? tolerance = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (expected.Length != actual.Length)
        {
            Assert.Fail($"{subject}: expected {expected.Length} values, got {actual.Length}.");
        }

        double allowed = tolerance ?? (typeof(T) == typeof(double) ? DoubleTolerance : SingleTolerance);
        double worst = 0;
        int worstIndex = -1;
        for (int index = 0; index < expected.Length; index++)
        {
            double deviation = Math.Abs(double.CreateChecked(actual[index]) - expected[index]) / Math.Max(1, Math.Abs(expected[index]));
            if (!(deviation <= Math.Max(allowed, worst)))
            {
                worst = double.IsNaN(deviation) ? double.PositiveInfinity : deviation;
                worstIndex = index;
            }
        }

        if (worstIndex >= 0)
        {
            Assert.Fail(string.Create(
                CultureInfo.InvariantCulture,
                $"{subject}: value {worstIndex} is {actual[worstIndex]:R}, expected {expected[worstIndex]:R}; deviation {worst:G3}, allowed {allowed:G3}."));
        }
    }
}
