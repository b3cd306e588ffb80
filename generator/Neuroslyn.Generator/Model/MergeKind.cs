namespace Neuroslyn.Generator.Model;

/// <summary>How a layer brings several layers together. The names are those of the attributes.</summary>
internal enum MergeKind
{
    /// <summary>z = x0 + x1 + ...</summary>
    Add,

    /// <summary>z = x0 x1 ...</summary>
    Multiply,

    /// <summary>z = max(x0, x1, ...).</summary>
    Maximum,

    /// <summary>The operands one behind the other.</summary>
    Concat,
}
