namespace Neuroslyn.Generator.Calculus;

/// <summary>The functions of two arguments.</summary>
internal enum Operator
{
    Add,
    Subtract,
    Multiply,
    Divide,

    /// <summary>The larger; at a tie the derivative is that of a constant operand, else of the left one.</summary>
    Max,

    /// <summary>The smaller; at a tie the derivative is that of a constant operand, else of the left one.</summary>
    Min,

    /// <summary>The left operand raised to the right one; NaN for a negative base and a fraction.</summary>
    Pow,
}
