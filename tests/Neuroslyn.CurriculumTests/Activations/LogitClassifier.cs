namespace Neuroslyn.CurriculumTests.Activations;

/// <summary>Softmax and cross entropy of three logits.</summary>
[Network(Input = 3, Loss = Loss.CrossEntropy, Precision = Precision.Double)]
internal sealed partial class LogitClassifier
{
    [Dense(3, Activation.Softmax, UseBias = false)]
    internal partial DenseLayer<double> Output { get; }

    /// <summary>Makes the inputs the logits.</summary>
    public LogitClassifier WithIdentity()
    {
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                Output.Weights[i, j] = i == j ? 1 : 0;
            }
        }

        return this;
    }
}
