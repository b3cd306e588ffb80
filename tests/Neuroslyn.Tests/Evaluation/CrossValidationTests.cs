using Neuroslyn.Tests.Training;

namespace Neuroslyn.Tests.Evaluation;

public sealed class CrossValidationTests
{
    [Fact]
    public void EveryFold_TrainsANewNetwork_AndValidatesItsOwnSamples()
    {
        Dataset<float> data = Samples.Clusters(90);
        CrossValidationResult<float> result = Run(data, parallelism: 1);

        Assert.Equal(5, result.Folds.Count);
        Assert.Equal(Enumerable.Range(0, 90), result.Folds.SelectMany(fold => fold.ValidationIndices).Order());
        Assert.Equal(5, result.Folds.Select(fold => fold.Network).Distinct().Count());
        Assert.All(result.Folds, fold => Assert.Equal(18, fold.Validation.SampleCount));
        Assert.True(result.MeanAccuracy > 0.8, $"{result}");
        Assert.Equal(result.Folds.Average(fold => fold.Validation.Loss!.Value), result.MeanLoss, 1e-15);
        Assert.StartsWith("5 folds: loss 0.", result.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Results_DoNotDependOnParallelism(int parallelism)
    {
        Dataset<float> data = Samples.Clusters(90);
        CrossValidationResult<float> one = Run(data, parallelism: 1);
        CrossValidationResult<float> many = Run(data, parallelism);

        for (int fold = 0; fold < 5; fold++)
        {
            Assert.Equal(one.Folds[fold].Network.Parameters.Span, many.Folds[fold].Network.Parameters.Span);
            Assert.Equal(one.Folds[fold].Validation.Loss, many.Folds[fold].Validation.Loss);
        }
    }

    [Fact]
    public void Preprocessing_IsFittedToTheTrainingPartOfEachFold()
    {
        Dataset<float> data = Samples.Clusters(40);
        CrossValidationResult<float> result = CrossValidation.Run(
            seed => Samples.Classifier(seed: seed),
            data,
            new TrainingOptions { Epochs = 1 },
            new CrossValidationOptions<float> { Folds = 4, Seed = 3, FitPreprocessing = Standardization.Fit });

        foreach ((Fold<float> fold, FoldResult<float> found) in data.Folds(4, seed: 3).Zip(result.Folds))
        {
            Assert.Equal(Standardization.Fit(fold.Training).Mean.ToArray(), ((Standardization)found.Preprocessing!).Mean.ToArray());
        }
    }

    [Fact]
    public void FactoryThatReusesANetwork_IsRefused()
    {
        var network = Samples.Classifier();
        var exception = Assert.Throws<ArgumentException>("createNetwork", () => CrossValidation.Run(_ => network, Samples.Clusters(30)));
        Assert.Contains("fold 1 would start from what that has learned", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_ThatDoNotFit_AreRefused()
    {
        Dataset<float> data = Samples.Clusters(30);
        Assert.Throws<ArgumentException>("options", () => CrossValidation.Run(seed => Samples.Classifier(seed: seed), data, new TrainingOptions { Validation = data }));
        Assert.Throws<ArgumentOutOfRangeException>("Folds", () => new CrossValidationOptions<float> { Folds = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("Parallelism", () => new CrossValidationOptions<float> { Parallelism = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("Folds", () => CrossValidation.Run(seed => Samples.Classifier(seed: seed), data, settings: new() { Folds = 31 }));

        // What goes wrong in a fold arrives as itself.
        Assert.Throws<ArgumentException>("training", () => CrossValidation.Run(seed => Samples.Classifier(inputs: 3, seed: seed), data));
    }

    [Fact]
    public void Cancellation_EndsTheWhole()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => CrossValidation.Run(seed => Samples.Classifier(seed: seed), Samples.Clusters(30), cancellationToken: source.Token));
    }

    private static CrossValidationResult<float> Run(Dataset<float> data, int parallelism) => CrossValidation.Run(
        seed => Samples.Classifier(seed: seed),
        data,
        new TrainingOptions { Epochs = 20, BatchSize = 8, Optimizer = new Adam(0.02), Seed = 7 },
        new CrossValidationOptions<float> { Seed = 3, Stratified = true, Parallelism = parallelism });
}
