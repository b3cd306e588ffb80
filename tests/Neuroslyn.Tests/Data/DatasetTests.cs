namespace Neuroslyn.Tests.Data;

public sealed class DatasetTests
{
    [Fact]
    public void FromRows_KeepsEverySample()
    {
        Dataset<float> xor = Dataset.FromRows<float>([[0, 0], [0, 1], [1, 0], [1, 1]], [[0], [1], [1], [0]]);

        Assert.Equal(4, xor.Count);
        Assert.Equal(2, xor.InputSize);
        Assert.Equal(1, xor.TargetSize);
        Assert.False(xor.HasLabels);
        Assert.True(xor.Labels.IsEmpty);
        Assert.Equal([1f, 0f], xor.Inputs[2]);
        Assert.Equal([1f], xor.Targets[2]);
        Assert.Equal([0f, 1f, 1f, 0f], xor.Inputs.Range(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>("sample", () => { _ = xor.Inputs[4]; });
        Assert.Throws<ArgumentOutOfRangeException>("sample", () => { _ = xor.Inputs[-1]; });
        Assert.Throws<ArgumentOutOfRangeException>("count", () => { _ = xor.Inputs.Range(3, 2); });
    }

    [Fact]
    public void FromLabels_MakesOneHotTargets()
    {
        Dataset<double> data = Dataset.FromLabels<double>([[1, 2], [3, 4], [5, 6]], [2, 0, 2], classCount: 3);

        Assert.True(data.HasLabels);
        Assert.Equal(3, data.TargetSize);
        Assert.Equal([2, 0, 2], data.Labels);
        Assert.Equal([0d, 0, 1], data.Targets[0]);
        Assert.Equal([1d, 0, 0], data.Targets[1]);
    }

    [Fact]
    public void FromMemory_CopiesNothing()
    {
        float[] inputs = [1, 2, 3, 4];
        Dataset<float> data = Dataset.FromMemory<float>(inputs, 2, new float[] { 5, 6 }, 1);
        inputs[3] = 9;

        Assert.Equal([3f, 9f], data.Inputs[1]);
    }

    [Fact]
    public void OneHot_OfSix_IsTheSeventhPosition_AndDecodesToSix()
    {
        float[] row = OneHot.Encode<float>([6], 10);
        Assert.Equal([0f, 0, 0, 0, 0, 0, 1, 0, 0, 0], row);
        Assert.Equal(6, OneHot.Decode<float>(row));
        Assert.Equal(1, OneHot.Decode<double>([0.1, 0.7, 0.7]));
        Assert.Throws<ArgumentException>("row", () => OneHot.Decode<float>([]));
        Assert.Throws<ArgumentOutOfRangeException>("classCount", () => OneHot.Encode<float>([0], 1));
    }

    [Theory]
    [InlineData(100, 60, 20, 20)]
    [InlineData(101, 61, 20, 20)]
    [InlineData(10_000, 6_000, 2_000, 2_000)]
    [InlineData(5, 3, 1, 1)]
    public void Split_IsDisjointCompleteAndOfTheDocumentedSizes(int count, int training, int validation, int test)
    {
        Dataset<float> data = Numbered(count);
        var (first, second, third) = data.Split(0.6, 0.2, 0.2, seed: 7);

        Assert.Equal([training, validation, test], (int[])[first.Count, second.Count, third.Count]);
        float[] all = [.. first.Inputs.Values, .. second.Inputs.Values, .. third.Inputs.Values];
        Assert.NotEqual(Enumerable.Range(0, count).Select(i => (float)i), all);
        Assert.Equal(Enumerable.Range(0, count).Select(i => (float)i), all.Order());
        for (int i = 0; i < third.Count; i++)
        {
            Assert.Equal(third.Inputs[i][0], third.Targets[i][0]);
        }
    }

    [Fact]
    public void Split_WithTheSameSeed_IsTheSame_AndWithAnotherIsNot()
    {
        Dataset<float> data = Numbered(50);
        Assert.Equal(data.Split(0.8, 0.2, seed: 3).First.Inputs.Values, data.Split(0.8, 0.2, seed: 3).First.Inputs.Values);
        Assert.NotEqual(data.Split(0.8, 0.2, seed: 3).First.Inputs.Values.ToArray(), data.Split(0.8, 0.2, seed: 4).First.Inputs.Values.ToArray());
    }

    [Fact]
    public void Split_KeepsLabelsWithTheirSamples()
    {
        float[][] inputs = [.. Enumerable.Range(0, 30).Select(i => new float[] { i })];
        int[] labels = [.. Enumerable.Range(0, 30).Select(i => i % 3)];
        var (first, second) = Dataset.FromLabels(inputs, labels, 3).Split(0.5, 0.5, seed: 1);
        foreach (Dataset<float> part in (Dataset<float>[])[first, second])
        {
            for (int i = 0; i < part.Count; i++)
            {
                Assert.Equal((int)part.Inputs[i][0] % 3, part.Labels[i]);
                Assert.Equal(part.Labels[i], OneHot.Decode(part.Targets[i]));
            }
        }
    }

    [Fact]
    public void Split_ThatCannotBeMade_IsRefused()
    {
        Dataset<float> data = Numbered(10);
        Assert.Contains("add up to 1", Assert.Throws<ArgumentException>(() => data.Split(0.6, 0.2, 0.3, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("positive", Assert.Throws<ArgumentException>(() => data.Split(1.2, -0.2, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("positive", Assert.Throws<ArgumentException>(() => data.Split(1, 0, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => data.Split(double.NaN, 0.5, 1));
        Assert.Contains("too few", Assert.Throws<ArgumentException>(() => data.Split(0.99, 0.01, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Subset_TakesSamplesInTheGivenOrder_AndMayRepeatThem()
    {
        Dataset<float> data = Numbered(5).Subset([4, 0, 4]);
        Assert.Equal([4f, 0f, 4f], data.Inputs.Values);
        Assert.Equal([4f, 0f, 4f], data.Targets.Values);
        Assert.Contains("indices[1] is 5", Assert.Throws<ArgumentException>("indices", () => Numbered(5).Subset([0, 5])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("indices", () => Numbered(5).Subset([]));
    }

    [Fact]
    public void WrongData_IsRefused_NamingArgumentExpectedAndActual()
    {
        Refused("inputs", "got none", () => Dataset.FromRows<float>([], []));
        Refused("targets", "2 inputs, but 1 targets", () => Dataset.FromRows<float>([[1], [2]], [[1]]));
        Refused("inputs", "inputs[0] has 2 values, inputs[1] has 3", () => Dataset.FromRows<float>([[1, 2], [1, 2, 3]], [[1], [1]]));
        Refused("targets", "targets[1] has none", () => Dataset.FromRows<float>([[1], [2]], [[1], null!]));
        Refused("inputs", "Sample 1, value 0 of inputs is NaN", () => Dataset.FromRows<float>([[1], [float.NaN]], [[1], [1]]));
        Refused("targets", "Sample 0, value 1 of targets is", () => Dataset.FromRows<double>([[1]], [[1, double.NegativeInfinity]]));
        Refused("labels", "labels[1] is 3; with 3 classes labels are 0 to 2", () => Dataset.FromLabels<float>([[1], [2]], [0, 3], 3));
        Refused("labels", "labels[0] is -1", () => Dataset.FromLabels<float>([[1]], [-1], 3));
        Refused("labels", "2 inputs, but 1 labels", () => Dataset.FromLabels<float>([[1], [2]], [0], 3));
        Refused("inputs", "row of 2 values, got 3 values", () => Dataset.FromMemory<float>(new float[3], 2, new float[1], 1));
        Refused("inputs", "at least 1 value, got a size of 0", () => Dataset.FromMemory<float>(new float[3], 0, new float[1], 1));
        Refused("targets", "2 samples of 2, but 3 target values are 3 of 1", () => Dataset.FromMemory<float>(new float[4], 2, new float[3], 1));
        Assert.Throws<ArgumentNullException>("inputs", () => Dataset.FromRows<float>(null!, [[1]]));

        static void Refused(string argument, string message, Func<object> create) =>
            Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() => create()) is { } exception && exception.ParamName == argument ? exception.Message : "another argument", StringComparison.Ordinal);
    }

    private static Dataset<float> Numbered(int count)
    {
        float[] values = [.. Enumerable.Range(0, count).Select(i => (float)i)];
        return Dataset.FromMemory<float>(values, 1, values, 1);
    }
}
