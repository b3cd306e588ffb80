namespace Neuroslyn.Generator.Tests.Emission;

/// <summary>Whole generated files, kept as snapshots: a change of the emitted text is seen and accepted on purpose.</summary>
public sealed class EmittedTextTests
{
    [Fact]
    public Task TanhAndSigmoid_TwoUnits() => Verify(GeneratorRun.Clean("""
        using Neuroslyn;

        namespace Demo;

        [Network(Input = 2, Loss = Loss.MeanSquaredError)]
        public sealed partial class Xor
        {
            [Dense(2, Activation.Tanh)] public partial DenseLayer Hidden { get; }
            [Dense(1, Activation.Sigmoid)] public partial DenseLayer Output { get; }
        }
        """).Driver);

    [Fact]
    public Task Residual_SumOfTwoBranches() => Verify(GeneratorRun.Clean("""
        using Neuroslyn;

        namespace Demo;

        [Network(Input = 3, Loss = Loss.MeanSquaredError)]
        public sealed partial class Residual
        {
            [Dense(4, Activation.Tanh)] public partial DenseLayer First { get; }
            [Dense(4)] public partial DenseLayer Second { get; }
            [Add(nameof(First), nameof(Second), Activation = Activation.Relu)] public partial MergeLayer Block { get; }
            [Dense(1)] public partial DenseLayer Output { get; }
        }
        """).Driver);

    [Fact]
    public Task Composed_FrozenEncoderAndHead() => Verify(GeneratorRun.Clean("""
        using Neuroslyn;

        namespace Demo;

        [Network(Input = 3)]
        public sealed partial class Encoder
        {
            [Dense(2, Activation.Tanh)] public partial DenseLayer Code { get; }
        }

        [Network(Input = 3, Loss = Loss.MeanSquaredError)]
        public sealed partial class Model
        {
            [Frozen] public partial Encoder Encoder { get; }
            [Dense(1)] public partial DenseLayer Head { get; }
        }
        """).Driver);

    [Fact]
    public Task BatchNormalization_TwoUnits() => Verify(GeneratorRun.Clean("""
        using Neuroslyn;

        namespace Demo;

        [Network(Input = 2, Loss = Loss.MeanSquaredError)]
        public sealed partial class Normalized
        {
            [Dense(2, Activation.Tanh, UseBias = false), BatchNormalization] public partial DenseLayer Hidden { get; }
            [Dense(1, Activation.Sigmoid)] public partial DenseLayer Output { get; }
        }
        """).Driver);

    [Fact]
    public Task InvalidNetwork_ThrowingStub() => Verify(GeneratorRun.Any("""
        using Neuroslyn;

        namespace Demo;

        [Network(Input = 4)]
        public sealed partial class Mistaken
        {
            [Dense(-3)] public partial DenseLayer Output { get; }
        }
        """).Driver);
}
