using Neuroslyn;
using Samples;

// A machine so small that its likelihood can be counted: bars and stripes of 2 x 2 pixels.
float[] stripes = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1];
var small = new Stripes(seed: 5);
double before = small.LogLikelihood<float>(stripes);
new BoltzmannTraining<float>(small, new BoltzmannTrainingOptions { Optimizer = new Sgd(0.2), BatchSize = 8, Epochs = 8000, Seed = 1 }).Fit(stripes);
Console.WriteLine(FormattableString.Invariant($"bars and stripes: mean log-likelihood {before:0.000} before, {small.LogLikelihood<float>(stripes):0.000} after CD-1; -1.733 would be perfect"));

// Digits, their pixels taken as probabilities.
Dataset<float> digits = SmallDigits.Load(2000);
var machine = new DigitMachine(seed: 1);
var training = new BoltzmannTraining<float>(machine, new BoltzmannTrainingOptions { Optimizer = new Momentum(0.05, 0.5), BatchSize = 32, Epochs = 15, Seed = 1 });
IReadOnlyList<double> errors = training.Fit(digits.Inputs.Values);
Console.WriteLine(FormattableString.Invariant($"digits: reconstruction error {errors[0]:0.0000} in the first epoch, {errors[^1]:0.0000} in the last"));

BoltzmannWorkspace<float> workspace = machine.CreateWorkspace(32);
var energies = new float[1];
var noise = new float[SmallDigits.PixelCount];
var random = new RandomSource(1);
for (int pixel = 0; pixel < noise.Length; pixel++)
{
    noise[pixel] = random.NextInt(2);
}

machine.FreeEnergy(digits.Inputs[0], energies, workspace);
float digitEnergy = energies[0];
machine.FreeEnergy(noise, energies, workspace);
Console.WriteLine(FormattableString.Invariant($"free energy of a digit {digitEnergy:0.0}, of noise {energies[0]:0.0}"));

float[] original = digits.Inputs[0].ToArray();
float[] reconstruction = new float[SmallDigits.PixelCount];
machine.Reconstruct(original, reconstruction, workspace);
Console.WriteLine("\na digit and its reconstruction:");
SmallDigits.Draw(original, reconstruction);

/// <summary>4 visible and 3 hidden units.</summary>
[Boltzmann(Visible = 4, Hidden = 3)]
internal sealed partial class Stripes;

/// <summary>196 visible and 64 hidden units.</summary>
[Boltzmann(Visible = SmallDigits.PixelCount, Hidden = 64)]
internal sealed partial class DigitMachine;
