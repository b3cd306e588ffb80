using Neuroslyn;

/// <summary>A line through the origin.</summary>
[Network(Input = WeatherData.InputSize, Precision = Precision.Double)]
internal sealed partial class ForecasterWithoutBias
{
    [Dense(1, Activation.Step, Initializer = Initializer.Zero, UseBias = false)] public partial DenseLayer<double> Unit { get; }
}
