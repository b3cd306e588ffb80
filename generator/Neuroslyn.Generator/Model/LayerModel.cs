using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Model;

/// <summary>One layer property.</summary>
internal abstract record LayerModel
{
    /// <summary>The property's name without escape.</summary>
    public required string Name { get; init; }

    /// <summary>The property as C#.</summary>
    public required LayerDeclaration Declaration { get; init; }

    /// <summary>The layers it reads, as named; empty where it reads the layer declared before it.</summary>
    public required EquatableArray<string> Sources { get; init; }

    /// <summary>Whether training leaves its parameters as they are.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>Dropout applied to the layer's output; null for none.</summary>
    public required double? DropoutRate { get; init; }

    /// <summary>Alpha dropout applied to the layer's output; null for none.</summary>
    public double? AlphaDropoutRate { get; init; }

    /// <summary>Attributes of the property that exclude each other; null for none.</summary>
    public AttributeConflict? Conflict { get; init; }

    /// <summary>The decorator, without suffix, that names a source, though it reads what the layer computes; null for none.</summary>
    public string? DecoratorWithSource { get; init; }
}
