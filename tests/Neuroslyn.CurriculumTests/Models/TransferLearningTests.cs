namespace Neuroslyn.CurriculumTests.Models;

/// <summary>Parameters of one network in another, some of them frozen.</summary>
public sealed class TransferLearningTests : IDisposable
{
    private const int Steps = 100;
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"neuroslyn-{Guid.NewGuid():N}.safetensors");

    public static TheoryData<string> Optimizers { get; } = [.. Catalogue.Keys];

    private static Dictionary<string, Optimizer> Catalogue => new()
    {
        ["SGD"] = new Sgd(0.05),
        ["SGD with L1, L2 and decay"] = new Sgd(0.05) { L1 = 0.01, L2 = 0.01, WeightDecay = 0.01, RegularizesAllParameters = true },
        ["Momentum"] = new Momentum(0.01) { L2 = 0.01 },
        ["Nesterov"] = new Nesterov(0.01),
        ["Adagrad"] = new Adagrad(0.01),
        ["RMSprop"] = new RmsProp(0.001),
        ["AdaDelta"] = new AdaDelta(),
        ["Adam"] = new Adam(0.01),
        ["AdamW"] = new AdamW(0.01) { WeightDecay = 0.1 },
        ["Adamax"] = new Adamax(0.01),
        ["NAdam"] = new NAdam(0.01),
        ["RAdam"] = new RAdam(0.01),
        ["AMSGrad"] = new AmsGrad(0.01),
    };

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void S112_FrozenParameters_AreBitIdenticalAfterAHundredSteps_OthersChange(string optimizer)
    {
        foreach ((int batchSize, double? norm, int threads) in new (int, double?, int)[] { (1, null, 1), (16, null, 1), (16, 0.5, 1), (16, null, 2) })
        {
            TargetTask network = Transferred();
            float[] before = network.Parameters.Span.ToArray();
            using var session = new TrainingSession<float>(
                network, new TrainingOptions<float> { Optimizer = Catalogue[optimizer], BatchSize = batchSize, GradientNormLimit = norm, Threads = threads });
            var random = new RandomSource(112);
            float[] inputs = new float[batchSize * TargetTask.InputSize];
            float[] targets = new float[batchSize * TargetTask.OutputSize];
            for (int step = 0; step < Steps; step++)
            {
                Draw(ref random, inputs);
                Draw(ref random, targets);
                session.Step(inputs, targets);
            }

            foreach (ParameterTensor tensor in TargetTask.Layout.Tensors)
            {
                int length = ((tensor.Rows - 1) * tensor.RowStride) + tensor.Columns;
                bool isSame = before.AsSpan(tensor.Offset, length).SequenceEqual(network.Parameters.Span.Slice(tensor.Offset, length));
                Assert.Equal(tensor.LayerName != nameof(TargetTask.Output), isSame);
            }
        }
    }

    [Fact]
    public void S112_Unfrozen_ChangesAgain()
    {
        TargetTask network = Transferred();
        Assert.True(network.IsFrozen(nameof(TargetTask.Features)));
        network.Unfreeze(nameof(TargetTask.Features));
        Assert.False(network.IsFrozen(nameof(TargetTask.Features)));
        Assert.True(network.IsFrozen(nameof(TargetTask.Hidden)));
        float before = network.Features.Weights[0, 0];
        using var session = new TrainingSession<float>(network, new TrainingOptions<float> { Optimizer = new Adam(0.01), BatchSize = 1 });
        session.Step([1, 2, 3, 4, 5, 6], [1, -1]);
        Assert.NotEqual(before, network.Features.Weights[0, 0]);
    }

    [Fact]
    public void S112_LoadedLayers_AreThoseOfTheFile_OthersStay()
    {
        var source = new SourceTask(seed: 5);
        source.Save(_path);
        var target = new TargetTask(seed: 6);
        float output = target.Output.Weights[3, 1];

        target.LoadLayers(_path, nameof(TargetTask.Hidden), nameof(TargetTask.Features));

        Assert.Equal(source.Hidden.Weights[5, 19], target.Hidden.Weights[5, 19]);
        Assert.Equal(source.Features.Weights[19, 6], target.Features.Weights[19, 6]);
        Assert.Equal(output, target.Output.Weights[3, 1]);
    }

    [Fact]
    public void S112_AnotherShape_IsRefused_AndNothingChanges()
    {
        new SourceTask(seed: 5).Save(_path);
        var narrow = new NarrowTask(seed: 6);
        float[] before = narrow.Parameters.Span.ToArray();

        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => narrow.LoadLayers(_path, nameof(NarrowTask.Hidden), nameof(NarrowTask.Features)));

        Assert.Contains("tensor 'Features.weight' has the shape [7, 20]; 'NarrowTask' needs [5, 20]", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, narrow.Parameters.Span.ToArray());
        Assert.Throws<InvalidDataException>(() => narrow.Load(_path));
    }

    [Fact]
    public void S112_UnknownLayer_IsRefused_WithTheNamesThereAre()
    {
        var network = new TargetTask();
        ArgumentException exception = Assert.Throws<ArgumentException>(() => network.Freeze("Hiden"));
        Assert.Contains("'TargetTask' has no layer 'Hiden' with parameters; it has 'Hidden', 'Features', 'Output'", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => network.Freeze());
        Assert.Throws<ArgumentException>(() => network.LoadLayers(_path));
    }

    public void Dispose() => File.Delete(_path);

    private TargetTask Transferred()
    {
        new SourceTask(seed: 5).Save(_path);
        var network = new TargetTask(seed: 6);
        network.LoadLayers(_path, nameof(TargetTask.Hidden), nameof(TargetTask.Features));
        network.Freeze(nameof(TargetTask.Hidden), nameof(TargetTask.Features));
        return network;
    }

    private static void Draw(ref RandomSource random, Span<float> values)
    {
        foreach (ref float value in values)
        {
            value = (float)random.NextGaussian();
        }
    }
}
