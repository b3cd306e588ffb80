using Neuroslyn;

/// <summary>At exactly 0 the unit does not fire.</summary>
[Network(Input = WeatherData.InputSize, Precision = Precision.Double)]
internal sealed partial class StrictForecaster
{
    [Dense(1, Activation.Step, Initializer = Initializer.Zero, StepAtZero = StepAtZero.Zero)] public partial DenseLayer<double> Unit { get; }
}
