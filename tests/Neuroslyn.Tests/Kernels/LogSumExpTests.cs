namespace Neuroslyn.Tests.Kernels;

/// <summary>The logarithm of a sum of exponentials, where it is easy and where a loop over exponentials overflows.</summary>
public sealed class LogSumExpTests
{
    [Theory]
    [InlineData(new double[0], double.NegativeInfinity)]
    [InlineData(new[] { 3.5 }, 3.5)]
    [InlineData(new[] { 0.0, 0.0, 0.0, 0.0 }, 1.3862943611198906)]
    [InlineData(new[] { -1.0, 2.0, 0.5 }, 2.241311296657157)]
    [InlineData(new[] { 1000.0, 1000.0 }, 1000.6931471805599)]
    [InlineData(new[] { -1000.0, -1001.0 }, -999.6867383124818)]
    [InlineData(new[] { 1e300, -1e300 }, 1e300)]
    [InlineData(new[] { double.NegativeInfinity, 2.0 }, 2.0)]
    [InlineData(new[] { double.NegativeInfinity, double.NegativeInfinity }, double.NegativeInfinity)]
    [InlineData(new[] { 1.0, double.PositiveInfinity }, double.PositiveInfinity)]
    [InlineData(new[] { double.NegativeInfinity, double.PositiveInfinity }, double.PositiveInfinity)]
    [InlineData(new[] { 1.0, double.NaN, 2.0 }, double.NaN)]
    [InlineData(new[] { double.PositiveInfinity, double.NaN }, double.NaN)]
    public void Value(double[] values, double expected)
    {
        Assert.Equal(expected, NetworkMath.LogSumExp<double>(values), Tolerance(expected, 1e-15));
        if (Math.Abs(expected) < float.MaxValue || !double.IsFinite(expected))
        {
            Assert.Equal((float)expected, NetworkMath.LogSumExp<float>(Array.ConvertAll(values, static value => (float)value)), (float)Tolerance(expected, 3e-7));
        }
    }

    [Fact]
    public void AnyNumberType_OfTheGenericInterfaces() => Assert.Equal((Half)1000.5, NetworkMath.LogSumExp<Half>([(Half)1000, (Half)1000]));

    [Fact]
    public void ManyValues_AgreeWithTheSumInHigherPrecision()
    {
        var random = new Random(5);
        float[] values = [.. Enumerable.Range(0, 1000).Select(_ => (20 * random.NextSingle()) - 10)];
        Assert.Equal(Math.Log(values.Sum(static value => Math.Exp(value))), NetworkMath.LogSumExp<float>(values), 1e-5);
    }

    private static double Tolerance(double expected, double relative) => double.IsFinite(expected) ? relative * Math.Max(1, Math.Abs(expected)) : 0;
}
