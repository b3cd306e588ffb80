namespace Neuroslyn.Tests.Training;

public sealed class DivergenceTests
{
    private static readonly Dataset<double> Line = Dataset.FromRows<double>([[1], [2], [3], [4]], [[2], [4], [6], [8]]);

    [Fact]
    public void TooLargeARate_IsStopped_AndTheWeightsOfTheLastGoodEpochAreKept()
    {
        // The error grows by the same factor every epoch until its square overflows.
        InterpretedNetwork<double> network = Regression();
        InterpretedNetwork<double> reference = Regression();
        var options = new TrainingOptions<double> { Optimizer = new Sgd(1000), Epochs = 1000, BatchSize = 4 };
        var exception = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(network, Line, options));

        Assert.True(exception.Epoch > 5);
        Assert.Equal(exception.Epoch, exception.Step);
        Assert.True(double.IsInfinity(exception.Loss));
        Assert.Null(exception.LayerName);
        Assert.Contains($"at step {exception.Step} in epoch {exception.Epoch}", exception.Message, StringComparison.Ordinal);
        Assert.Contains("those of the loss itself", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"weights of epoch {exception.Epoch - 1} were restored", exception.Message, StringComparison.Ordinal);
        Assert.Contains("learning rate is 1000", exception.Message, StringComparison.Ordinal);
        Trainer.Fit(reference, Line, new TrainingOptions<double> { Optimizer = new Sgd(1000), Epochs = exception.Epoch - 1, BatchSize = 4 });
        Assert.Equal(reference.Parameters.Span, network.Parameters.Span);
    }

    [Theory]
    [InlineData(0, "Hidden", "the parameters 'Hidden.weight'")]
    [InlineData(1, "Hidden", "the parameters 'Hidden.bias'")]
    [InlineData(2, "Output", "the parameters 'Output.weight'")]
    public void NaNInParameters_NamesTheirLayer(int tensor, string layer, string description)
    {
        InterpretedNetwork<double> network = TwoLayers();
        network.Parameters.Span[network.Layout.Tensors[tensor].Offset] = double.NaN;
        TrainingDivergedException exception = Diverges(network);

        Assert.Equal(layer, exception.LayerName);
        Assert.Equal((1L, 1), (exception.Step, exception.Epoch));
        Assert.Contains(description, exception.Message, StringComparison.Ordinal);
        Assert.Contains("initial weights were restored", exception.Message, StringComparison.Ordinal);
        Assert.True(double.IsNaN(network.Parameters.Span[network.Layout.Tensors[tensor].Offset]));
    }

    [Fact]
    public void OverflowOfALayer_NamesTheFirstOne()
    {
        InterpretedNetwork<double> network = TwoLayers();
        foreach (ParameterTensor tensor in network.Layout.Tensors)
        {
            network.Parameters.Span.Slice(tensor.Offset, tensor.Columns).Fill(1e308);
        }

        TrainingDivergedException exception = Diverges(network);
        Assert.Equal("Hidden", exception.LayerName);
        Assert.Contains("the outputs of layer 'Hidden'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InputsMadeNonFiniteByAugmentation_AreNamed()
    {
        TrainingDivergedException exception = Assert.Throws<TrainingDivergedException>(() =>
            Trainer.Fit(Regression(), Line, new TrainingOptions<double> { Augmentation = new Spoiler() }));
        Assert.Null(exception.LayerName);
        Assert.Contains("the inputs; check what augmentation", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NonFiniteGradients_AreNamed_WhenTheirNormIsLimited()
    {
        // The targets are finite and so is the loss, but the gradient of the weights, input times error, is not.
        InterpretedNetwork<double> network = new(1, Loss.MeanAbsoluteError, new InterpretedLayer("Hidden", 1), new InterpretedLayer("Output", 1));
        network.Parameters.Span[network.Layout.Tensors[0].Offset] = 1e-200;
        network.Parameters.Span[network.Layout.Tensors[2].Offset] = 1e200;
        double[] before = network.Parameters.Span.ToArray();
        Dataset<double> data = Dataset.FromRows<double>([[1e200]], [[0]]);
        var exception = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(network, data, new TrainingOptions<double> { GradientNormLimit = 1 }));

        Assert.Equal("Hidden", exception.LayerName);
        Assert.True(double.IsFinite(exception.Loss));
        Assert.Contains("the gradients of 'Hidden.weight'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.Span);
    }

    [Fact]
    public void ParametersThatOverflowInTheLastStep_AreNoticedAtTheEndOfTheEpoch()
    {
        InterpretedNetwork<double> network = new(1, Loss.MeanAbsoluteError, new InterpretedLayer("Output", 1));
        double[] before = network.Parameters.Span.ToArray();
        Dataset<double> data = Dataset.FromRows<double>([[1e10]], [[0]]);
        var exception = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(network, data, new TrainingOptions<double> { Epochs = 1, Optimizer = new Sgd(1e300) }));

        Assert.Equal("Output", exception.LayerName);
        Assert.Equal(1, exception.Step);
        Assert.Equal(before, network.Parameters.Span);
    }

    [Fact]
    public void NonFiniteValidationLoss_StopsTraining()
    {
        InterpretedNetwork<double> network = Regression();
        double[] before = network.Parameters.Span.ToArray();
        var exception = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(
            network, Line, new TrainingOptions<double> { Validation = Dataset.FromRows<double>([[1e200]], [[-1e200]]) }));
        Assert.True(double.IsInfinity(exception.Loss));
        Assert.Equal(before, network.Parameters.Span);
    }

    [Fact]
    public void SessionOfOnesOwn_NamesTheStep_AndLeavesTheParameters()
    {
        InterpretedNetwork<double> network = Regression();
        using var session = new TrainingSession<double>(network);
        session.Step([1], [2]);
        double[] before = network.Parameters.Span.ToArray();
        var exception = Assert.Throws<TrainingDivergedException>(() => session.Step([double.NaN], [2]));

        Assert.Equal((2L, 0), (exception.Step, exception.Epoch));
        Assert.Contains("at step 2 with a loss of NaN", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("restored", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.Span);
    }

    [Fact]
    public void SessionThatLooksAhead_LeavesTheParametersToo()
    {
        InterpretedNetwork<double> network = Regression();
        using var session = new TrainingSession<double>(network, LooksAhead);
        session.Step([1], [2]);
        double[] before = network.Parameters.Span.ToArray();
        Assert.Throws<TrainingDivergedException>(() => session.Step([double.NaN], [2]));
        Assert.Equal(before, network.Parameters.Span);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void ExceptionOfAnAugmentation_LeavesTheParametersWhereTheLastStepPutThem(int threads)
    {
        InterpretedNetwork<double> network = Regression();
        InterpretedNetwork<double> reference = Regression();
        TrainingOptions<double> options = LooksAhead with { BatchSize = 4, Shuffle = false, Threads = threads };
        var failing = new Failing(samples: 3 * Line.Count);
        Assert.Throws<NotSupportedException>(() => Trainer.Fit(network, Line, options with { Epochs = 10, Augmentation = failing }));
        Trainer.Fit(reference, Line, options with { Epochs = 3 });

        Assert.Equal(reference.Parameters.Span, network.Parameters.Span);
    }

    private static TrainingOptions<double> LooksAhead => new() { Optimizer = new Nesterov(0.01) { Form = NesterovForm.Original } };

    private static TrainingDivergedException Diverges(InterpretedNetwork<double> network) =>
        Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(network, Dataset.FromRows<double>([[10, 10]], [[0, 0]]), new TrainingOptions<double> { Threads = 2 }));

    private static InterpretedNetwork<double> Regression() => new(1, Loss.MeanSquaredError, new InterpretedLayer("Output", 1));

    private static InterpretedNetwork<double> TwoLayers() => new(
        2, Loss.MeanSquaredError, new InterpretedLayer("Hidden", 3, Activation.Relu), new InterpretedLayer("Output", 2));

    private sealed class Spoiler : IAugmentation<double>
    {
        public void Augment(ReadOnlySpan<double> sample, Span<double> augmented, ref RandomSource random) => augmented.Fill(double.NaN);
    }

    /// <summary>Copies so many samples and throws then.</summary>
    private sealed class Failing(int samples) : IAugmentation<double>
    {
        private int _left = samples;

        public void Augment(ReadOnlySpan<double> sample, Span<double> augmented, ref RandomSource random)
        {
            if (Interlocked.Decrement(ref _left) < 0)
            {
                throw new NotSupportedException("There is nothing to augment this sample by.");
            }

            sample.CopyTo(augmented);
        }
    }
}
