using System.Numerics;
using System.Runtime.Intrinsics;
using Neuroslyn.Kernels;

namespace Neuroslyn.Tests.Kernels;

/// <summary>Square root, absolute value, sign, maximum and minimum: exact in every overload.</summary>
public sealed class SelectionFunctionTests
{
    private static readonly float[] Specials = [0f, -0f, 1f, -1f, 2.5f, -3.5f, float.Epsilon, -float.Epsilon, float.MaxValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN];

    [Fact]
    public void MaxAndMin_AreNaN_IfEitherOperandIs()
    {
        foreach (float a in Specials)
        {
            foreach (float b in Specials)
            {
                AssertAll(Math.Max(a, b), VectorMath.Max(a, b), VectorMath.Max(Vector128.Create(a), Vector128.Create(b))[1], VectorMath.Max(Vector256.Create(a), Vector256.Create(b))[1], VectorMath.Max(Vector512.Create(a), Vector512.Create(b))[1], VectorMath.Max(Vector.Create(a), Vector.Create(b))[1]);
                AssertAll(Math.Min(a, b), VectorMath.Min(a, b), VectorMath.Min(Vector128.Create(a), Vector128.Create(b))[1], VectorMath.Min(Vector256.Create(a), Vector256.Create(b))[1], VectorMath.Min(Vector512.Create(a), Vector512.Create(b))[1], VectorMath.Min(Vector.Create(a), Vector.Create(b))[1]);
                (double c, double d) = (a, b);
                AssertAll(Math.Max(c, d), VectorMath.Max(c, d), VectorMath.Max(Vector128.Create(c), Vector128.Create(d))[1], VectorMath.Max(Vector256.Create(c), Vector256.Create(d))[1], VectorMath.Max(Vector512.Create(c), Vector512.Create(d))[1], VectorMath.Max(Vector.Create(c), Vector.Create(d))[1]);
                AssertAll(Math.Min(c, d), VectorMath.Min(c, d), VectorMath.Min(Vector128.Create(c), Vector128.Create(d))[1], VectorMath.Min(Vector256.Create(c), Vector256.Create(d))[1], VectorMath.Min(Vector512.Create(c), Vector512.Create(d))[1], VectorMath.Min(Vector.Create(c), Vector.Create(d))[1]);
            }
        }
    }

    [Fact]
    public void AbsSqrtAndSign_AreExact()
    {
        foreach (float a in Specials)
        {
            double x = a;
            double sign = double.IsNaN(x) ? double.NaN : Math.Sign(x);
            AssertAll(Math.Abs(x), VectorMath.Abs(a), VectorMath.Abs(Vector128.Create(a))[1], VectorMath.Abs(Vector256.Create(a))[1], VectorMath.Abs(Vector512.Create(a))[1], VectorMath.Abs(Vector.Create(a))[1]);
            AssertAll(MathF.Sqrt(a), VectorMath.Sqrt(a), VectorMath.Sqrt(Vector128.Create(a))[1], VectorMath.Sqrt(Vector256.Create(a))[1], VectorMath.Sqrt(Vector512.Create(a))[1], VectorMath.Sqrt(Vector.Create(a))[1]);
            AssertAll(sign, VectorMath.Sign(a), VectorMath.Sign(Vector128.Create(a))[1], VectorMath.Sign(Vector256.Create(a))[1], VectorMath.Sign(Vector512.Create(a))[1], VectorMath.Sign(Vector.Create(a))[1]);
            AssertAll(Math.Abs(x), VectorMath.Abs(x), VectorMath.Abs(Vector128.Create(x))[1], VectorMath.Abs(Vector256.Create(x))[1], VectorMath.Abs(Vector512.Create(x))[1], VectorMath.Abs(Vector.Create(x))[1]);
            AssertAll(Math.Sqrt(x), VectorMath.Sqrt(x), VectorMath.Sqrt(Vector128.Create(x))[1], VectorMath.Sqrt(Vector256.Create(x))[1], VectorMath.Sqrt(Vector512.Create(x))[1], VectorMath.Sqrt(Vector.Create(x))[1]);
            AssertAll(sign, VectorMath.Sign(x), VectorMath.Sign(Vector128.Create(x))[1], VectorMath.Sign(Vector256.Create(x))[1], VectorMath.Sign(Vector512.Create(x))[1], VectorMath.Sign(Vector.Create(x))[1]);
        }
    }

    private static void AssertAll(double expected, params ReadOnlySpan<double> actual)
    {
        foreach (double value in actual)
        {
            // Zeros of either sign are equal here, as documented.
            Assert.True(value == expected || (double.IsNaN(value) && double.IsNaN(expected)), $"{value} instead of {expected}");
        }
    }
}
