using Neuroslyn;

namespace Weather;

/// <summary>Cloud and wind to the probability of rain, 2-1: logistic regression.</summary>
[Network(Input = 2, Loss = Loss.BinaryCrossEntropy)]
internal sealed partial class WeatherNetwork
{
    /// <summary>The probability of rain.</summary>
    [Dense(1, Activation.Sigmoid)]
    public partial DenseLayer Rain { get; }
}
