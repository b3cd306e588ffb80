using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Signal;

namespace Neuroslyn.Generator.Tests.Signal;

public sealed class GaussianQuadratureTests
{
    [Fact]
    public void RectifierMoments_AreExact()
    {
        GaussianMoments moments = GaussianQuadrature.Moments(SignalPropagationTests.Function(Activation.Relu), 0, 1);

        Assert.Equal(1 / Math.Sqrt(2 * Math.PI), moments.Mean, 1e-10);
        Assert.Equal(0.5, moments.SecondMoment, 1e-10);
        Assert.Equal(0.5, moments.DerivativeSecondMoment, 1e-10);
        Assert.Equal(0.5, moments.BlockedShare, 1e-10);
    }

    [Theory]
    [InlineData(-0.3, 0.01)]
    [InlineData(0, 4)]
    [InlineData(1.5, 100)]
    [InlineData(-20, 1e4)]
    public void ExponentialLinearMoments_AreExact(double mean, double variance)
    {
        double deviation = Math.Sqrt(variance);
        double positive = Cumulative(mean / deviation);
        double density = Math.Exp(-mean * mean / (2 * variance)) / Math.Sqrt(2 * Math.PI);
        double exponential = Math.Exp(mean + (variance / 2)) * Cumulative(-(mean + variance) / deviation);
        double expected = (mean * positive) + (deviation * density) + exponential - (1 - positive);

        if (variance < 50)
        {
            Assert.Equal(expected, GaussianQuadrature.Moments(SignalPropagationTests.Function(Activation.Elu), mean, variance).Mean, 1e-8 * (1 + Math.Abs(expected)));
        }

        // Beyond, e^(mean + variance / 2) overflows in the closed form; the rectified part still holds.
        Assert.Equal(
            (mean * positive) + (deviation * density),
            GaussianQuadrature.Moments(SignalPropagationTests.Function(Activation.Relu), mean, variance).Mean,
            1e-8 * (1 + deviation));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1e6)]
    public void SteepSigmoids_AreResolved(double variance)
    {
        GaussianMoments moments = GaussianQuadrature.Moments(SignalPropagationTests.Function(Activation.Sigmoid), 0, variance);

        // By symmetry E[s] = 1/2; and s' = s (1 - s) integrates to 1, so that E[s'] tends to the density at 0 for wide z; E[s'^2] to that over 6.
        Assert.Equal(0.5, moments.Mean, 1e-9);
        if (variance >= 1e6)
        {
            Assert.Equal(1 / (6 * Math.Sqrt(2 * Math.PI * variance)), moments.DerivativeSecondMoment, 1e-9);
        }
    }

    [Fact]
    public void NoVariance_IsTheValueAtTheMean()
    {
        GaussianMoments moments = GaussianQuadrature.Moments(SignalPropagationTests.Function(Activation.Tanh), 0.5, 0);

        Assert.Equal(Math.Tanh(0.5), moments.Mean);
        Assert.Equal(0, moments.Deviation, 1e-9);
    }

    [Theory]
    [InlineData("Relu", new[] { 0.0 })]
    [InlineData("LeakyRelu", new[] { 0.0 })]
    [InlineData("Elu", new[] { 0.0 })]
    [InlineData("Sigmoid", new double[0])]
    public void Kinks_AreFound(string activation, double[] expected) => Assert.Equal(expected, SignalPropagationTests.Function(Enum.Parse<Activation>(activation)).Kinks);

    [Fact]
    public void KinksOfNestedAndCurvedSwitches_AreFound()
    {
        Expression formula = Formula.Abs((Formula.Z * Formula.Z) - 4) + Formula.Min(Formula.Max(-1, 2 * Formula.Z), 3);

        IReadOnlyList<double> kinks = Kinks.Of(formula);

        Assert.Equal(4, kinks.Count);
        foreach ((double expected, double actual) in new[] { -2, -0.5, 1.5, 2 }.Zip(kinks))
        {
            Assert.Equal(expected, actual, 1e-9);
        }
    }

    private static double Cumulative(double x)
    {
        // Simpson's rule over the density, independent of the code under test.
        const int Steps = 200_000;
        double low = Math.Min(x, -12);
        double width = (x - low) / Steps;
        double sum = 0;
        for (int i = 0; i <= Steps; i++)
        {
            double at = low + (i * width);
            sum += (i == 0 || i == Steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-at * at / 2);
        }

        return sum * width / 3 / Math.Sqrt(2 * Math.PI);
    }
}
