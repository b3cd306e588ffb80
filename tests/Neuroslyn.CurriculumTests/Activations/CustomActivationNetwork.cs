namespace Neuroslyn.CurriculumTests.Activations;

/// <summary>An activation and a loss written as plain C#.</summary>
[Network(Input = 3, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
internal sealed partial class CustomActivationNetwork
{
    [Dense(6, nameof(Bump))] public partial DenseLayer<double> Hidden { get; }

    [Dense(2)] public partial DenseLayer<double> Output { get; }

    [Activation]
    public static double Bump(double x)
    {
        double square = x * x;
        return x > 0 ? x / (1 + square) : Math.Exp(-square) - 1 + Math.Sin(x);
    }

    [Loss]
    public static double LogCosh(double prediction, double target) => Math.Log(Math.Cosh(prediction - target));
}
