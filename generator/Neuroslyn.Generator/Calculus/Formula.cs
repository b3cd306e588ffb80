namespace Neuroslyn.Generator.Calculus;

/// <summary>The words formulas are written in.</summary>
internal static class Formula
{
    /// <summary>The pre-activation.</summary>
    public static readonly Expression Z = new Variable("z");

    /// <summary>The output of an activation, which is the prediction for the last layer.</summary>
    public static readonly Expression Y = new Variable("y");

    /// <summary>The target.</summary>
    public static readonly Expression T = new Variable("t");

    public static Expression Abs(Expression x) => new Call(Function.Abs, x);

    public static Expression Exp(Expression x) => new Call(Function.Exp, x);

    public static Expression Log(Expression x) => new Call(Function.Log, x);

    public static Expression Tanh(Expression x) => new Call(Function.Tanh, x);

    public static Expression Sigmoid(Expression x) => new Call(Function.Sigmoid, x);

    public static Expression Softplus(Expression x) => new Call(Function.Softplus, x);

    public static Expression Max(Expression left, Expression right) => new Binary(Operator.Max, left, right);

    public static Expression Min(Expression left, Expression right) => new Binary(Operator.Min, left, right);

    /// <summary><paramref name="then"/> where <paramref name="left"/> &gt; <paramref name="right"/>.</summary>
    public static Expression WhereGreater(Expression left, Expression right, Expression then, Expression otherwise) =>
        new Select(left, right, then, otherwise);
}
