namespace Neuroslyn.Generator.Model;

/// <summary>Why a kind of type cannot be a network. The names are part of keys of the message resources.</summary>
internal enum UnsupportedKind
{
    /// <summary>It can.</summary>
    None,

    /// <summary>A struct or interface, on which the compiler refuses the attribute itself.</summary>
    NotClass,

    /// <summary>Copies of a record would share one parameter buffer.</summary>
    Record,

    /// <summary>A network is an object with parameters.</summary>
    Static,

    /// <summary>No instance could be created.</summary>
    Abstract,

    /// <summary>Generated code stands in another file and cannot extend it.</summary>
    FileLocal,

    /// <summary>Every shape must be known at compile time.</summary>
    Generic,

    /// <summary>A containing type is local to its file.</summary>
    InFileLocal,

    /// <summary>A containing type is generic.</summary>
    InGeneric,
}
