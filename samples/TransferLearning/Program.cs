using Neuroslyn;
using Samples;

// Features learned from the digits 0 to 4 are used to learn 5 to 9 from only ten images of each: frozen, so that 325 parameters are left to train, and as a start.
Dataset<float> digits = SmallDigits.Load(4000);
Dataset<float> source = Select(label => label < 5);
Dataset<float> target = Select(label => label >= 5);
(Dataset<float> few, Dataset<float> test) = target.StratifiedSplit(50.0 / target.Count, 1 - (50.0 / target.Count), seed: 1);

var first = new Reader(seed: 1);
first.Fit(source, new TrainingOptions { Optimizer = new Adam(0.003), Epochs = 15, BatchSize = 32, Seed = 1 });
string file = Path.Combine(Path.GetTempPath(), $"features-{Guid.NewGuid():N}.safetensors");
first.Save(file);

var options = new TrainingOptions { Optimizer = new Adam(0.01), Epochs = 60, BatchSize = 10, Seed = 1 };
var scratch = new Reader(seed: 2);
scratch.Fit(few, options);

var transferred = new Reader(seed: 2);
transferred.LoadLayers(file, nameof(Reader.Features));
transferred.Freeze(nameof(Reader.Features));
float[] before = transferred.Features.Weights.FromInput(100).ToArray();
transferred.Fit(few, options);

var tuned = new Reader(seed: 2);
tuned.LoadLayers(file, nameof(Reader.Features));
tuned.Fit(few, options);
File.Delete(file);

Print($"from {few.Count} images, tested on {test.Count}");
Print($"from scratch  accuracy {scratch.Evaluate(test).Accuracy:0.000}");
Print($"frozen        accuracy {transferred.Evaluate(test).Accuracy:0.000}");
Print($"fine-tuned    accuracy {tuned.Evaluate(test).Accuracy:0.000}");
Print($"frozen weights are {(transferred.Features.Weights.FromInput(100).SequenceEqual(before) ? "bit for bit what they were" : "changed")}");

Dataset<float> Select(Func<int, bool> condition)
{
    int[] labels = digits.Labels.ToArray();
    int[] chosen = [.. Enumerable.Range(0, digits.Count).Where(image => condition(labels[image]))];
    return Dataset.FromLabels<float>(digits.Subset(chosen).Inputs.Values.ToArray(), SmallDigits.PixelCount, chosen.Select(image => labels[image] % 5).ToArray(), 5);
}

static void Print(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));

/// <summary>196-64-5: features, and the five classes made of them.</summary>
[Network(Input = SmallDigits.PixelCount, Loss = Loss.CrossEntropy, Classes = 5)]
internal sealed partial class Reader
{
    [Dense(64, Activation.Relu)] public partial DenseLayer Features { get; }
    [Dense(5, Activation.Softmax)] public partial DenseLayer Output { get; }
}
