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
        Dataset<T>[] parts = Split([first, second], seed);
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
        Dataset<T>[] parts = Split([training, validation, test], seed);
        return (parts[0], parts[1], parts[2]);
    }

    private Dataset<T>[] Split(ReadOnlySpan<double> shares, ulong seed)
    {
        double sum = 0;
        foreach (double share in shares)
        {
            sum += share > 0
                ? share
                : throw new ArgumentException($"Every share of a split is positive, got {string.Join(", ", shares.ToArray())}.", nameof(shares));
        }

        if (!(Math.Abs(sum - 1) < 1e-9))
        {
            throw new ArgumentException($"The shares of a split add up to 1, but {string.Join(" + ", shares.ToArray())} = {sum}.", nameof(shares));
        }

        int[] order = [.. Enumerable.Range(0, Count)];
        new RandomSource(seed).Shuffle<int>(order);
        var parts = new Dataset<T>[shares.Length];
        int start = 0;
        double cumulative = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            cumulative += shares[i];
            int end = i == parts.Length - 1 ? Count : (int)Math.Round(cumulative * Count, MidpointRounding.AwayFromZero);
            if (end <= start)
            {
                throw new ArgumentException($"{Count} samples are too few for a share of {shares[i]}: the set would be empty.", nameof(shares));
            }

            parts[i] = Subset(order.AsSpan(start, end - start));
            start = end;
        }

        return parts;
    }
}
