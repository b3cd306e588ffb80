// NSL3007
using Neuroslyn;

namespace Mistakes.Networks;

/// <summary>A sigmoid cannot reach the price of a house.</summary>
[Network(Input = 13, Loss = Loss.MeanSquaredError, Task = LearningTask.Regression)]
public sealed partial class PricesBelowOne
{
    [Dense(32, Activation.Relu)] public partial DenseLayer Hidden { get; }
    [Dense(1, Activation.Sigmoid)] public partial DenseLayer Price { get; }
}
