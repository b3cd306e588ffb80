using System.Numerics;

namespace Neuroslyn;

/// <summary>How <c>Fit</c> trains a network. Every setting has a default and is checked when it is made.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public record TrainingOptions<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How parameters follow their gradients. Default: <see cref="Adam"/> with a learning rate of 0.001.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Optimizer Optimizer
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Optimizer), "Training needs an optimizer, for example new Adam().");
    } = new Adam();

    /// <summary>How the learning rate changes, starting from that of <see cref="Optimizer"/>. Default: it stays.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>Passes over the training data, at least 1. Default: 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Epochs
    {
        get;
        init => field = AtLeastOne(value, nameof(Epochs), "With no epoch nothing is trained.");
    } = 10;

    /// <summary>Samples per step, at least 1; more than there are samples means all of them. Multiples of 32 use the processor best. Default: 32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int BatchSize
    {
        get;
        init => field = AtLeastOne(value, nameof(BatchSize), "1 is stochastic gradient descent; usual values are 32 to 256.");
    } = 32;

    /// <summary>Whether the samples left over at the end of an epoch, fewer than <see cref="BatchSize"/>, are skipped. Default: they make a smaller batch.</summary>
    public bool DropLastBatch { get; init; }

    /// <summary>Data that are not trained on; their loss is computed after every epoch. Default: none.</summary>
    public Dataset<T>? Validation { get; init; }

    /// <summary>When to stop before <see cref="Epochs"/>, by the validation loss. The best weights are restored at the end. Default: never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>The largest gradient norm; longer gradients are scaled down to it, see <see cref="GradientClipping"/>. Default: no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or not finite.</exception>
    public double? GradientNormLimit
    {
        get;
        init
        {
            if (value is { } limit)
            {
                GradientClipping.CheckLimit(limit, nameof(GradientNormLimit));
            }

            field = value;
        }
    }

    /// <summary>
    /// The largest absolute value of a single gradient; larger ones are cut off there, before the norm is taken, which changes the direction of the step.
    /// An infinite gradient becomes the limit as well, so that training goes on after an overflow; NaN stays NaN. Default: no limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or not finite.</exception>
    public double? GradientValueLimit
    {
        get;
        init
        {
            if (value is { } limit)
            {
                GradientClipping.CheckLimit(limit, nameof(GradientValueLimit));
            }

            field = value;
        }
    }

    /// <summary>Whether the samples come in a new random order every epoch. Default: true.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Seed of shuffling, dropout and augmentation. Same seed, same bits, whatever <see cref="Threads"/> is. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads that share each step, at least 1. Worth while if a step takes longer than some 20 microseconds per thread. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Threads
    {
        get;
        init => field = AtLeastOne(value, nameof(Threads), "The calling thread counts.");
    } = 1;

    /// <summary>Changes inputs a little every time they are trained on. Default: none.</summary>
    public IAugmentation<T>? Augmentation { get; init; }

    /// <summary>Told how training goes, on the training thread. Default: nobody.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>The least time between two reports within an epoch; the end of an epoch is always reported. Default: 100 milliseconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan ProgressInterval
    {
        get;
        init => field = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ProgressInterval), value, "The progress interval is not negative; zero reports every batch.");
    } = TimeSpan.FromMilliseconds(100);

    private static int AtLeastOne(int value, string name, string hint) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is at least 1. {hint}");
}
