using Neuroslyn.Generator.Graph;

namespace Neuroslyn.Generator.Emission;

/// <summary>
/// What one kind of operation contributes to a network's arithmetic: a call in each pass, and the methods behind the calls. The passes call the
/// emitters in the order of the graph, the backward pass in reverse.
/// </summary>
internal abstract class OperationEmitter(Operation operation)
{
    /// <summary>What it writes.</summary>
    public Operation Operation { get; } = operation;

    /// <summary>The emitter of an operation; a new kind of operation adds a case.</summary>
    public static OperationEmitter Of(Operation operation) => operation switch
    {
        DenseOperation dense => new DenseEmitter(dense),
        MergeOperation merge => new MergeEmitter(merge),
        DropoutOperation dropout => new DropoutEmitter(dropout),
        NormalizationOperation { IsBatch: true } batch => new BatchNormalizationEmitter(batch),
        NormalizationOperation layer => new LayerNormalizationEmitter(layer),
        MaxoutOperation maxout => new MaxoutEmitter(maxout),
        _ => throw new InvalidOperationException($"No emitter for {operation.GetType().Name}."),
    };

    /// <summary>The rows of the workspace the operation uses and what they hold; a negative row is one it does without.</summary>
    public abstract IEnumerable<(int Row, string Content)> Rows { get; }

    /// <summary>Whether a training pass needs whole rows, all samples of a unit: then the pass has a phase before, one for this operation and one after it.</summary>
    public virtual bool TakesWholeRows => false;

    /// <summary>The statements that draw the operation's parameters.</summary>
    /// <param name="context">The network.</param>
    /// <param name="tensors">C# expressions for the entries of the layout, in the order of the operation's tensors.</param>
    public virtual IEnumerable<string> Initialization(EmissionContext context, IReadOnlyList<string> tensors) => [];

    /// <summary>Writes the statements that compute one sample.</summary>
    public abstract void CallPrediction(EmissionContext context, PredictionPlaces places);

    /// <summary>Whether <see cref="CallPrediction"/> of the operation that produces the network's output has written it to its destination.</summary>
    public virtual bool WritesOutputs(EmissionContext context) => false;

    /// <summary>The methods behind <see cref="CallPrediction"/>.</summary>
    public virtual IEnumerable<Action> PredictionMethods(EmissionContext context) => [];

    /// <summary>Writes the statements of the forward pass over a range of columns.</summary>
    public abstract void CallForward(EmissionContext context);

    /// <summary>Writes statements of the forward pass that again take ranges of columns, behind an operation that takes whole rows.</summary>
    public virtual void CallForwardBehind(EmissionContext context)
    {
    }

    /// <summary>Writes statements of the backward pass that still take ranges of columns, before an operation that takes whole rows.</summary>
    public virtual void CallBackwardBehind(EmissionContext context)
    {
    }

    /// <summary>The methods behind <see cref="CallForward"/>.</summary>
    public virtual IEnumerable<Action> ForwardMethods(EmissionContext context) => [];

    /// <summary>Writes the statements of the backward pass over a range of columns: from the gradient of what the operation produced to that of what it read.</summary>
    public abstract void CallBackward(EmissionContext context);

    /// <summary>Writes the statements that compute the gradients of the operation's parameters and update them.</summary>
    public virtual void CallGradient(EmissionContext context)
    {
    }

    /// <summary>The methods behind <see cref="CallBackward"/> and <see cref="CallGradient"/>.</summary>
    public virtual IEnumerable<Action> BackwardMethods(EmissionContext context) => [];
}
