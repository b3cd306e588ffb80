using System.Numerics;

namespace Neuroslyn;

/// <summary>How adversarial examples are made: by one step along the sign of the input's gradient, or by several smaller ones.</summary>
/// <remarks>
/// Each step is x' + α sign(∂L/∂x'), brought back to within ε of x and into the bounds of valid inputs ("projected"). One step with α = ε is the fast gradient sign method (Goodfellow et al.
/// 2015); several are the basic iterative method (Kurakin, Goodfellow and Bengio 2017), from a random start within ε projected gradient descent (Madry et al. 2018). Dropout is inactive.
/// Immutable, safe to share.
/// </remarks>
public sealed record AdversarialAttack
{
    /// <summary>Sets the size.</summary>
    /// <param name="epsilon">ε, the most by which any value changes, in units of the inputs; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epsilon"/> is negative or not finite.</exception>
    public AdversarialAttack(double epsilon) => Epsilon = epsilon >= 0 && double.IsFinite(epsilon)
        ? epsilon
        : throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "Epsilon is the largest change of any input value: finite and not negative.");

    /// <summary>ε, the most by which any value changes.</summary>
    public double Epsilon { get; }

    /// <summary>Number of steps, at least 1. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Steps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Steps));
            field = value;
        }
    } = 1;

    /// <summary>α, the size of one step; positive. Default: ε for one step, else 2.5 ε / <see cref="Steps"/>, so that any point within ε can be reached (Madry et al. 2018).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or not finite.</exception>
    public double? StepSize
    {
        get;
        init => field = value is null or (> 0 and < double.PositiveInfinity)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(StepSize), value, "A step is finite and greater than 0.");
    }

    /// <summary>The smallest valid input, such as 0 for the pixels of an image. Default: no bound.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>The largest valid input, such as 1 for the pixels of an image. Default: no bound.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>Whether to start at a random point within ε instead of at the input. Default: false.</summary>
    public bool RandomStart { get; init; }

    /// <summary>Seed of the random start.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether targets are what the network shall be made to say, and are approached, instead of the truth that it shall be led away from. Default: false.</summary>
    public bool Targeted { get; init; }

    /// <summary>Makes adversarial examples. Allocates nothing.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network; left as it is.</param>
    /// <param name="inputs"><c>[samples, InputSize]</c>, row by row; within the bounds.</param>
    /// <param name="targets">The true targets, or those to reach if <see cref="Targeted"/>; <c>[samples, OutputSize]</c>.</param>
    /// <param name="adversarial">Receives <c>[samples, InputSize]</c>; not the memory of <paramref name="inputs"/>.</param>
    /// <param name="workspace">A workspace of the network; any number of samples, in chunks of its capacity.</param>
    /// <exception cref="ArgumentException">A length does not fit, the two spans overlap, or the workspace belongs to another network.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss, or no value is valid.</exception>
    public void Apply<T>(INetwork<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> adversarial, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(workspace);
        int count = Check(network.Layout, inputs, targets.Length, adversarial);
        bool computedInputGradients = workspace.ComputesInputGradients;
        workspace.ComputesInputGradients = true;
        try
        {
            var random = new RandomSource(Seed);
            for (int start = 0; start < count; start += workspace.Capacity)
            {
                int chunk = Math.Min(workspace.Capacity, count - start);
                (int size, int outputs) = (network.Layout.InputSize, network.Layout.OutputSize);
                Attack(
                    network,
                    inputs.Slice(start * size, chunk * size),
                    targets.Slice(start * outputs, chunk * outputs),
                    adversarial.Slice(start * size, chunk * size),
                    workspace,
                    ref random);
            }
        }
        finally
        {
            workspace.ComputesInputGradients = computedInputGradients;
        }
    }

    private void Attack<T>(INetwork<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> adversarial, Workspace<T> workspace, ref RandomSource random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Start(inputs, adversarial, ref random);
        T step = T.CreateTruncating((Targeted ? -1 : 1) * (StepSize ?? (Steps == 1 ? Epsilon : 2.5 * Epsilon / Steps)));
        for (int repetition = 0; repetition < Steps; repetition++)
        {
            network.Forward(adversarial, workspace);
            workspace.LoadTargets(targets);
            network.BackwardPass(workspace, 0, workspace.ColumnCount);
            int size = network.Layout.InputSize;
            for (int feature = 0; feature < size; feature++)
            {
                ReadOnlySpan<T> gradients = workspace.Row(network.Layout.Workspace.InputGradientRow + feature);
                for (int sample = 0; sample * size < adversarial.Length; sample++)
                {
                    T slope = gradients[sample];
                    int index = (sample * size) + feature;
                    T change = slope > T.Zero ? step : slope < T.Zero ? -step : T.Zero;
                    adversarial[index] = Project(adversarial[index] + change, inputs[index]);
                }
            }
        }
    }

    private void Start<T>(ReadOnlySpan<T> inputs, Span<T> adversarial, ref RandomSource random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!RandomStart)
        {
            inputs.CopyTo(adversarial);
            return;
        }

        for (int index = 0; index < inputs.Length; index++)
        {
            adversarial[index] = Project(inputs[index] + T.CreateTruncating(Amount.Symmetric(ref random, Epsilon)), inputs[index]);
        }
    }

    /// <summary>The nearest value within ε of the input, rounding included, and within the bounds.</summary>
    private T Project<T>(T value, T input)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T epsilon = T.CreateTruncating(Epsilon);
        T low = input - epsilon;
        T high = input + epsilon;

        // The rounded sums may lie an ulp too far.
        low = input - low > epsilon ? T.BitIncrement(low) : low;
        high = high - input > epsilon ? T.BitDecrement(high) : high;
        return T.Clamp(T.Clamp(value, T.CreateTruncating(Minimum), T.CreateTruncating(Maximum)), low, high);
    }

    private int Check<T>(NetworkLayout layout, ReadOnlySpan<T> inputs, int targetLength, Span<T> adversarial)
    {
        layout.RequireLoss();
        if (!(Minimum <= Maximum))
        {
            throw new InvalidOperationException($"No input lies between {nameof(Minimum)} {Minimum} and {nameof(Maximum)} {Maximum}.");
        }

        if (inputs.IsEmpty || inputs.Length % layout.InputSize != 0)
        {
            throw new ArgumentException($"Expected at least one sample of {layout.InputSize} values for '{layout.Name}', got {inputs.Length} values.", nameof(inputs));
        }

        int count = inputs.Length / layout.InputSize;
        if (targetLength != count * layout.OutputSize)
        {
            throw new ArgumentException($"Expected {count} x {layout.OutputSize} target values for '{layout.Name}', got {targetLength}.", "targets");
        }

        if (adversarial.Length != inputs.Length)
        {
            throw new ArgumentException($"Expected room for {inputs.Length} values, as many as inputs, got {adversarial.Length}.", nameof(adversarial));
        }

        return !inputs.Overlaps(adversarial)
            ? count
            : throw new ArgumentException("Adversarial examples are kept within epsilon of the inputs, which must therefore stay; give them memory of their own.", nameof(adversarial));
    }
}
