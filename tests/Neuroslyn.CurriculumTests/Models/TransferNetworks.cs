namespace Neuroslyn.CurriculumTests.Models;

/// <summary>What a first task has trained.</summary>
[Network(Input = 6, Loss = Loss.CrossEntropy)]
internal sealed partial class SourceTask
{
    [Dense(20, Activation.Relu)]
    internal partial DenseLayer Hidden { get; }

    [Dense(7, Activation.Tanh)]
    internal partial DenseLayer Features { get; }

    [Dense(4, Activation.Softmax)]
    internal partial DenseLayer Output { get; }
}

/// <summary>A second task: the same features, another output.</summary>
[Network(Input = 6, Loss = Loss.MeanSquaredError)]
internal sealed partial class TargetTask
{
    [Dense(20, Activation.Relu)]
    internal partial DenseLayer Hidden { get; }

    [Dense(7, Activation.Tanh)]
    internal partial DenseLayer Features { get; }

    [Dense(2)]
    internal partial DenseLayer Output { get; }
}

/// <summary>Another shape: its features do not fit.</summary>
[Network(Input = 6, Loss = Loss.MeanSquaredError)]
internal sealed partial class NarrowTask
{
    [Dense(20, Activation.Relu)]
    internal partial DenseLayer Hidden { get; }

    [Dense(5, Activation.Tanh)]
    internal partial DenseLayer Features { get; }

    [Dense(2)]
    internal partial DenseLayer Output { get; }
}
