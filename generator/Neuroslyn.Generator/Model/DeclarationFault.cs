namespace Neuroslyn.Generator.Model;

/// <summary>Why a layer property cannot be implemented. The names are part of keys of the message resources.</summary>
internal enum DeclarationFault
{
    /// <summary>It can.</summary>
    None,

    /// <summary>It is not partial.</summary>
    NotPartial,

    /// <summary>It is static.</summary>
    Static,

    /// <summary>It has a set or init accessor.</summary>
    Setter,

    /// <summary>It is an indexer.</summary>
    Indexer,

    /// <summary>The user implemented it.</summary>
    Implemented,

    /// <summary>It bears the attributes of two layers.</summary>
    TwoLayers,
}
