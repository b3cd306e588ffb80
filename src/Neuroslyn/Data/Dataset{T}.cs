using System.Numerics;

namespace Neuroslyn;

/// <summary>Samples to learn from or to be judged by: inputs, targets and, for classification, class labels. Created by <see cref="Dataset"/>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>Everything was checked when it was created: lengths, finite values, labels in range. Safe to read from several threads.</remarks>
public sealed class Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlyMemory<T> _inputs;
    private readonly ReadOnlyMemory<T> _targets;
    private readonly int[] _labels;

    internal Dataset(ReadOnlyMemory<T> inputs, int inputSize, ReadOnlyMemory<T> targets, int targetSize, int[] labels)
    {
        _inputs = inputs;
        _targets = targets;
        _labels = labels;
        InputSize = inputSize;
        TargetSize = targetSize;
        Count = inputs.Length / inputSize;
    }

    /// <summary>Number of samples, at least 1.</summary>
    public int Count { get; }

    /// <summary>Values of one input.</summary>
    public int InputSize { get; }

    /// <summary>Values of one target; the number of classes if there are labels.</summary>
    public int TargetSize { get; }

    /// <summary>Whether the targets are one-hot rows made from <see cref="Labels"/>.</summary>
    public bool HasLabels => _labels.Length > 0;

    /// <summary>The inputs, <c>[sample, InputSize]</c>.</summary>
    public SampleRows<T> Inputs => new(_inputs.Span, InputSize);

    /// <summary>The targets, <c>[sample, TargetSize]</c>.</summary>
    public SampleRows<T> Targets => new(_targets.Span, TargetSize);

    /// <summary>The class of each sample, in [0, <see cref="TargetSize"/>); empty if the data set was not made from labels.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>Copies the samples with the given indices, in that order. An index may occur several times.</summary>
    /// <param name="indices">Each in [0, <see cref="Count"/>).</param>
    /// <exception cref="ArgumentException"><paramref name="indices"/> is empty, or an index is out of range.</exception>
    public Dataset<T> Subset(ReadOnlySpan<int> indices)
    {
        if (indices.IsEmpty)
        {
            throw new ArgumentException("A data set holds at least one sample; no index was given.", nameof(indices));
        }

        var inputs = new T[(long)indices.Length * InputSize];
        var targets = new T[(long)indices.Length * TargetSize];
        var labels = new int[HasLabels ? indices.Length : 0];
        for (int i = 0; i < indices.Length; i++)
        {
            int sample = indices[i];
            if ((uint)sample >= (uint)Count)
            {
                throw new ArgumentException($"indices[{i}] is {sample}; the data set has samples 0 to {Count - 1}.", nameof(indices));
            }

            Inputs[sample].CopyTo(inputs.AsSpan(i * InputSize));
            Targets[sample].CopyTo(targets.AsSpan(i * TargetSize));
            if (HasLabels)
            {
                labels[i] = _labels[sample];
            }
        }

        return new Dataset<T>(inputs, InputSize, targets, TargetSize, labels);
    }

    /// <summary>Divides the samples at random into two disjoint sets that together hold all of them.</summary>
    /// <param name="first">Share of the first set, positive.</param>
    /// <param name="second">Share of the second set, positive; the shares add up to 1.</param>
    /// <param name="seed">Same seed, same division.</param>
    /// <exception cref="ArgumentException">A share is not positive, the shares do not add up to 1, or a set would be empty.</exception>
    /// <remarks>The cut falls after the first <c>round(first * Count)</c> samples of a random order, halves rounded up.</remarks>
    public (Dataset<T> First, Dataset<T> Second) Split(double first, double second, ulong seed)
    {
        Dataset<T>[] parts = Split([first, second], [nameof(first), nameof(second)], seed);
        return (parts[0], parts[1]);
    }

    /// <summary>Divides the samples at random into three disjoint sets that together hold all of them; 0.6, 0.2, 0.2 is customary.</summary>
    /// <param name="training">Share of the set that parameters are fitted to, positive.</param>
    /// <param name="validation">Share of the set that decisions such as early stopping are based on, positive.</param>
    /// <param name="test">Share of the set that is looked at once, at the end; positive. The shares add up to 1.</param>
    /// <param name="seed">Same seed, same division.</param>
    /// <exception cref="ArgumentException">A share is not positive, the shares do not add up to 1, or a set would be empty.</exception>
    /// <remarks>
    /// The cuts fall after <c>round(training * Count)</c> and <c>round((training + validation) * Count)</c> samples of a random order, halves rounded
    /// up: 101 samples divided 0.6, 0.2, 0.2 give 61, 20 and 20.
    /// </remarks>
    public (Dataset<T> Training, Dataset<T> Validation, Dataset<T> Test) Split(double training, double validation, double test, ulong seed)
    {
        Dataset<T>[] parts = Split([training, validation, test], [nameof(training), nameof(validation), nameof(test)], seed);
        return (parts[0], parts[1], parts[2]);
    }

    /// <summary>Divides the samples of every class alike, so that each part has the classes in the proportions of the whole.</summary>
    /// <inheritdoc cref="Split(double, double, ulong)"/>
    /// <exception cref="InvalidOperationException">The data set has no labels.</exception>
    /// <remarks>
    /// The samples of each class are put into a random order and divided as <see cref="Split(double, double, ulong)"/> divides the whole. A class of few
    /// samples may be missing from a part.
    /// </remarks>
    public (Dataset<T> First, Dataset<T> Second) StratifiedSplit(double first, double second, ulong seed)
    {
        Dataset<T>[] parts = Parts(SplitIndices.Stratified(RequiredLabels(), TargetSize, [first, second], [nameof(first), nameof(second)], seed));
        return (parts[0], parts[1]);
    }

    /// <summary>Divides the samples of every class alike, so that each part has the classes in the proportions of the whole.</summary>
    /// <inheritdoc cref="Split(double, double, double, ulong)"/>
    /// <exception cref="InvalidOperationException">The data set has no labels.</exception>
    /// <remarks>
    /// The samples of each class are put into a random order and divided as <see cref="Split(double, double, double, ulong)"/> divides the whole. A class of few
    /// samples may be missing from a part.
    /// </remarks>
    public (Dataset<T> Training, Dataset<T> Validation, Dataset<T> Test) StratifiedSplit(double training, double validation, double test, ulong seed)
    {
        Dataset<T>[] parts = Parts(SplitIndices.Stratified(
            RequiredLabels(), TargetSize, [training, validation, test], [nameof(training), nameof(validation), nameof(test)], seed));
        return (parts[0], parts[1], parts[2]);
    }

    /// <summary>Divides the samples at random into <paramref name="count"/> groups and returns each once as validation data, with all others as training data.</summary>
    /// <param name="count">Number of folds, from 2 to the number of samples; usual values are 5 and 10.</param>
    /// <param name="seed">Same seed, same folds.</param>
    /// <param name="stratified">Whether every fold has the classes in the proportions of the whole, which needs labels.</param>
    /// <returns>The folds, each made when it is asked for. Every sample is in exactly one validation part; sizes differ by at most 1.</returns>
    /// <remarks>Train a new network in every fold: one that has seen the validation part in an earlier fold is not judged by it. <see cref="CrossValidation"/> does.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 2 or exceeds the number of samples.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="stratified"/> is set, but the data set has no labels.</exception>
    public IEnumerable<Fold<T>> Folds(int count, ulong seed, bool stratified = false)
    {
        int[][] groups = FoldGroups(count, nameof(count), seed, stratified);
        return Enumerable.Range(0, count).Select(index => Fold(groups, index));
    }

    internal int[][] FoldGroups(int count, string argument, ulong seed, bool stratified) =>
        SplitIndices.Folds(Count, stratified ? RequiredLabels() : [], count, argument, seed);

    internal Fold<T> Fold(int[][] groups, int index) => new(
        index, Subset([.. groups.Where((_, group) => group != index).SelectMany(group => group).Order()]), Subset(groups[index]), groups[index]);

    /// <summary>The same targets with other inputs: transformed ones, or a selection of features.</summary>
    /// <param name="inputs"><c>[Count, inputSize]</c>, row by row. Kept, not copied.</param>
    /// <exception cref="ArgumentException">The length is no multiple of <see cref="Count"/>, or a value is NaN or infinite.</exception>
    public Dataset<T> WithInputs(ReadOnlyMemory<T> inputs) =>
        new(inputs, Dataset.CheckColumns(inputs.Span, Count, nameof(inputs)), _targets, TargetSize, _labels);

    /// <summary>The same inputs with other targets, without labels.</summary>
    /// <param name="targets"><c>[Count, targetSize]</c>, row by row. Kept, not copied.</param>
    /// <exception cref="ArgumentException">The length is no multiple of <see cref="Count"/>, or a value is NaN or infinite.</exception>
    public Dataset<T> WithTargets(ReadOnlyMemory<T> targets) =>
        new(_inputs, InputSize, targets, Dataset.CheckColumns(targets.Span, Count, nameof(targets)), []);

    /// <summary>
    /// Label smoothing, y' = (1 - amount) y + amount / k for k classes: the network is not pushed towards certainty that labels do not deserve (Szegedy et al.
    /// 2016).
    /// </summary>
    /// <param name="amount">In [0, 1); the usual value is 0.1.</param>
    /// <returns>The same inputs and labels with softened targets. For training only: losses measured on them include what the softening costs.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="amount"/> is outside [0, 1).</exception>
    /// <exception cref="InvalidOperationException">The data set has no labels.</exception>
    public Dataset<T> SmoothLabels(double amount)
    {
        if (amount is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(amount), amount, "The amount of smoothing lies in [0, 1); the usual value is 0.1.");
        }

        ReadOnlySpan<int> labels = RequiredLabels();
        var targets = new T[Targets.Values.Length];
        targets.AsSpan().Fill(T.CreateTruncating(amount / TargetSize));
        for (int i = 0; i < labels.Length; i++)
        {
            targets[(i * TargetSize) + labels[i]] = T.CreateTruncating(1 - amount + (amount / TargetSize));
        }

        return new Dataset<T>(_inputs, InputSize, targets, TargetSize, _labels);
    }

    private Dataset<T>[] Split(ReadOnlySpan<double> shares, ReadOnlySpan<string> arguments, ulong seed) => Parts(SplitIndices.Random(Count, shares, arguments, seed));

    private Dataset<T>[] Parts(int[][] indices) => Array.ConvertAll(indices, part => Subset(part));

    private ReadOnlySpan<int> RequiredLabels() => HasLabels
        ? Labels
        : throw new InvalidOperationException("The data set has no labels, which tell its classes. Make it with Dataset.FromLabels.");
}
