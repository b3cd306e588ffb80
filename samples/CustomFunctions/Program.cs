using Neuroslyn;

// Observations of a wave whose noise grows with it.
var random = new Random(1);
(float[] inputs, float[] targets) = Observe(4000);
var network = new UpperBound(seed: 1);
TrainingHistory history = network.Fit(
    Dataset.FromMemory<float>(inputs, UpperBound.InputSize, targets, UpperBound.OutputSize),
    new TrainingOptions { Optimizer = new Adam(learningRate: 0.005), Epochs = 60, BatchSize = 100 });

(inputs, targets) = Observe(2000);
float[] bounds = new float[targets.Length];
network.Predict(inputs, bounds);
int below = Enumerable.Range(0, targets.Length).Count(i => targets[i] < bounds[i]);
float[] frequencies = network.First.Learned("frequency").ToArray();
Console.WriteLine(FormattableString.Invariant($"quantile loss: {history.Epochs[0].Loss:0.000} after the first epoch, {history.Epochs[^1].Loss:0.000} after the last"));
Console.WriteLine(FormattableString.Invariant($"learned frequencies of the first layer: {frequencies.Min():0.00} to {frequencies.Max():0.00}, all from 1"));
Console.WriteLine(FormattableString.Invariant($"{100.0 * below / targets.Length:0.0} % of {targets.Length} new observations lie below the bound, 90 % should"));

(float[] Inputs, float[] Targets) Observe(int count)
{
    var x = new float[count];
    var y = new float[count];
    for (int i = 0; i < count; i++)
    {
        x[i] = (4 * random.NextSingle()) - 2;
        float wave = MathF.Sin(4 * x[i]);
        y[i] = wave + (0.3f * (1.2f + wave) * ((2 * random.NextSingle()) - 1));
    }

    return (x, y);
}
