namespace Neuroslyn.CurriculumTests.Perceptron;

/// <summary>Rosenblatt's rule: what it learns, in how many passes, and what it never will.</summary>
public class PerceptronRuleTests
{
    private static readonly double[] Corners = [0, 0, 0, 1, 1, 0, 1, 1];

    [Fact]
    public void S010_OneUpdate_AddsTheErrorTimesTheInput()
    {
        // At zero weights the output is 0 only by the strict convention.
        var network = new StrictPerceptronWithoutBias();
        int wrong = new PerceptronTraining<double>(network, learningRate: 0.1).Step([0.8, 0.6], [1]);

        Assert.Equal(1, wrong);
        Assert.Equal(0.08, network.Unit.Weights[0, 0], 1e-15);
        Assert.Equal(0.06, network.Unit.Weights[1, 0], 1e-15);
    }

    [Fact]
    public void S011_TheWeather_IsLearnedInThreeEpochs_WhereAUnitFiresAtZero()
    {
        var network = new PerceptronUnit();
        IReadOnlyList<int> errors = new PerceptronTraining<double>(network, learningRate: 0.1).Fit(WeatherData.Create<double>());

        Assert.Equal(3, errors.Count);
        Assert.Equal(0, errors[^1]);
        Assert.All(errors.SkipLast(1), count => Assert.True(count > 0));
        Assert.Equal(0.10, network.Unit.Weights[0, 0], 1e-12);
        Assert.Equal(0.08, network.Unit.Weights[1, 0], 1e-12);
        Assert.Equal(-0.1, network.Unit.Bias[0], 1e-12);
    }

    [Fact]
    public void S011_TheWeather_IsLearnedInThreeEpochs_WhereAUnitDoesNotFireAtZero()
    {
        var network = new StrictPerceptronUnit();
        IReadOnlyList<int> errors = new PerceptronTraining<double>(network, learningRate: 0.1).Fit(WeatherData.Create<double>());

        Assert.Equal(3, errors.Count);
        Assert.Equal(0, errors[^1]);
        Assert.Equal(0.13, network.Unit.Weights[0, 0], 1e-12);
        Assert.Equal(0.10, network.Unit.Weights[1, 0], 1e-12);
        Assert.Equal(-0.1, network.Unit.Bias[0], 1e-12);
    }

    [Fact]
    public void S012_WithoutABias_TheWeatherIsNeverLearned()
    {
        // A rainy day is a positive combination of two sunny ones.
        Assert.Equal(0.6, (1.2 * 0.3) + (2.4 * 0.1), 1e-15);
        Assert.Equal(0.6, (1.2 * 0.1) + (2.4 * 0.2), 1e-15);
        IReadOnlyList<int> errors = new PerceptronTraining<double>(new StrictPerceptronWithoutBias()).Fit(WeatherData.Create<double>(), maximumEpochs: 1000);
        Assert.Equal(1000, errors.Count);
        Assert.All(errors, count => Assert.True(count > 0));
    }

    [Theory]
    [InlineData(0, 0, 0, 1, true)]
    [InlineData(0, 1, 1, 1, true)]
    [InlineData(1, 1, 1, 0, true)]
    [InlineData(0, 1, 1, 0, false)]
    public void S007_Gates_AreLearned_ExclusiveOrNeverIs(double first, double second, double third, double fourth, bool isLearned)
    {
        Dataset<double> truth = Dataset.FromMemory<double>(Corners, 2, new[] { first, second, third, fourth }, 1);
        foreach (INetwork<double> network in (INetwork<double>[])[new PerceptronUnit(), new StrictPerceptronUnit()])
        {
            IReadOnlyList<int> errors = new PerceptronTraining<double>(network).Fit(truth, maximumEpochs: 1000);
            Assert.Equal(isLearned, errors[^1] == 0);
            Assert.Equal(isLearned, errors.Count < 1000);
        }
    }

    [Fact]
    public void S010_StepsAllocateNothing()
    {
        var training = new PerceptronTraining<double>(new PerceptronUnit());
        double[] sample = [0.8, 0.6];
        double[] target = [0];
        AllocationAssert.Nothing(() => training.Step(sample, target));
    }

    [Fact]
    public void S010_WhatIsNoPerceptron_IsRefused_WithTheReason()
    {
        Assert.Contains("Activation.Step", Assert.Throws<InvalidOperationException>(() => new PerceptronTraining<double>(new Optimizers.LineThroughOrigin()).Step([2], [1])).Message, StringComparison.Ordinal);
        Assert.Contains("2 layers", Assert.Throws<ArgumentException>("network", () => new PerceptronTraining<double>(new Backpropagation.WorkedExampleNetwork())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new PerceptronTraining<double>(new PerceptronUnit(), 0));
        var training = new PerceptronTraining<double>(new PerceptronUnit());
        Assert.Contains("0 and 1", Assert.Throws<ArgumentException>("target", () => training.Step([1, 2], [0.5])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("target", () => training.Step([1, 2], [0, 1]));
        Assert.Throws<ArgumentException>("data", () => training.Fit(Dataset.FromRows<double>([[1, 2]], [[0.5]])));
        Assert.Throws<ArgumentException>("data", () => training.Fit(Dataset.FromRows<double>([[1]], [[1]])));
        Assert.Throws<ArgumentOutOfRangeException>("maximumEpochs", () => training.Fit(WeatherData.Create<double>(), 0));
    }
}
