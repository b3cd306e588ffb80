namespace Neuroslyn.Benchmarks.Curriculum;

/// <summary>784-100-10, 79,510 parameters.</summary>
[Network(Input = 784, Loss = Loss.CrossEntropy)]
internal sealed partial class DigitLesson
{
    [Dense(100, Activation.Relu)] public partial DenseLayer Hidden { get; }

    [Dense(10, Activation.Softmax)] public partial DenseLayer Output { get; }
}
