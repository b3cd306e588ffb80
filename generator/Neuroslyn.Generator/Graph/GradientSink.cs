namespace Neuroslyn.Generator.Graph;

/// <summary>
/// Where an operation leaves the gradient of a value it read. The first one behind the value stores, further ones add in reverse order of the
/// operations, the last one multiplies the complete sum by f' of the activation that produced the value: then dL/dz lies there.
/// </summary>
internal sealed record GradientSink
{
    /// <summary>What produced the value, dropouts passed over; null for the network's input.</summary>
    public required Operation? Producer { get; init; }

    /// <summary>The dropouts between producer and reader: their masks multiply the gradient on the way.</summary>
    public required IReadOnlyList<DropoutOperation> Dropouts { get; init; }

    /// <summary>First row that receives the gradient.</summary>
    public required int Row { get; init; }

    /// <summary>Elements of the value.</summary>
    public required int Size { get; init; }

    /// <summary>Whether it is the loss that writes.</summary>
    public required bool IsOfLoss { get; init; }

    /// <summary>Whether nothing has been stored yet.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>Whether the gradient is complete afterwards.</summary>
    public required bool IsLast { get; init; }

    /// <summary>Whether only the gradient with respect to the network's input depends on it, which is computed on demand.</summary>
    public required bool IsOptional { get; init; }

    /// <summary>Whether the writer leaves the gradients of the learned parameters of the activation as well.</summary>
    public required bool FusesLearned { get; init; }

    /// <summary>
    /// The activation whose derivative the last one multiplies by; null where none follows, or where the activation takes dL/da for the gradients
    /// of its learned parameters and multiplies itself.
    /// </summary>
    public ActivatedOperation? Activated => IsLast && Producer is ActivatedOperation activated && (FusesLearned || !activated.HasLearned) ? activated : null;

    /// <summary>The activation whose learned parameters the writer computes the gradients of; null for none.</summary>
    public ActivatedOperation? Learned => Activated is { HasLearned: true } activated ? activated : null;
}
