namespace Neuroslyn.CurriculumTests.Regularisation;

/// <summary>Dropout of half the inputs in front of the identity.</summary>
[Network(Input = 16, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class DroppedIdentity
{
    [Dropout(0.5)]
    internal partial DropoutLayer Drop { get; }

    [Dense(16, UseBias = false)]
    internal partial DenseLayer<double> Output { get; }

    /// <summary>Makes the dense layer the identity.</summary>
    public DroppedIdentity WithIdentity()
    {
        Output.Weights.Fill(0);
        for (int i = 0; i < 16; i++)
        {
            Output.Weights[i, i] = 1;
        }

        return this;
    }
}
