using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Model;

/// <summary>A class declaration and where it stands.</summary>
internal sealed record TypeModel
{
    /// <summary>Namespace, empty for the global one; keywords already escaped.</summary>
    public required string Namespace { get; init; }

    /// <summary>The containing types, outermost first.</summary>
    public required EquatableArray<ContainingTypeModel> ContainingTypes { get; init; }

    /// <summary>The name without escape.</summary>
    public required string Name { get; init; }

    /// <summary>How a further part of the type is declared: <c>class Digits</c>, <c>record Digits</c>, <c>class Digits&lt;T&gt;</c>.</summary>
    public required string Declaration { get; init; }

    /// <summary>Metadata name with namespace, e.g. <c>Demo.Outer+Digits</c>: names the generated file.</summary>
    public required string MetadataName { get; init; }

    /// <summary>Why this kind of type cannot be a network.</summary>
    public required UnsupportedKind UnsupportedKind { get; init; }

    /// <summary>Whether another file can add a part to the type: it and its containing types are partial, and it is not file-local.</summary>
    public required bool IsExtensible { get; init; }

    /// <summary>Whether the type itself is partial.</summary>
    public required bool IsPartial { get; init; }
}

/// <summary>A type around the network class.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>record</c>, <c>record struct</c> or <c>interface</c>.</param>
/// <param name="Name">Escaped name with type parameters.</param>
/// <param name="IsPartial">Whether it is partial.</param>
internal sealed record ContainingTypeModel(string Keyword, string Name, bool IsPartial);
