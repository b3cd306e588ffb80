namespace Neuroslyn.Generator.Calculus;

/// <summary>
/// A real-valued formula. Built-in activations and losses are written in this language and differentiated from it; emission prints it as
/// scalar or vector C#.
/// </summary>
internal abstract record Expression
{
    public static implicit operator Expression(double value) => new Constant(value);

    public static Expression operator -(Expression operand) => new Call(Function.Negate, operand);

    public static Expression operator +(Expression left, Expression right) => new Binary(Operator.Add, left, right);

    public static Expression operator -(Expression left, Expression right) => new Binary(Operator.Subtract, left, right);

    public static Expression operator *(Expression left, Expression right) => new Binary(Operator.Multiply, left, right);

    public static Expression operator /(Expression left, Expression right) => new Binary(Operator.Divide, left, right);
}

/// <summary>A number.</summary>
internal sealed record Constant(double Value) : Expression;

/// <summary>A named quantity: the pre-activation z, the output y, the target t.</summary>
internal sealed record Variable(string Name) : Expression;

/// <summary>A function of one argument.</summary>
internal sealed record Call(Function Function, Expression Argument) : Expression;

/// <summary>A function of two arguments.</summary>
internal sealed record Binary(Operator Operator, Expression Left, Expression Right) : Expression;

/// <summary><paramref name="Then"/> where <paramref name="Left"/> &gt; <paramref name="Right"/>, else <paramref name="Else"/>.</summary>
/// <remarks>One comparison is enough: a &lt; b is b &gt; a, and the closed forms swap the branches.</remarks>
internal sealed record Select(Expression Left, Expression Right, Expression Then, Expression Else) : Expression;

/// <summary>The functions of one argument.</summary>
internal enum Function
{
    Negate,
    Abs,
    Sign,
    Sqrt,
    Exp,
    Log,
    Tanh,
    Sigmoid,

    /// <summary>log(1 + e^x).</summary>
    Softplus,
}

/// <summary>The functions of two arguments.</summary>
internal enum Operator
{
    Add,
    Subtract,
    Multiply,
    Divide,

    /// <summary>The larger; at a tie the derivative is that of the left operand.</summary>
    Max,

    /// <summary>The smaller; at a tie the derivative is that of the left operand.</summary>
    Min,
}
