namespace Neuroslyn.Generator.Model;

/// <summary>Why a network cannot be part of another. The names are part of keys of the message resources.</summary>
internal enum SubnetworkFault
{
    /// <summary>It can.</summary>
    None,

    /// <summary>It contains itself.</summary>
    Recursive,

    /// <summary>It stands in another project: its layers cannot be read.</summary>
    Elsewhere,

    /// <summary>It has a constructor of its own, so that none can be generated that takes parameters.</summary>
    Constructor,
}
