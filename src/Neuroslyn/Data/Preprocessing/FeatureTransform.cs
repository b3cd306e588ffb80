using System.Numerics;

namespace Neuroslyn;

/// <summary>A change of features that was fitted to training data and is then applied, always the same, to whatever the network sees.</summary>
/// <remarks>
/// Fit it to the training part only: statistics that have seen the validation or test part make those parts look better than new data would. Statistics
/// are kept in double precision. Immutable, and safe to use from several threads.
/// </remarks>
public abstract class FeatureTransform
{
    private protected FeatureTransform(int featureCount) => FeatureCount = featureCount;

    /// <summary>Features of one sample.</summary>
    public int FeatureCount { get; }

    /// <summary>Name in files.</summary>
    internal abstract string Kind { get; }

    /// <summary>The statistics by their names in files.</summary>
    internal abstract IEnumerable<(string Name, ReadOnlyMemory<double> Values)> Statistics { get; }

    /// <summary>Transforms one sample or several. Allocates nothing.</summary>
    /// <param name="samples"><c>[samples, FeatureCount]</c>, row by row.</param>
    /// <param name="results">As long. May be the same memory, except for <see cref="Whitening"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ or are no multiple of <see cref="FeatureCount"/>.</exception>
    public void Transform<T>(ReadOnlySpan<T> samples, Span<T> results)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireSamples(samples, results);
        for (int start = 0; start < samples.Length; start += FeatureCount)
        {
            TransformSample(samples.Slice(start, FeatureCount), results.Slice(start, FeatureCount));
        }
    }

    /// <summary>Turns transformed samples back into what they were, up to rounding. Allocates nothing.</summary>
    /// <param name="samples"><c>[samples, FeatureCount]</c>, row by row, transformed.</param>
    /// <param name="results">As long. May be the same memory, except for <see cref="Whitening"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ or are no multiple of <see cref="FeatureCount"/>.</exception>
    public void Invert<T>(ReadOnlySpan<T> samples, Span<T> results)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireSamples(samples, results);
        for (int start = 0; start < samples.Length; start += FeatureCount)
        {
            InvertSample(samples.Slice(start, FeatureCount), results.Slice(start, FeatureCount));
        }
    }

    /// <summary>A data set with transformed inputs and the same targets.</summary>
    /// <param name="data">Samples of <see cref="FeatureCount"/> features; left unchanged.</param>
    /// <exception cref="ArgumentException">The samples have another number of features.</exception>
    public Dataset<T> Transform<T>(Dataset<T> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.WithInputs(Transformed(data.Inputs, nameof(data)));
    }

    /// <summary>A data set with transformed targets and the same inputs, for a transform fitted to <see cref="Dataset{T}.Targets"/>.</summary>
    /// <param name="data">Targets of <see cref="FeatureCount"/> values, and no labels; left unchanged.</param>
    /// <exception cref="ArgumentException">The targets have another number of values, or are one-hot rows of labels, which are classes and no quantities.</exception>
    public Dataset<T> TransformTargets<T>(Dataset<T> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.HasLabels
            ? throw new ArgumentException("The targets are one-hot rows of class labels. Classes are no quantities: scale inputs, and leave labels as they are.", nameof(data))
            : data.WithTargets(Transformed(data.Targets, nameof(data)));
    }

    /// <summary>Saves the statistics as JSON.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save(string path) => FeatureTransformFile.Save(this, path);

    /// <summary>Loads a transform of any kind. Cast it, or declare what you expect: <c>(Standardization)FeatureTransform.Load(path)</c>.</summary>
    /// <param name="path">A file written by <see cref="Save"/>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or holds no transform.</exception>
    public static FeatureTransform Load(string path) => FeatureTransformFile.Load(path);

    /// <summary>Transforms one sample of the right length.</summary>
    private protected abstract void TransformSample<T>(ReadOnlySpan<T> sample, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Inverts one sample of the right length.</summary>
    private protected abstract void InvertSample<T>(ReadOnlySpan<T> sample, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    private protected virtual void RequireSamples<T>(ReadOnlySpan<T> samples, Span<T> results)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (samples.Length != results.Length || samples.Length % FeatureCount != 0)
        {
            throw new ArgumentException(
                $"Expected whole samples of {FeatureCount} features and as much room for the results, got {samples.Length} and {results.Length} values.",
                samples.Length % FeatureCount != 0 ? nameof(samples) : nameof(results));
        }
    }

    private T[] Transformed<T>(SampleRows<T> rows, string argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (rows.Size != FeatureCount)
        {
            throw new ArgumentException($"The transform was fitted to rows of {FeatureCount} values, but these have {rows.Size}.", argument);
        }

        var results = new T[rows.Values.Length];
        Transform(rows.Values, results);
        return results;
    }
}
