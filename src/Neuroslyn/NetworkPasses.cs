using System.Numerics;
using Neuroslyn.Kernels;

namespace Neuroslyn;

/// <summary>The forward and backward pass as one call each, for training loops of one's own.</summary>
public static class NetworkPasses
{
    /// <summary>Computes the outputs and keeps every activation in the workspace. Allocates nothing.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs"><c>[samples, InputSize]</c>, row by row.</param>
    /// <param name="workspace">Receives the activations; read the outputs with <see cref="Workspace{T}.CopyOutputs"/>.</param>
    /// <param name="training">
    /// Whether dropout is active and batch normalisation takes the means and variances of the batch; <see cref="Backward"/> then differentiates these, too, and moves their running averages.
    /// </param>
    /// <exception cref="ArgumentException">The length does not fit, or the workspace belongs to another network.</exception>
    public static void Forward<T>(this INetwork<T> network, ReadOnlySpan<T> inputs, Workspace<T> workspace, bool training = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(workspace);
        workspace.LoadInputs(inputs);
        network.ForwardPass(workspace, 0, workspace.ColumnCount, training);
    }

    /// <summary>
    /// Computes the loss and its gradient with respect to every parameter, and to the inputs if <see cref="Workspace{T}.ComputesInputGradients"/>
    /// is set. Follows <see cref="Forward"/>. Allocates nothing.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="targets"><c>[samples, OutputSize]</c>, row by row, as many samples as the forward pass had.</param>
    /// <param name="workspace">Holds the activations; receives <see cref="Workspace{T}.ParameterGradients"/>, which are overwritten.</param>
    /// <returns>The mean loss of the samples.</returns>
    /// <exception cref="ArgumentException">The length does not fit, or the workspace belongs to another network.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss.</exception>
    public static T Backward<T>(this INetwork<T> network, ReadOnlySpan<T> targets, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(workspace);
        workspace.LoadTargets(targets);
        network.BackwardPass(workspace, 0, workspace.ColumnCount);
        network.GradientPass(workspace, 0, 1);
        return T.CreateTruncating(Reductions.Sum(workspace.Losses) / workspace.SampleCount);
    }
}
