using Neuroslyn;

float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
float[] targets = [0, 1, 1, 0];
var network = new Xor(seed: 1);
network.Fit(Dataset.FromMemory<float>(inputs, Xor.InputSize, targets, Xor.OutputSize), new TrainingOptions { Optimizer = new Adam(learningRate: 0.05), Epochs = 300, BatchSize = 4 });

var outputs = new float[4];
network.Predict(inputs, outputs);
for (int i = 0; i < 4; i++)
{
    Console.WriteLine(FormattableString.Invariant($"{inputs[2 * i]} xor {inputs[(2 * i) + 1]} = {(outputs[i] > 0.5f ? 1 : 0)}  (probability of 1: {outputs[i]:0.000})"));
}

[Network(Input = 2, Loss = Loss.BinaryCrossEntropy)]
internal sealed partial class Xor
{
    [Dense(8, Activation.Tanh)] public partial DenseLayer Hidden { get; }
    [Dense(1, Activation.Sigmoid)] public partial DenseLayer Output { get; }
}
