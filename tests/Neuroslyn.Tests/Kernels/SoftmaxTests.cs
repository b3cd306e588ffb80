using Neuroslyn.Kernels;

namespace Neuroslyn.Tests.Kernels;

public sealed class SoftmaxTests
{
    private static readonly double[] OneTwoThree = [0.09003057317038046, 0.24472847105479764, 0.6652409557748218];

    [Theory]
    [InlineData(0.0)]
    [InlineData(999.0)]
    [InlineData(-5000.0)]
    public void Softmax_OfThreeLogits_DoesNotDependOnAConstantAdded(double offset)
    {
        double[] probabilities = new double[3];
        Softmax.Apply<double>([1 + offset, 2 + offset, 3 + offset], probabilities);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(OneTwoThree[i], probabilities[i], 1e-15);
        }

        Assert.Equal(1.0, probabilities.Sum(), 1e-15);
    }

    [Fact]
    public void Softmax_OfAnyLength_MatchesTheFormula_AndWritesNothingElse()
    {
        for (int length = 1; length <= 70; length++)
        {
            var random = new Random(length);
            double[] logits = [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() - 0.5) * 20)];
            double total = logits.Sum(Math.Exp);

            double[] doubles = new double[length + 1];
            doubles[length] = 5;
            Softmax.Apply<double>(logits, doubles.AsSpan(0, length));
            Assert.Equal(5, doubles[length]);

            // In place.
            float[] singles = [.. logits.Select(logit => (float)logit), 5f];
            Softmax.Apply<float>(singles.AsSpan(0, length), singles.AsSpan(0, length));
            Assert.Equal(5f, singles[length]);
            for (int i = 0; i < length; i++)
            {
                double expected = Math.Exp(logits[i]) / total;
                Assert.Equal(expected, doubles[i], 1e-14 * expected);
                Assert.Equal(expected, singles[i], 1e-5 * expected);
            }
        }
    }

    [Fact]
    public void Softmax_OfOneDominantLogit_IsExactlyOneAndZeros()
    {
        double[] probabilities = new double[3];
        Softmax.Apply<double>([1000, 0, double.NegativeInfinity], probabilities);
        Assert.Equal([1.0, 0.0, 0.0], probabilities);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    public void Softmax_WithANaN_IsNaNThroughout(int length)
    {
        float[] logits = new float[length];
        logits[1] = float.NaN;
        Softmax.Apply<float>(logits, logits);
        Assert.All(logits, probability => Assert.True(float.IsNaN(probability)));
    }

    [Fact]
    public void Softmax_IntoAnotherLength_IsRefused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Softmax.Apply<float>(new float[3], new float[4]));
        Assert.Contains("Expected room for 3 probabilities", exception.Message, StringComparison.Ordinal);
    }
}
