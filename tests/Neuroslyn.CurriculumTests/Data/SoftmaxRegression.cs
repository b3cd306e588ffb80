namespace Neuroslyn.CurriculumTests.Data;

/// <summary>784-10 that starts at 0: with a single layer there is no symmetry to break.</summary>
[Network(Input = Mnist.PixelCount, Loss = Loss.CrossEntropy)]
internal sealed partial class SoftmaxRegression
{
    [Dense(Mnist.ClassCount, Activation.Softmax, Initializer = Initializer.Zero)]
    internal partial DenseLayer Output { get; }
}
