namespace Neuroslyn.Tests.Kernels;

/// <summary>Errors in units in the last place of the exact result; below the smallest normal number, in units of the smallest subnormal.</summary>
internal static class UnitsInTheLastPlace
{
    public static double Error(float actual, double expected)
    {
        if (!float.IsFinite(actual) || !float.IsFinite((float)expected))
        {
            return actual.Equals((float)expected) ? 0 : double.PositiveInfinity;
        }

        int exponent = expected == 0 ? -126 : Math.Max(Math.ILogB(expected), -126);
        return Math.Abs(actual - expected) / Math.ScaleB(1.0, exponent - 23);
    }

    public static double Error(double actual, double expected)
    {
        if (!double.IsFinite(actual) || !double.IsFinite(expected))
        {
            return actual.Equals(expected) ? 0 : double.PositiveInfinity;
        }

        // Scaled, because the unit itself can be smaller than the smallest number that divides well.
        int exponent = expected == 0 ? -1022 : Math.Max(Math.ILogB(expected), -1022);
        return Math.Abs(Math.ScaleB(actual, 52 - exponent) - Math.ScaleB(expected, 52 - exponent));
    }
}
