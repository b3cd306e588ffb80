namespace Neuroslyn.Interpreter;

/// <summary>How a layer without parameters brings its operands together; the names are those of the attributes.</summary>
internal enum InterpretedMerge
{
    /// <summary>It does not: the layer is dense.</summary>
    None,

    /// <summary>Sum, element by element.</summary>
    Add,

    /// <summary>Product, element by element.</summary>
    Multiply,

    /// <summary>The largest, element by element; the first of several.</summary>
    Maximum,

    /// <summary>One behind the other.</summary>
    Concat,
}
