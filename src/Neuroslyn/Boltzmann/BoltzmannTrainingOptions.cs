namespace Neuroslyn;

/// <summary>How a restricted Boltzmann machine is trained. Every setting has a default and is checked when it is made.</summary>
public sealed class BoltzmannTrainingOptions
{
    /// <summary>How parameters follow their gradients. Default: <see cref="Momentum"/> with a learning rate of 0.05 and a momentum of 0.5 (Hinton 2012).</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Optimizer Optimizer
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Optimizer), "Training needs an optimizer, for example new Momentum(0.05, 0.5).");
    } = new Momentum(0.05, 0.5);

    /// <summary>Steps k of the chains per training step, at least 1. Default: 1, which is CD-1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Steps
    {
        get;
        init => field = AtLeastOne(value, nameof(Steps));
    } = 1;

    /// <summary>Whether the chains go on where they were instead of starting at the data (Tieleman 2008, "persistent" contrastive divergence). Default: false.</summary>
    public bool Persistent { get; init; }

    /// <summary>Samples per step, at least 1. Multiples of 32 use the processor best. Default: 32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int BatchSize
    {
        get;
        init => field = AtLeastOne(value, nameof(BatchSize));
    } = 32;

    /// <summary>Passes over the samples by <see cref="BoltzmannTraining{T}.Fit"/>, at least 1. Default: 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Epochs
    {
        get;
        init => field = AtLeastOne(value, nameof(Epochs));
    } = 10;

    /// <summary>What the chains and the order of the samples are drawn from. Same seed, same bits. Default: 0.</summary>
    public ulong Seed { get; init; }

    private static int AtLeastOne(int value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is at least 1.");
}
