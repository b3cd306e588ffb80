using System.Numerics;

namespace Neuroslyn;

/// <summary>How <see cref="CrossValidation"/> divides and works.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed record CrossValidationOptions<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Number of folds, at least 2. Default: 5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 2.</exception>
    public int Folds
    {
        get;
        init => field = value >= 2
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Folds), value, "There are at least 2 folds: one to validate on, one to train on. Usual values are 5 and 10.");
    } = 5;

    /// <summary>Seed of the division. Same seed, same folds. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether every fold has the classes in the proportions of the whole; needs labels. Default: false.</summary>
    public bool Stratified { get; init; }

    /// <summary>Folds that run at the same time, at least 1; results do not depend on it. Default: as many as there are processors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Parallelism
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Parallelism));
            field = value;
        }
    } = Environment.ProcessorCount;

    /// <summary>
    /// Fits a transform to the training part of a fold, which is then applied to both parts: <c>training => Standardization.Fit(training)</c>. Called from several
    /// threads. Default: none.
    /// </summary>
    public Func<Dataset<T>, FeatureTransform>? FitPreprocessing { get; init; }
}
