using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Calculus;

/// <summary>The normal form of a function of one argument, whose argument is in normal form already.</summary>
internal static class CallForm
{
    public static Expression Of(Function function, Expression x)
    {
        if (x is Constant(var value))
        {
            return Evaluation.Apply(function, value);
        }

        return function switch
        {
            Function.Negate => x is Binary(Operator.Add or Operator.Subtract, _, _) ? SumForm.Of(-x) : ProductForm.Of(-x),
            Function.Abs => OfAbs(x),
            Function.Sign => Interval.Of(x) switch { { Low: > 0 } => 1, { High: < 0 } => -1, _ => Odd(function, x) },
            Function.Sqrt => x is Binary(Operator.Multiply, var a, var b) && a == b ? Of(Function.Abs, a) : Sqrt(x),
            Function.Exp => x is Call(Function.Log, var power) && Interval.Of(power).Low >= 0 ? power : Exp(x),
            Function.Log => OfLog(x),
            Function.Log1p => OfLog1p(x),
            Function.Expm1 => x is Call(Function.Log1p, var excess) && Interval.Of(excess).Low >= -1 ? excess : Expm1(x),
            Function.Cos or Function.Cosh => new Call(function, IsNegative(x, out Expression positive) ? positive : x),
            Function.Held when x is Call(Function.Held, _) => x,
            Function.Cbrt or Function.Sinh or Function.Tanh or Function.Sin or Function.Atan or Function.Erf => Odd(function, x),
            _ => new Call(function, x),
        };
    }

    private static Expression OfAbs(Expression x) => Interval.Of(x) switch
    {
        { Low: >= 0 } => x,
        { High: <= 0 } => Of(Function.Negate, x),
        _ => Abs(IsNegative(x, out Expression positive) ? positive : x),
    };

    private static Expression OfLog(Expression x) => x switch
    {
        Call(Function.Exp, var power) => power,
        Call(Function.Sigmoid, var z) => Of(Function.Negate, Of(Function.Softplus, Of(Function.Negate, z))),
        _ when SumForm.WithoutOne(x) is { } excess => Of(Function.Log1p, excess),
        _ => Log(x),
    };

    private static Expression OfLog1p(Expression x) => x switch
    {
        Call(Function.Exp, var z) => Of(Function.Softplus, z),
        Call(Function.Expm1, var power) => power,
        Call(Function.Negate, Call(Function.Sigmoid, var z)) => Of(Function.Negate, Of(Function.Softplus, z)),
        _ => Log1p(x),
    };

    private static Expression Odd(Function function, Expression x) =>
        IsNegative(x, out Expression positive) ? Of(Function.Negate, new Call(function, positive)) : new Call(function, x);

    /// <summary>Whether a formula is written with a minus sign in front, and what stands behind it.</summary>
    private static bool IsNegative(Expression x, out Expression positive)
    {
        positive = x switch
        {
            Call(Function.Negate, var operand) => operand,
            Binary(Operator.Multiply, Constant(< 0 and var factor), var rest) => ProductForm.Of(-factor * rest),
            Binary(Operator.Divide, Constant(< 0 and var dividend), var divisor) => (Expression)(-dividend) / divisor,
            _ => x,
        };
        return !ReferenceEquals(positive, x);
    }
}
