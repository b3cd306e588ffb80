using System.Globalization;
using Consumer;
using Neuroslyn;

float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
float[] targets = [0, 1, 1, 0];

var network = new Xor(seed: 1);
TrainingHistory history = network.Fit(Dataset.FromMemory<float>(inputs, Xor.InputSize, targets, Xor.OutputSize), new TrainingOptions
{
    Optimizer = new Adam(learningRate: 0.05),
    Epochs = 300,
    BatchSize = 4,
});

// What is printed comes from the file, so that the trimmed program shows that writing and reading survive trimming.
string file = Path.Combine(AppContext.BaseDirectory, "xor.safetensors");
network.Save(file);
var loaded = new Xor(seed: 2);
loaded.Load(file);

float[] outputs = new float[targets.Length];
loaded.Predict(inputs, outputs);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{history.Epochs.Count} epochs, probabilities {string.Join(' ', outputs)}"));
Console.WriteLine(string.Join(' ', outputs.Select(probability => probability > 0.5f ? 1 : 0)));
