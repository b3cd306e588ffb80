using System.Numerics;

namespace Neuroslyn;

/// <summary>Changes inputs, hardly visibly, so that a network errs: to see how much a prediction can be relied on.</summary>
public static class AdversarialExamples
{
    /// <summary>The fast gradient sign method: x + ε sign(∂L/∂x). Allocates one small object; a kept <see cref="AdversarialAttack"/> allocates nothing.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network; left as it is.</param>
    /// <param name="inputs"><c>[samples, InputSize]</c>, row by row.</param>
    /// <param name="targets">The true targets, <c>[samples, OutputSize]</c>.</param>
    /// <param name="adversarial">Receives the changed inputs, <c>[samples, InputSize]</c>; not the memory of <paramref name="inputs"/>.</param>
    /// <param name="epsilon">ε, the most by which any value changes, in units of the inputs; at least 0.</param>
    /// <param name="workspace">A workspace of the network; any number of samples, in chunks of its capacity.</param>
    /// <remarks>Goodfellow, Shlens and Szegedy 2015, "Explaining and harnessing adversarial examples". One step of <see cref="AdversarialAttack"/>, without bounds.</remarks>
    /// <exception cref="ArgumentException">A length does not fit, or the workspace belongs to another network.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epsilon"/> is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss.</exception>
    public static void FastGradientSign<T>(
        this INetwork<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> adversarial, double epsilon, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new AdversarialAttack(epsilon).Apply(network, inputs, targets, adversarial, workspace);
}
