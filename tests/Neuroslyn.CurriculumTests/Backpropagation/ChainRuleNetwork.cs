namespace Neuroslyn.CurriculumTests.Backpropagation;

/// <summary>The price of fruit: a lemon costs t, an apple 1.5 lemons, and so on up to 2 (2 (1.5 t)).</summary>
[Network(Input = 1, Loss = Loss.HalfMeanSquaredError, Precision = Precision.Double)]
internal sealed partial class ChainRuleNetwork
{
    [Dense(1, nameof(Price))]
    internal partial DenseLayer<double> Output { get; }

    [Activation]
    private static double Price(double lemon)
    {
        double apple = 1.5 * lemon;
        double pear = 2 * apple;
        return 2 * pear;
    }
}
