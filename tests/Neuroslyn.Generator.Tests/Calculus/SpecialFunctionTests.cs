using Neuroslyn.Generator.Calculus;

namespace Neuroslyn.Generator.Tests.Calculus;

public sealed class SpecialFunctionTests
{
    /// <summary>Abramowitz and Stegun, table 7.1, to the digits of double precision.</summary>
    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(-1.0, -0.8427007929497149)]
    [InlineData(2.0, 0.9953222650189527)]
    [InlineData(3.5, 0.9999992569016276)]
    [InlineData(7.0, 1.0)]
    [InlineData(double.PositiveInfinity, 1.0)]
    public void Erf_HasItsTabulatedValues(double x, double expected) => Assert.Equal(expected, SpecialFunctions.Erf(x), 5e-15);

    [Theory]
    [InlineData(1e-10)]
    [InlineData(-1e-10)]
    [InlineData(1e-20)]
    public void Expm1AndLog1p_KeepSmallArguments(double x)
    {
        // The series to its second term; the third is below the last digit.
        Assert.Equal(1, SpecialFunctions.Expm1(x) / (x + (x * x / 2)), 15);
        Assert.Equal(1, SpecialFunctions.Log1p(x) / (x - (x * x / 2)), 15);
    }

    [Fact]
    public void Limits_AreReached()
    {
        Assert.Equal(-1, SpecialFunctions.Expm1(-1000));
        Assert.Equal(double.PositiveInfinity, SpecialFunctions.Expm1(1000));
        Assert.Equal(double.NegativeInfinity, SpecialFunctions.Log1p(-1));
        Assert.Equal(1, SpecialFunctions.Sigmoid(1000));
        Assert.Equal(0, SpecialFunctions.Sigmoid(-1000));
        Assert.Equal(1000, SpecialFunctions.Softplus(1000));
        Assert.Equal(0, SpecialFunctions.Softplus(-1000));
        Assert.Equal(Math.Exp(-40), SpecialFunctions.Softplus(-40), 1e-30);
        Assert.True(double.IsNaN(SpecialFunctions.Erf(double.NaN)));
    }

    [Theory]
    [InlineData(27.0, 3.0)]
    [InlineData(-0.001, -0.1)]
    [InlineData(0.0, 0.0)]
    [InlineData(1e300, 1e100)]
    public void Cbrt_IsTheRealRoot(double x, double expected) => Assert.Equal(1, x == 0 ? 1 + SpecialFunctions.Cbrt(x) : SpecialFunctions.Cbrt(x) / expected, 15);
}
