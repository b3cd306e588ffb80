namespace Neuroslyn.Tests.Optimizers;

public sealed class GradientClippingTests
{
    [Fact]
    public void Clipping_AgreesWithPyTorch()
    {
        foreach (GoldenValue example in GoldenFile.Read("clipping")["global_norm"].Elements)
        {
            double[] gradients = Flatten(example["gradients"]);
            double[] expected = Flatten(example["clipped"]);
            double limit = example["max_norm"].Number;
            double norm = example["total_norm"].Number;

            // PyTorch divides by norm + 1e-6; the published formula, used here, by the norm.
            double correction = norm > limit ? (norm + 1e-6) / norm : 1;
            ParameterBuffer<double> buffer = Buffer(gradients);

            Assert.Equal(norm, GradientClipping.ClipByGlobalNorm(buffer, limit), 1e-10 * norm);
            for (int i = 0; i < gradients.Length; i++)
            {
                Assert.Equal(expected[i] * correction, buffer.Span[i], 1e-10 * Math.Abs(expected[i]));
            }
        }
    }

    [Theory]
    [InlineData(1.0, 0.6, 0.8)]
    [InlineData(5.0, 3.0, 4.0)]
    [InlineData(6.0, 3.0, 4.0)]
    public void ThreeFour_IsScaledToTheLimit_OrLeftAlone(double limit, double x, double y)
    {
        ParameterBuffer<double> gradients = Buffer([3, 4]);
        Assert.Equal(5, GradientClipping.ClipByGlobalNorm(gradients, limit));
        Assert.Equal(x, gradients.Span[0], 1e-15);
        Assert.Equal(y, gradients.Span[1], 1e-15);
        Assert.Equal(0.75, gradients.Span[0] / gradients.Span[1], 1e-15);
    }

    [Fact]
    public void ClippingByValue_CutsEachElementOff()
    {
        ParameterBuffer<double> gradients = Buffer([3, -4, 0.5, -0.5, double.NegativeInfinity, 0, 1, 2, 7]);
        GradientClipping.ClipByValue(gradients, 1);
        Assert.Equal([1, -1, 0.5, -0.5, -1, 0, 1, 1, 1], gradients.Span[..9].ToArray());

        gradients.Span[0] = double.NaN;
        GradientClipping.ClipByValue(gradients, 1);
        Assert.True(double.IsNaN(gradients.Span[0]));
        Assert.Throws<ArgumentOutOfRangeException>("limit", () => GradientClipping.ClipByValue(gradients, 0));
    }

    [Fact]
    public void ZeroGradient_IsSafe()
    {
        ParameterBuffer<float> gradients = new(16);
        Assert.Equal(0, GradientClipping.ClipByGlobalNorm(gradients, 1));
        Assert.Equal(new float[16], gradients.Span);
    }

    [Fact]
    public void LargeFloats_DoNotOverflow()
    {
        ParameterBuffer<float> gradients = new(16);
        gradients.Span.Fill(1e30f);
        Assert.Equal(4e30, GradientClipping.ClipByGlobalNorm(gradients, 1), 1e24);
        Assert.Equal(0.25f, gradients.Span[7], 1e-6f);
    }

    [Fact]
    public void NonFiniteNorm_IsReported_AndLeavesGradientsAlone()
    {
        ParameterBuffer<double> gradients = Buffer([3, double.NaN]);
        Assert.True(double.IsNaN(GradientClipping.ClipByGlobalNorm(gradients, 1)));
        Assert.Equal(3, gradients.Span[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(4096)]
    [InlineData(10_001)]
    public void Norm_OfAnyLength_IsTheRootOfTheSquares(int length)
    {
        ParameterBuffer<float> gradients = new(length);
        var random = new Random(length);
        double sum = 0;
        for (int i = 0; i < length; i++)
        {
            gradients.Span[i] = random.NextSingle() - 0.5f;
            sum += (double)gradients.Span[i] * gradients.Span[i];
        }

        Assert.Equal(Math.Sqrt(sum), GradientClipping.GlobalNorm(gradients), 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Limit_ThatIsNoLength_IsRefused(double limit) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(limit), () => GradientClipping.ClipByGlobalNorm(new ParameterBuffer<float>(16), limit));

    private static ParameterBuffer<double> Buffer(double[] values)
    {
        ParameterBuffer<double> buffer = new((values.Length + 7) / 8 * 8);
        values.CopyTo(buffer.Span);
        return buffer;
    }

    /// <summary>The tensors of a network one behind the other.</summary>
    private static double[] Flatten(GoldenValue tensors) => [.. tensors.Elements.SelectMany(tensor => tensor.ToDoubles())];
}
