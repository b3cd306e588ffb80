using System.Diagnostics.CodeAnalysis;
using Neuroslyn;

namespace Silenced;

/// <summary>NSL2003 on a property and NSL5002 in a method, silenced by attributes.</summary>
[Network(Input = 2, Loss = Loss.CrossEntropy)]
public sealed partial class ByAttribute
{
#if !LOUD
    [SuppressMessage("Neuroslyn.Activation", "NSL2003", Justification = "A gate.")]
#endif
    [Dense(8, Activation.Softmax)]
    public partial DenseLayer Hidden { get; }

    [Dense(3, Activation.Softmax)]
    public partial DenseLayer Output { get; }

#if !LOUD
    [SuppressMessage("Neuroslyn.Optimisation", "NSL5002", Justification = "The loss is scaled.")]
#endif
    public static void Train(ByAttribute network, Dataset<float> data) => network.Fit(data, new TrainingOptions { Optimizer = new Adam(0.5) });
}
