using System.Numerics;

namespace Neuroslyn;

/// <summary>What every generated network offers to code that does not know its shape.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// The shape never changes after construction. Predicting from several threads at once is safe with one workspace per thread; training is not.
/// The three passes are ranges of one computation, so that several threads can share a step: columns of a workspace are samples, and no
/// result depends on how the range is cut.
/// </remarks>
public interface INetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The network's shape.</summary>
    NetworkLayout Layout { get; }

    /// <summary>All parameters, in the order of <see cref="NetworkLayout.Tensors"/>.</summary>
    ParameterBuffer<T> Parameters { get; }

    /// <summary>Predicts any number of samples, in chunks of the workspace's capacity. Allocates nothing.</summary>
    /// <param name="inputs"><c>[samples, InputSize]</c>, row by row.</param>
    /// <param name="outputs"><c>[samples, OutputSize]</c>, row by row.</param>
    /// <param name="workspace">A workspace of this network.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    void Predict(ReadOnlySpan<T> inputs, Span<T> outputs, Workspace<T> workspace);

    /// <summary>Computes the activations of the columns in [<paramref name="firstColumn"/>, <paramref name="endColumn"/>).</summary>
    /// <param name="workspace">Holds the inputs; receives the activations.</param>
    /// <param name="firstColumn">A multiple of <see cref="Workspace{T}.ColumnQuantum"/>.</param>
    /// <param name="endColumn">A multiple of <see cref="Workspace{T}.ColumnQuantum"/>.</param>
    /// <param name="training">
    /// Whether dropout is active and batch normalisation takes the means and variances of the batch. The backward pass then differentiates these, too, and the gradient pass moves their
    /// running averages.
    /// </param>
    void ForwardPass(Workspace<T> workspace, int firstColumn, int endColumn, bool training);

    /// <summary>Computes the per-sample losses and the gradients with respect to every activation, for a range of columns.</summary>
    /// <param name="workspace">Holds activations and targets; receives losses and activation gradients.</param>
    /// <param name="firstColumn">A multiple of <see cref="Workspace{T}.ColumnQuantum"/>.</param>
    /// <param name="endColumn">A multiple of <see cref="Workspace{T}.ColumnQuantum"/>.</param>
    /// <exception cref="NotSupportedException">The network declares no loss.</exception>
    void BackwardPass(Workspace<T> workspace, int firstColumn, int endColumn);

    /// <summary>Computes the parameter gradients from all columns; of <paramref name="partCount"/> equal shares of the parameters, share <paramref name="part"/>.</summary>
    /// <param name="workspace">Holds activations and their gradients; receives the parameter gradients, which are overwritten, not added to.</param>
    /// <param name="part">In [0, <paramref name="partCount"/>).</param>
    /// <param name="partCount">At least 1.</param>
    /// <param name="optimizer">
    /// If given, has begun a step and updates each block of parameters as soon as its gradients are complete and still in the first-level cache.
    /// The same bits as an update afterwards; but gradients that are used up at once are not stored: those of a plain gradient step (<see cref="Sgd"/>
    /// without regularisation), and those of layers that are updated group by group. Without an optimizer all of them are.
    /// </param>
    /// <exception cref="NotSupportedException">The network declares no loss.</exception>
    void GradientPass(Workspace<T> workspace, int part, int partCount, OptimizerState<T>? optimizer = null);

    /// <summary>
    /// Trains on one sample by a path of its own: forward, loss, backward and, with an optimizer, the update of the parameters. Allocates nothing.
    /// </summary>
    /// <param name="input">One sample, <c>[InputSize]</c>.</param>
    /// <param name="target">Its target, <c>[OutputSize]</c>.</param>
    /// <param name="workspace">Receives the parameter gradients if there is no optimizer; with one, those of the weights may be used up at once.</param>
    /// <param name="optimizer">If given, has begun a step.</param>
    /// <returns>The loss of the sample before the step. If it is not finite, nothing was changed.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="NotSupportedException">See <see cref="NetworkLayout.HasSamplePass"/>.</exception>
    T SamplePass(ReadOnlySpan<T> input, ReadOnlySpan<T> target, Workspace<T> workspace, OptimizerState<T>? optimizer = null);

    /// <summary>
    /// Trains on the loaded batch by a path of its own: forward, loss, backward and, with an optimizer, the update of the parameters, in one method that keeps
    /// everything but the samples in registers. It leaves no activations and no losses in the workspace. Allocates nothing.
    /// </summary>
    /// <param name="workspace">Holds inputs and targets; receives the parameter gradients if there is no optimizer; with one, those of the weights may be used up at once.</param>
    /// <param name="optimizer">If given, has begun a step.</param>
    /// <returns>The mean loss of the samples before the step. If it is not finite, nothing was changed.</returns>
    /// <exception cref="NotSupportedException">See <see cref="NetworkLayout.HasBatchPass"/>.</exception>
    T BatchPass(Workspace<T> workspace, OptimizerState<T>? optimizer = null) =>
        throw new NotSupportedException($"'{Layout.Name}' has no path for whole batches; use the passes over columns. See NetworkLayout.HasBatchPass.");

    /// <summary>Draws all parameters anew. Same seed, same bits.</summary>
    void Initialize(ulong seed);
}
