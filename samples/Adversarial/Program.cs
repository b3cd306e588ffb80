using Neuroslyn;
using Samples;

// Trains on 1,500 digits, then changes 500 others by at most 0.1 per pixel so that the network errs.
const double epsilon = 0.1;
(Dataset<float> training, Dataset<float> test) = SmallDigits.Load(2000).StratifiedSplit(0.75, 0.25, seed: 1);
var network = new Classifier(seed: 1);
network.Fit(training, new TrainingOptions { Optimizer = new Adam(0.003), Epochs = 20, BatchSize = 32, Seed = 1 });

Workspace<float> workspace = network.CreateWorkspace(128);
float[] originals = test.Inputs.Values.ToArray();
ReadOnlySpan<float> targets = test.Targets.Values;
var noisy = new float[originals.Length];
var fast = new float[originals.Length];
var iterated = new float[originals.Length];
var random = new RandomSource(1);
for (int i = 0; i < noisy.Length; i++)
{
    noisy[i] = Math.Clamp(originals[i] + (random.NextInt(2) == 0 ? -(float)epsilon : (float)epsilon), 0, 1);
}

new AdversarialAttack(epsilon) { Minimum = 0, Maximum = 1 }.Apply(network, originals, targets, fast, workspace);
new AdversarialAttack(epsilon) { Minimum = 0, Maximum = 1, Steps = 10 }.Apply(network, originals, targets, iterated, workspace);

Report("as they are", originals);
Report("random signs", noisy);
Report("gradient sign", fast);
Report("10 steps", iterated);

int shown = Enumerable.Range(0, test.Count).First(image => Class(originals, image) == test.Labels[image] && Class(fast, image) != test.Labels[image]);
Console.WriteLine($"\na {test.Labels[shown]} that is read as a {Class(fast, shown)} after the change:");
SmallDigits.Draw(Image(originals, shown), Image(fast, shown));

void Report(string name, float[] images)
{
    EvaluationResult result = network.Evaluate(test.WithInputs(images));
    Console.WriteLine(FormattableString.Invariant($"{name,-14} accuracy {result.Accuracy:0.000}, loss {result.Loss:0.000}"));
}

int Class(float[] images, int image)
{
    var probabilities = new float[Classifier.OutputSize];
    network.Predict(Image(images, image), probabilities);
    return OneHot.Decode<float>(probabilities);
}

static float[] Image(float[] images, int image) => images[(image * SmallDigits.PixelCount)..((image + 1) * SmallDigits.PixelCount)];

/// <summary>196-32-10.</summary>
[Network(Input = SmallDigits.PixelCount, Loss = Loss.CrossEntropy, Classes = 10)]
internal sealed partial class Classifier
{
    [Dense(32, Activation.Relu)] public partial DenseLayer Hidden { get; }
    [Dense(10, Activation.Softmax)] public partial DenseLayer Output { get; }
}
