using System.Numerics;
using System.Runtime.ExceptionServices;

namespace Neuroslyn;

/// <summary>
/// k-fold cross validation: how well a recipe (network, settings, preprocessing) does on data it was not trained on, judged on every sample once instead of on
/// one lucky or unlucky part.
/// </summary>
public static class CrossValidation
{
    /// <summary>Trains a new network in every fold and evaluates it on the fold's validation part. Folds run in parallel.</summary>
    /// <param name="createNetwork">Makes the network of a fold; the argument is the seed for its weights. Must return a new network on every call.</param>
    /// <param name="data">Training and validation data. Leave a test set out of it, to be looked at once when all choices are made.</param>
    /// <param name="options">How each fold trains; its <see cref="TrainingOptions{T}.Validation"/> becomes that of the fold, its Progress is not used.</param>
    /// <param name="settings">Number of folds and the like. Default: 5 folds.</param>
    /// <param name="cancellationToken">Ends the whole.</param>
    /// <returns>The folds in order. The same bits whatever the parallelism of <paramref name="settings"/> is.</returns>
    /// <remarks>
    /// With early stopping the weights of each fold are chosen by the loss that is then reported, which flatters it a little. Memory: copies of the data for
    /// as many folds as run at once.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// <paramref name="createNetwork"/> returns the same network twice, <paramref name="options"/> has validation data, or the data do not fit the network.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There are more folds than samples.</exception>
    /// <exception cref="OperationCanceledException">The token was triggered.</exception>
    /// <exception cref="TrainingDivergedException">A fold diverged.</exception>
    public static CrossValidationResult<T> Run<T>(
        Func<ulong, INetwork<T>> createNetwork,
        Dataset<T> data,
        TrainingOptions<T>? options = null,
        CrossValidationOptions<T>? settings = null,
        CancellationToken cancellationToken = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(createNetwork);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new TrainingOptions<T>();
        settings ??= new CrossValidationOptions<T>();
        if (options.Validation is not null)
        {
            throw new ArgumentException("Every fold brings its own validation data; leave Validation unset.", nameof(options));
        }

        // Networks are made one after the other: a factory need not be safe for several threads.
        var networks = new INetwork<T>[settings.Folds];
        for (int fold = 0; fold < networks.Length; fold++)
        {
            networks[fold] = createNetwork(Seeds.Derive(options.Seed, (ulong)fold)) ?? throw new ArgumentException("createNetwork returned null.", nameof(createNetwork));
            if (networks.AsSpan(0, fold).Contains(networks[fold]))
            {
                throw new ArgumentException($"createNetwork returned the network of another fold again; fold {fold} would start from what that has learned. Return a new one on every call.", nameof(createNetwork));
            }
        }

        int[][] groups = data.FoldGroups(settings.Folds, nameof(CrossValidationOptions<>.Folds), settings.Seed, settings.Stratified);
        var results = new FoldResult<T>[settings.Folds];
        try
        {
            Parallel.For(
                0,
                results.Length,
                new ParallelOptions { MaxDegreeOfParallelism = settings.Parallelism, CancellationToken = cancellationToken },
                fold => results[fold] = Run(data.Fold(groups, fold), networks[fold], options, settings, cancellationToken));
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }

        return new CrossValidationResult<T>(results);
    }

    private static FoldResult<T> Run<T>(Fold<T> fold, INetwork<T> network, TrainingOptions<T> options, CrossValidationOptions<T> settings, CancellationToken cancellationToken)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FeatureTransform? preprocessing = settings.FitPreprocessing?.Invoke(fold.Training);
        Dataset<T> training = preprocessing?.Transform(fold.Training) ?? fold.Training;
        Dataset<T> validation = preprocessing?.Transform(fold.Validation) ?? fold.Validation;
        TrainingHistory history = network.Fit(
            training, options with { Validation = validation, Progress = null, Seed = Seeds.Derive(options.Seed, (ulong)fold.Index) }, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return new FoldResult<T>(fold.Index, network, preprocessing, history, network.Evaluate(validation), fold.ValidationIndices);
    }
}
