using Neuroslyn;

/// <summary>Clouds and wind to rain; at exactly 0 the unit fires.</summary>
[Network(Input = WeatherData.InputSize, Precision = Precision.Double)]
internal sealed partial class Forecaster
{
    [Dense(1, Activation.Step, Initializer = Initializer.Zero)] public partial DenseLayer<double> Unit { get; }
}
