using System.Numerics;
using System.Runtime.Intrinsics;
using Neuroslyn.Kernels;

namespace Neuroslyn.Tests.Kernels;

public sealed class PowTests
{
    private static readonly double[] Specials =
    [
        0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 2.0, -2.0, 3.0, -3.0, 2.5, -2.5, 1e-3, 1e10, -1e10, 9007199254740991.0, 9007199254740993.0, 1e300, -1e300,
        double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    [Fact]
    public void Pow_InDouble_StaysWithinTwoUnits_AtReferenceValues()
    {
        GoldenValue golden = GoldenFile.Read("elementary-functions")["functions"]["Pow"];
        double[] x = golden["x"].ToDoubles();
        double[] exponent = golden["exponent"].ToDoubles();
        double[] y = golden["y"].ToDoubles();
        for (int i = 0; i < x.Length; i++)
        {
            double error = UnitsInTheLastPlace.Error(VectorMath.Pow(x[i], exponent[i]), y[i]);
            Assert.True(error <= 2, $"{x[i]:R}^{exponent[i]:R} is {error:F3} ulp off.");
        }
    }

    [Fact]
    public void Pow_OfAllPairsOfSpecialNumbers_IsWhatMathPowGives()
    {
        foreach (double x in Specials)
        {
            foreach (double y in Specials)
            {
                double expected = Math.Pow(x, y);
                double actual = VectorMath.Pow(x, y);
                Assert.True(UnitsInTheLastPlace.Error(actual, expected) <= 2 && double.IsNegative(actual) == double.IsNegative(expected) || double.IsNaN(expected) && double.IsNaN(actual), $"{x}^{y}: {actual:R} instead of {expected:R}.");

                (float xs, float ys) = ((float)x, (float)y);
                float single = VectorMath.Pow(xs, ys);
                double expectedSingle = Math.Pow(xs, ys);
                Assert.True(UnitsInTheLastPlace.Error(single, expectedSingle) <= 0.6, $"{xs}^{ys}: {single:R} instead of {expectedSingle:R} in float.");
            }
        }
    }

    [Fact]
    public void Pow_InSingle_IsNearlyCorrectlyRounded_AndTheSameInEveryOverload()
    {
        var random = new Random(2);
        for (int i = 0; i < 10_000; i++)
        {
            float x = (float)Math.Exp((random.NextDouble() - 0.5) * 20) * (i % 5 == 0 ? -1 : 1);
            float y = i % 5 == 0 ? random.Next(-20, 20) : (float)((random.NextDouble() - 0.5) * 30);
            float expected = VectorMath.Pow(x, y);
            Assert.True(UnitsInTheLastPlace.Error(expected, Math.Pow(x, y)) <= 0.6, $"{x:R}^{y:R}");
            Assert.Equal(expected, VectorMath.Pow(Vector128.Create(x), Vector128.Create(y))[3]);
            Assert.Equal(expected, VectorMath.Pow(Vector256.Create(x), Vector256.Create(y))[7]);
            Assert.Equal(expected, VectorMath.Pow(Vector512.Create(x), Vector512.Create(y))[15]);
            Assert.Equal(expected, VectorMath.Pow(Vector.Create(x), Vector.Create(y))[1]);

            double wide = VectorMath.Pow((double)x, y);
            Assert.Equal(wide, VectorMath.Pow(Vector128.Create((double)x), Vector128.Create((double)y))[1]);
            Assert.Equal(wide, VectorMath.Pow(Vector256.Create((double)x), Vector256.Create((double)y))[3]);
            Assert.Equal(wide, VectorMath.Pow(Vector512.Create((double)x), Vector512.Create((double)y))[7]);
            Assert.Equal(wide, VectorMath.Pow(Vector.Create((double)x), Vector.Create((double)y))[1]);
        }
    }
}
