namespace Neuroslyn.Generator.Calculus;

/// <summary>A truth value that depends on formulas. A comparison with NaN is false, except for <see cref="Relation.NotEqual"/>, as in C#.</summary>
internal abstract record Condition
{
    /// <summary>Number of nodes.</summary>
    public abstract int Size { get; }

    public static implicit operator Condition(bool value) => new Truth(value);

    public static Condition operator &(Condition left, Condition right) => new Both(left, right);

    public static Condition operator |(Condition left, Condition right) => new Either(left, right);

    public static Condition operator !(Condition operand) => new Not(operand);
}

/// <summary>Always or never.</summary>
internal sealed record Truth(bool Value) : Condition
{
    public override int Size => 1;
}

/// <summary>One formula compared with another.</summary>
internal sealed record Comparison(Relation Relation, Expression Left, Expression Right) : Condition
{
    public override int Size => (int)Math.Min(int.MaxValue, 1L + Left.Size + Right.Size);
}

/// <summary>The opposite. Not the opposite relation: with NaN, not (x &gt; 0) holds and x &lt;= 0 does not.</summary>
internal sealed record Not(Condition Operand) : Condition
{
    public override int Size => (int)Math.Min(int.MaxValue, 1L + Operand.Size);
}

/// <summary>Both hold.</summary>
internal sealed record Both(Condition Left, Condition Right) : Condition
{
    public override int Size => (int)Math.Min(int.MaxValue, 1L + Left.Size + Right.Size);
}

/// <summary>At least one holds.</summary>
internal sealed record Either(Condition Left, Condition Right) : Condition
{
    public override int Size => (int)Math.Min(int.MaxValue, 1L + Left.Size + Right.Size);
}

/// <summary>How two numbers are compared.</summary>
internal enum Relation
{
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
}
