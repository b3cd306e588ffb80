using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Graph;

/// <summary>
/// One step of the computation: the values it reads, the value it produces, and the rows of the workspace it uses. A new layer derives a record
/// here and an <c>OperationEmitter</c> in Emission.
/// </summary>
internal abstract record Operation
{
    /// <summary>The property it comes from; a decorator carries its layer's name.</summary>
    public required string Name { get; init; }

    /// <summary>What tells it from the other operations of its layer, for people.</summary>
    public virtual string Title => Name;

    /// <summary>The name as part of an identifier: no other operation of its kind has the same.</summary>
    public required string Identifier { get; init; }

    /// <summary>Whether training leaves its parameters as they are.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>What it reads, in the order its formula names them.</summary>
    public required EquatableArray<Value> Inputs { get; init; }

    /// <summary>What it produces.</summary>
    public required Value Output { get; init; }

    /// <summary>
    /// First row of the gradient that arrives from the operations behind: dL/dz where an activation ends this operation, else dL/dy. -1 without a
    /// loss, and where the gradient passes through on its way to the operation in front.
    /// </summary>
    public required int GradientRow { get; init; }

    /// <summary>Whether a prediction has the operation's input where its output is asked for, so that nothing is to be done.</summary>
    public virtual bool IsAbsentFromPrediction => false;

    /// <summary>What it computes, for people: <c>Dense, ReLU</c>.</summary>
    public abstract string Description { get; }

    /// <summary>Its parameters, in the order they are stored.</summary>
    public virtual IEnumerable<TensorPlan> Tensors => [];

    /// <summary>Trainable values, padding excluded.</summary>
    public int ParameterCount => Tensors.Where(static tensor => tensor.Kind != ParameterKind.RunningStatistic).Sum(static tensor => tensor.Count);

    /// <summary>The first value it reads; the only one for most layers.</summary>
    public Value Input => Inputs[0];

    /// <summary>Elements of all it reads.</summary>
    public int InputSize => Inputs.Sum(static input => input.Size);

    public int OutputSize => Output.Size;

    public int InputRow => Input.Row;

    public int OutputRow => Output.Row;
}
