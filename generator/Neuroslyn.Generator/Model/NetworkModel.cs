using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Model;

/// <summary>
/// Everything the generator knows about one annotated class: what Discovery read, as plain equatable data. Two equal models give the same
/// generated file, which is what the compiler's incremental pipeline relies on.
/// </summary>
internal sealed record NetworkModel
{
    /// <summary>The class.</summary>
    public required TypeModel Type { get; init; }

    /// <summary>Whether the compiler refuses the arguments of <c>[Network]</c>, so that what was read from it means nothing.</summary>
    public required bool IsMalformed { get; init; }

    /// <summary>Features of one input sample, as written.</summary>
    public required int InputSize { get; init; }

    /// <summary>What training minimises.</summary>
    public required Loss Loss { get; init; }

    /// <summary>A loss of the user's own, which takes the place of <see cref="Loss"/>; null for none.</summary>
    public required FunctionModel? LossFunction { get; init; }

    /// <summary>Whether the network can be trained.</summary>
    public bool HasLoss => Loss != Loss.None || LossFunction is not null;

    /// <summary>Transition point of the Huber loss.</summary>
    public required double HuberDelta { get; init; }

    /// <summary>Number type of the network.</summary>
    public required Precision Precision { get; init; }

    /// <summary>What is declared about the network's purpose.</summary>
    public required DeclaredFacts Facts { get; init; }

    /// <summary>The layer properties in declaration order.</summary>
    public required EquatableArray<LayerModel> Layers { get; init; }

    /// <summary>Instance and static members the user wrote, except layers: they may collide with generated ones.</summary>
    public required EquatableArray<MemberModel> Members { get; init; }

    /// <summary>Layer properties that stand in a part of the class without <c>[Network]</c>.</summary>
    public required EquatableArray<LayerModel> StrayLayers { get; init; }

    /// <summary>Whether the user wrote an instance constructor.</summary>
    public required bool HasConstructor { get; init; }
}
