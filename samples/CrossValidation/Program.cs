using Neuroslyn;
using Samples;

// Five folds of 1,500 digits: every image is judged once by a network that has not seen it. 500 more wait for the end.
Dataset<float> data = SmallDigits.Load(2000);
(Dataset<float> development, Dataset<float> test) = data.StratifiedSplit(0.75, 0.25, seed: 1);
var options = new TrainingOptions { Optimizer = new Adam(0.003), Epochs = 15, BatchSize = 32, Seed = 1 };

foreach (int units in (int[])[8, 32])
{
    Func<ulong, INetwork<float>> recipe = units == 8 ? seed => new Narrow(seed) : seed => new Wide(seed);
    CrossValidationResult<float> result = CrossValidation.Run(recipe, development, options, new CrossValidationOptions<float> { Folds = 5, Seed = 1, Stratified = true });
    Print($"{units,2} hidden units: folds {string.Join(" ", result.Folds.Select(fold => FormattableString.Invariant($"{fold.Validation.Accuracy:0.000}")))}; mean {result.MeanAccuracy:0.000}, standard deviation {result.AccuracyDeviation:0.000}");
}

// The choice is made; now the test set, once.
var chosen = new Wide(seed: 1);
chosen.Fit(development, options);
Print($"the wider one on {test.Count} images that nothing was decided by: {chosen.Evaluate(test).Accuracy:0.000}");

static void Print(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));

/// <summary>196-8-10.</summary>
[Network(Input = SmallDigits.PixelCount, Loss = Loss.CrossEntropy, Classes = 10)]
internal sealed partial class Narrow
{
    [Dense(8, Activation.Relu)] public partial DenseLayer Hidden { get; }
    [Dense(10, Activation.Softmax)] public partial DenseLayer Output { get; }
}

/// <summary>196-32-10.</summary>
[Network(Input = SmallDigits.PixelCount, Loss = Loss.CrossEntropy, Classes = 10)]
internal sealed partial class Wide
{
    [Dense(32, Activation.Relu)] public partial DenseLayer Hidden { get; }
    [Dense(10, Activation.Softmax)] public partial DenseLayer Output { get; }
}
