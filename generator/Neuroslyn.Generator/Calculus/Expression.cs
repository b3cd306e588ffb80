namespace Neuroslyn.Generator.Calculus;

/// <summary>
/// A real-valued formula. Built-in activations and losses are written in this language, the user's own are read into it; both are
/// differentiated from it, and emission prints it as scalar or vector C#.
/// </summary>
/// <remarks>
/// Two sorts: a formula has a real value, a <see cref="Condition"/> has a truth value and occurs only inside <see cref="Select"/>. Equality is
/// structural; the hash is computed once, so that comparing two formulas that differ costs nothing.
/// </remarks>
internal abstract record Expression
{
    private readonly int _hash;

    private protected Expression(int hash, int size)
    {
        _hash = hash;
        Size = size;
    }

    /// <summary>Number of nodes when written out as a tree, where shared parts count each time.</summary>
    public int Size { get; }

    public static implicit operator Expression(double value) => new Constant(value);

    public static Expression operator -(Expression operand) => new Call(Function.Negate, operand);

    public static Expression operator +(Expression left, Expression right) => new Binary(Operator.Add, left, right);

    public static Expression operator -(Expression left, Expression right) => new Binary(Operator.Subtract, left, right);

    public static Expression operator *(Expression left, Expression right) => new Binary(Operator.Multiply, left, right);

    public static Expression operator /(Expression left, Expression right) => new Binary(Operator.Divide, left, right);

    public static Condition operator >(Expression left, Expression right) => new Comparison(Relation.Greater, left, right);

    public static Condition operator >=(Expression left, Expression right) => new Comparison(Relation.GreaterOrEqual, left, right);

    public static Condition operator <(Expression left, Expression right) => new Comparison(Relation.Less, left, right);

    public static Condition operator <=(Expression left, Expression right) => new Comparison(Relation.LessOrEqual, left, right);

    public override int GetHashCode() => _hash;

    private protected static int Mix(int first, int second, int third = 0) => unchecked((((first * 486187739) + second) * 486187739) + third);

    private protected static int Total(params ReadOnlySpan<int> sizes)
    {
        long total = 1;
        foreach (int size in sizes)
        {
            total += size;
        }

        return (int)Math.Min(total, int.MaxValue);
    }
}

/// <summary>A number.</summary>
internal sealed record Constant(double Value) : Expression(Value.GetHashCode(), 1)
{
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A named quantity: the pre-activation z, the output y, the target t, a learned slope.</summary>
internal sealed record Variable(string Name) : Expression(StringComparer.Ordinal.GetHashCode(Name), 1)
{
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A function of one argument.</summary>
internal sealed record Call(Function Function, Expression Argument)
    : Expression(Mix((int)Function + 1, Argument.GetHashCode()), Total(Argument.Size))
{
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A function of two arguments.</summary>
internal sealed record Binary(Operator Operator, Expression Left, Expression Right)
    : Expression(Mix((int)Operator + 101, Left.GetHashCode(), Right.GetHashCode()), Total(Left.Size, Right.Size))
{
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary><paramref name="Then"/> where <paramref name="Condition"/> holds, else <paramref name="Else"/>.</summary>
internal sealed record Select(Condition Condition, Expression Then, Expression Else)
    : Expression(Mix(Condition.GetHashCode(), Then.GetHashCode(), Else.GetHashCode()), Total(Condition.Size, Then.Size, Else.Size))
{
    public override int GetHashCode() => base.GetHashCode();
}
