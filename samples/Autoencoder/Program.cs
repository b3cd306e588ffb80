using Neuroslyn;
using Samples;

// Eight patterns through three units: the network has to find a code.
float[] patterns = new float[64];
for (int i = 0; i < 8; i++)
{
    patterns[(8 * i) + i] = 1;
}

var coder = new Coder(seed: 1);
TrainingHistory history = coder.Fit(Dataset.FromMemory<float>(patterns, 8, patterns, 8), new TrainingOptions { Optimizer = new Adam(0.03), Epochs = 2000, BatchSize = 8, Seed = 1 });
Workspace<float> workspace = coder.CreateWorkspace(8);
coder.Forward(patterns, workspace);
float[] decoded = new float[64];
workspace.CopyOutputs(decoded);
Console.WriteLine(FormattableString.Invariant($"8-3-8: mean squared error {patterns.Zip(decoded).Average(pair => (pair.First - pair.Second) * (pair.First - pair.Second)):0.0000}; the codes:"));

// The inner networks see what training the outer one has made of their parameters.
float[] code = new float[Encoder.OutputSize];
for (int i = 0; i < 8; i++)
{
    coder.Encoder.Predict(patterns.AsSpan(8 * i, 8), code);
    Console.WriteLine(FormattableString.Invariant($"  pattern {i}: {code[0]:0.0} {code[1]:0.0} {code[2]:0.0}"));
}

// Taught to clean ones, an autoencoder reproduces ones; whatever else comes stands out by its error.
Dataset<float> digits = SmallDigits.Load(3000);
int[] ones = [.. Enumerable.Range(0, digits.Count).Where(image => digits.Labels[image] == 1)];
Dataset<float> images = digits.Subset(ones.AsSpan(0, 200));
var cleaner = new Denoiser(seed: 1);
cleaner.Fit(
    images.WithTargets(images.Inputs.Values.ToArray()),
    new TrainingOptions { Optimizer = new Adam(0.003), Epochs = 60, BatchSize = 16, Seed = 1, Augmentation = new GaussianNoise { StandardDeviation = 0.2 } });

double[] known = [.. ones[200..].Select(image => Error(digits.Inputs[image]))];
double[] others = [.. Enumerable.Range(0, digits.Count).Where(image => digits.Labels[image] != 1).Select(image => Error(digits.Inputs[image]))];
double separated = known.Average(error => others.Count(other => other > error) / (double)others.Length);
Console.WriteLine(FormattableString.Invariant($"error of ones it has not seen {known.Average():0.0000}, of other digits {others.Average():0.0000}; area under the ROC curve {separated:0.000}"));

float[] clean = digits.Inputs[ones[200]].ToArray();
float[] noisy = new float[clean.Length];
float[] denoised = new float[clean.Length];
var random = new RandomSource(1);
new GaussianNoise { StandardDeviation = 0.2 }.Augment(clean, noisy, ref random);
cleaner.Predict(noisy, denoised);
Console.WriteLine(FormattableString.Invariant($"a noisy one: error {Distance(clean, noisy):0.0000} before, {Distance(clean, denoised):0.0000} after denoising"));
SmallDigits.Draw(clean, noisy, denoised);

double Error(ReadOnlySpan<float> image)
{
    Span<float> output = stackalloc float[Denoiser.OutputSize];
    cleaner.Predict(image, output);
    return Distance(image, output);
}

static double Distance(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
{
    double sum = 0;
    for (int i = 0; i < left.Length; i++)
    {
        sum += (left[i] - right[i]) * (left[i] - right[i]);
    }

    return sum / left.Length;
}

/// <summary>8-3.</summary>
[Network(Input = 8)]
internal sealed partial class Encoder
{
    [Dense(3, Activation.Sigmoid)] public partial DenseLayer Code { get; }
}

/// <summary>3-8.</summary>
[Network(Input = 3)]
internal sealed partial class Decoder
{
    [Dense(8, Activation.Sigmoid)] public partial DenseLayer Pattern { get; }
}

/// <summary>8-3-8, of two networks that share their parameters with it.</summary>
[Network(Input = 8, Loss = Loss.BinaryCrossEntropy, Task = LearningTask.Reconstruction)]
internal sealed partial class Coder
{
    public partial Encoder Encoder { get; }
    public partial Decoder Decoder { get; }
}

/// <summary>196-16-196.</summary>
[Network(Input = SmallDigits.PixelCount, Loss = Loss.BinaryCrossEntropy, Task = LearningTask.Reconstruction)]
internal sealed partial class Denoiser
{
    [Dense(16, Activation.Relu)] public partial DenseLayer Code { get; }
    [Dense(SmallDigits.PixelCount, Activation.Sigmoid)] public partial DenseLayer Output { get; }
}
