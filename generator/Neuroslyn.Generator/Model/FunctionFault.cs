namespace Neuroslyn.Generator.Model;

/// <summary>Why a function that an attribute names cannot be used. The names are part of keys of the message resources.</summary>
internal enum FunctionFault
{
    /// <summary>It can.</summary>
    None,

    /// <summary>The class has no method of that name.</summary>
    NotFound,

    /// <summary>The method lacks <c>[Activation]</c> or <c>[Loss]</c>.</summary>
    NotMarked,

    /// <summary>Several methods of that name are marked, and none or more than one has the network's number type.</summary>
    Ambiguous,

    /// <summary>The attribute gives another number of constants than the method takes.</summary>
    Arguments,

    /// <summary>A loss over spans cannot be written out for the network's number of units.</summary>
    Units,

    /// <summary>The method is known in compiled form only.</summary>
    Compiled,

    /// <summary>The method, in another project, cannot be differentiated; that project's analyzer says why.</summary>
    Elsewhere,

    /// <summary>The method cannot be differentiated; the analyzer says why at the place itself.</summary>
    Body,
}
