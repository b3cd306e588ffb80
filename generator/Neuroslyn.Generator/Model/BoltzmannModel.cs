using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Model;

/// <summary>Everything the generator knows about one class with <c>[Boltzmann]</c>, as plain equatable data.</summary>
internal sealed record BoltzmannModel
{
    /// <summary>The class.</summary>
    public required TypeModel Type { get; init; }

    /// <summary>Whether the compiler refuses the attribute's arguments, so that what was read from them means nothing.</summary>
    public required bool IsMalformed { get; init; }

    /// <summary>Visible units, as written; 0 if not.</summary>
    public required int Visible { get; init; }

    /// <summary>Hidden units, as written; 0 if not.</summary>
    public required int Hidden { get; init; }

    /// <summary>What the visible units are.</summary>
    public required VisibleUnits VisibleUnits { get; init; }

    /// <summary>Number type of the machine.</summary>
    public required Precision Precision { get; init; }

    /// <summary>Standard deviation of the first weights.</summary>
    public required double InitializerScale { get; init; }

    /// <summary>Members the user wrote: they may collide with generated ones.</summary>
    public required EquatableArray<MemberModel> Members { get; init; }

    /// <summary>Whether the user wrote an instance constructor.</summary>
    public required bool HasConstructor { get; init; }

    /// <summary>Whether the class bears <c>[Network]</c> as well.</summary>
    public required bool IsNetwork { get; init; }
}
