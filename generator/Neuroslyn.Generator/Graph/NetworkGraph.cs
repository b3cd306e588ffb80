using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Graph;

/// <summary>
/// The network with every shape, order and address decided: what each operation reads and writes, where its parameters lie, which rows of the
/// workspace hold its results. Built from a valid model only; from here on nothing can fail.
/// </summary>
internal sealed record NetworkGraph
{
    public required NetworkModel Model { get; init; }

    public required NumberFormat Number { get; init; }

    /// <summary>The operations in an order in which each follows those whose values it reads.</summary>
    public required EquatableArray<Operation> Operations { get; init; }

    /// <summary>Layers with parameters whose result is not used: nothing computes with them.</summary>
    public required EquatableArray<Operation> Unused { get; init; }

    /// <summary>The networks within the network.</summary>
    public required EquatableArray<SubnetworkPlan> Subnetworks { get; init; }

    /// <summary>The loss; null for a network that only predicts.</summary>
    public required LossOperation? Loss { get; init; }

    /// <summary>What the network predicts.</summary>
    public required Value Output { get; init; }

    /// <summary>First row of dL/dx; -1 without a loss.</summary>
    public required int InputGradientRow { get; init; }

    public required int WorkspaceRows { get; init; }

    public required int ParameterCount { get; init; }

    public required int ParameterBufferLength { get; init; }

    /// <summary>Means and variances over the batch that a workspace has room for, padding included.</summary>
    public required int StatisticCount { get; init; }

    /// <summary>Whether the samples of a training batch influence each other.</summary>
    public bool CouplesSamples => StatisticCount > 0;

    /// <summary>The batch normalisations, in order.</summary>
    public IEnumerable<NormalizationOperation> BatchNormalizations => Operations.OfType<NormalizationOperation>().Where(static operation => operation.IsBatch);

    /// <summary>Phases of a training pass, forward or backward: before, in and after each batch normalisation.</summary>
    public int PhaseCount => 1 + (2 * BatchNormalizations.Count());

    /// <summary>Whether the workspace holds inputs batch-major, as they come.</summary>
    public bool InputsAreBatchMajor => Operations[0] is DenseOperation { ReadsBatchMajor: true };

    public int InputSize => Model.InputSize;

    public int OutputSize => Output.Size;

    public int OutputRow => Output.Row;

    /// <summary>All operations that may have parameters, in the order these are stored.</summary>
    public IEnumerable<Operation> WithParameters => Operations.Concat(Unused);

    /// <summary>All parameter tensors in the order they are stored.</summary>
    public IEnumerable<TensorPlan> Tensors => WithParameters.SelectMany(static operation => operation.Tensors);

    public IEnumerable<DenseOperation> DenseOperations => Operations.OfType<DenseOperation>();

    /// <summary>Pairs of a multiplication and an addition in the matrix products of one forward pass of one sample.</summary>
    public long MultiplyAdds => DenseOperations.Sum(dense => (long)dense.InputSize * dense.Units);

    /// <summary>The operation that produces a value; null for the network's input.</summary>
    public Operation? Producer(Value value) => value.Index == 0 ? null : Operations[value.Index - 1];
}
