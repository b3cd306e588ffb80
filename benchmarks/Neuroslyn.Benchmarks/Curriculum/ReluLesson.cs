namespace Neuroslyn.Benchmarks.Curriculum;

/// <summary>8-32-32-32-4 with the activation it is named after.</summary>
[Network(Input = 8, Loss = Loss.CrossEntropy)]
internal sealed partial class ReluLesson
{
    [Dense(32, Activation.Relu)] public partial DenseLayer First { get; }

    [Dense(32, Activation.Relu)] public partial DenseLayer Second { get; }

    [Dense(32, Activation.Relu)] public partial DenseLayer Third { get; }

    [Dense(4, Activation.Softmax)] public partial DenseLayer Output { get; }
}
