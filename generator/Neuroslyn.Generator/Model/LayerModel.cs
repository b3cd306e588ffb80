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

    /// <summary>The attribute that makes the layer, without suffix. For a network within the network, whose type makes it, the one that names its source.</summary>
    public abstract string Attribute { get; }

    /// <summary>Whether it has parameters.</summary>
    public abstract bool HasParameters { get; }

    /// <summary>Whether it has weights, without which a network has nothing to learn.</summary>
    public virtual bool HasWeights => HasParameters;

    /// <summary>Whether its attribute says how many units it has.</summary>
    public virtual bool HasUnits => false;

    /// <summary>Whether its attribute names every layer that it reads, and may name several.</summary>
    public virtual bool ReadsSeveral => false;

    /// <summary>Whether it is a dropout, which computes nothing in a prediction.</summary>
    public virtual bool IsDropout => false;

    /// <summary>The types that its property may have, as C#; the first one is the one to write.</summary>
    /// <param name="precision">The network's.</param>
    public abstract IReadOnlyList<string> HandleTypes(Precision precision);

    /// <summary>How many values it produces. A faulty layer counts as 0.</summary>
    /// <param name="sizes">How many values each of the layers that it reads produces; none where it names one that it cannot read.</param>
    public abstract int OutputSize(IReadOnlyList<int> sizes);

    /// <summary>The size of the layer that is read, or read first; 0 where there is none.</summary>
    /// <param name="sizes">How many values each of the layers that it reads produces.</param>
    protected static int First(IReadOnlyList<int> sizes) => sizes.Count > 0 ? sizes[0] : 0;

    /// <summary>The type of a handle.</summary>
    /// <param name="name">Its name in the runtime.</param>
    protected static string Handle(string name) => "global::Neuroslyn." + name;

    /// <summary>The types of a handle that shows parameters, which are of the network's number type.</summary>
    /// <param name="name">Its name in the runtime.</param>
    /// <param name="precision">The network's.</param>
    protected static IReadOnlyList<string> Handles(string name, Precision precision) =>
        precision == Precision.Double ? [Handle(name) + "<double>"] : [Handle(name), Handle(name) + "<float>"];
}
