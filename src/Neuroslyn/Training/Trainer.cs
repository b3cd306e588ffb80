using System.Numerics;

namespace Neuroslyn;

/// <summary>Trains any network; generated networks call it from their <c>Fit</c>.</summary>
public static class Trainer
{
    /// <summary>Trains a network on mini-batches until all epochs are done, early stopping ends it or the caller cancels.</summary>
    /// <param name="network">The network; it must declare a loss. Its parameters are changed.</param>
    /// <param name="training">Data of the network's input and output size.</param>
    /// <param name="options">Default: <see cref="Adam"/>, 10 epochs of batches of 32.</param>
    /// <param name="cancellationToken">
    /// Ends training before the next batch; that is no error. With validation data the weights of the best finished epoch are restored, if there is one; without, the latest are kept.
    /// </param>
    /// <returns>The finished epochs and why training ended.</returns>
    /// <remarks>
    /// With early stopping the weights of the best epoch are restored at the end, whatever ended it; otherwise the network keeps the latest. After the first batch, steps allocate nothing.
    /// Same network, data, options and seed: same bits, on any number of threads.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The network declares no loss, data do not have its sizes, early stopping or a plateau schedule has no validation data, every batch would be dropped, or a batch of a
    /// network with batch normalisation would hold one sample.
    /// </exception>
    /// <exception cref="TrainingDivergedException">A loss or a parameter became infinite or NaN. The weights of the last good epoch are restored.</exception>
    public static TrainingHistory Fit<T>(
        this INetwork<T> network, Dataset<T> training, TrainingOptions<T>? options = null, CancellationToken cancellationToken = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        options ??= new TrainingOptions<T>();
        DatasetCheck.RequireFit(network, training, nameof(training));
        if (options.Validation is { } validation)
        {
            DatasetCheck.RequireFit(network, validation, nameof(TrainingOptions<>.Validation));
        }
        else if (options.EarlyStopping is not null)
        {
            throw new ArgumentException("EarlyStopping goes by the validation loss, but Validation is not set. Set it, for example to a part of training.Split(...).", nameof(options));
        }

        else if (options.Schedule is { ObservesLoss: true })
        {
            throw new ArgumentException("ReduceOnPlateau goes by the validation loss, but Validation is not set. Set it, for example to a part of training.Split(...).", nameof(options));
        }

        if (options.DropLastBatch && training.Count < options.BatchSize)
        {
            throw new ArgumentException(
                $"DropLastBatch leaves nothing to train on: there are {training.Count} samples, fewer than one batch of {options.BatchSize}.", nameof(options));
        }

        int batchSize = Math.Min(options.BatchSize, training.Count);
        if (network.Layout.CouplesSamples && (batchSize == 1 || (training.Count % batchSize == 1 && !options.DropLastBatch)))
        {
            throw new ArgumentException(
                $"'{network.Layout.Name}' has batch normalisation, which needs at least 2 samples per batch, but {training.Count} samples in batches of {batchSize} leave " +
                $"{(batchSize == 1 ? "1 in each" : "1 in the last")}. {(batchSize == 1 ? "Use larger batches, or layer normalisation." : "Set DropLastBatch, or choose another BatchSize.")}",
                nameof(options));
        }

        using var session = new TrainingSession<T>(network, options, batchSize);
        return new TrainingRun<T>(session, training, options).Run(cancellationToken);
    }
}
