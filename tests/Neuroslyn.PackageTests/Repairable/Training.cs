using Neuroslyn;

namespace Repairable;

/// <summary>NSL5001, NSL6004 and NSL4009 in code that trains.</summary>
public static class Training
{
    public static void Run(Exclusive network, Dataset<float> data)
    {
        var (training, validation) = data.Split(0.8, 0.3, seed: 1);
        network.Fit(training, new TrainingOptions { Validation = validation, Optimizer = new Adam(-0.001) });
        network.Fit(training, new TrainingOptions { Validation = validation, Optimizer = new Adam(0.001) { L2 = 0.01 } });
    }
}
