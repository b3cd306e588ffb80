namespace Neuroslyn.Tests.Data;

public sealed class SplitTests
{
    [Fact]
    public void StratifiedSplit_KeepsTheProportionsOfTheClasses()
    {
        // 70, 20 and 10 of 100.
        Dataset<double> data = Labelled(100, i => i < 70 ? 0 : i < 90 ? 1 : 2);
        (Dataset<double> training, Dataset<double> validation, Dataset<double> test) = data.StratifiedSplit(0.6, 0.2, 0.2, seed: 4);

        Assert.Equal([42, 12, 6], Counts(training));
        Assert.Equal([14, 4, 2], Counts(validation));
        Assert.Equal([14, 4, 2], Counts(test));
        Assert.Equal(Enumerable.Range(0, 100), Ids(training, validation, test).Order());
        Assert.NotEqual(Ids(training).Order(), Ids(training));
        Assert.Equal(Ids(training), Ids(data.StratifiedSplit(0.6, 0.2, 0.2, seed: 4).Training));
        Assert.NotEqual(Ids(training), Ids(data.StratifiedSplit(0.6, 0.2, 0.2, seed: 5).Training));
        Assert.Equal(80, data.StratifiedSplit(0.8, 0.2, seed: 1).First.Count);
    }

    [Theory]
    [InlineData(10, 5)]
    [InlineData(11, 3)]
    [InlineData(7, 7)]
    public void Folds_ValidateEverySampleOnce(int samples, int folds)
    {
        Dataset<double> data = Labelled(samples, _ => 0);
        var validated = new List<int>();
        foreach (Fold<double> fold in data.Folds(folds, seed: 9))
        {
            Assert.InRange(fold.Validation.Count, samples / folds, (samples + folds - 1) / folds);
            Assert.Equal(Enumerable.Range(0, samples), Ids(fold.Training, fold.Validation).Order());
            Assert.Equal(fold.ValidationIndices, Ids(fold.Validation));
            validated.AddRange(fold.ValidationIndices);
        }

        Assert.Equal(Enumerable.Range(0, samples), validated.Order());
    }

    [Fact]
    public void StratifiedFolds_KeepTheProportionsOfTheClasses()
    {
        Dataset<double> data = Labelled(50, i => i < 30 ? 0 : i < 45 ? 1 : 2);
        foreach (Fold<double> fold in data.Folds(5, seed: 2, stratified: true))
        {
            Assert.Equal([6, 3, 1], Counts(fold.Validation));
            Assert.Equal([24, 12, 4], Counts(fold.Training));
        }
    }

    [Fact]
    public void SmoothLabels_SharesTheAmountAmongAllClasses()
    {
        Dataset<double> smooth = Labelled(2, i => i * 2, classes: 4).SmoothLabels(0.1);

        Assert.Equal([0.925, 0.025, 0.025, 0.025, 0.025, 0.025, 0.925, 0.025], smooth.Targets.Values.ToArray(), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal([0, 2], smooth.Labels.ToArray());
    }

    [Fact]
    public void Arguments_ThatDoNotFit_AreRefused()
    {
        Dataset<double> unlabelled = Dataset.FromRows<double>([[1], [2]], [[0], [1]]);
        Assert.Contains("FromLabels", Assert.Throws<InvalidOperationException>(() => unlabelled.StratifiedSplit(0.5, 0.5, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => unlabelled.Folds(2, 1, stratified: true));
        Assert.Throws<InvalidOperationException>(() => unlabelled.SmoothLabels(0.1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => unlabelled.Folds(3, 1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => unlabelled.Folds(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("amount", () => Labelled(3, i => i).SmoothLabels(1));
        Assert.Throws<ArgumentException>("inputs", () => unlabelled.WithInputs(new double[] { 1, 2, 3 }));
        Assert.Throws<ArgumentException>("inputs", () => unlabelled.WithInputs(new double[] { 1, double.NaN }));
        Assert.Throws<ArgumentException>("second", () => Labelled(3, i => i).StratifiedSplit(0.5, 0.4, 1));
        Assert.Throws<ArgumentException>("first", () => Labelled(3, i => i).StratifiedSplit(0.1, 0.9, 1));
    }

    private static Dataset<double> Labelled(int count, Func<int, int> label, int classes = 3) => Dataset.FromLabels<double>(
        [.. Enumerable.Range(0, count).Select(i => new double[] { i })], [.. Enumerable.Range(0, count).Select(label)], classes);

    private static int[] Counts(Dataset<double> data) => [.. Enumerable.Range(0, data.TargetSize).Select(label => data.Labels.Count(label))];

    private static IEnumerable<int> Ids(params Dataset<double>[] parts) => parts.SelectMany(part => part.Inputs.Values.ToArray()).Select(value => (int)value);
}
