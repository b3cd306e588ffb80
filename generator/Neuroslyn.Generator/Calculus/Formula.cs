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

    public static Expression Sign(Expression x) => new Call(Function.Sign, x);

    public static Expression Sqrt(Expression x) => new Call(Function.Sqrt, x);

    public static Expression Cbrt(Expression x) => new Call(Function.Cbrt, x);

    public static Expression Exp(Expression x) => new Call(Function.Exp, x);

    public static Expression Expm1(Expression x) => new Call(Function.Expm1, x);

    public static Expression Log(Expression x) => new Call(Function.Log, x);

    public static Expression Log1p(Expression x) => new Call(Function.Log1p, x);

    public static Expression Sinh(Expression x) => new Call(Function.Sinh, x);

    public static Expression Cosh(Expression x) => new Call(Function.Cosh, x);

    public static Expression Tanh(Expression x) => new Call(Function.Tanh, x);

    public static Expression Sin(Expression x) => new Call(Function.Sin, x);

    public static Expression Cos(Expression x) => new Call(Function.Cos, x);

    public static Expression Atan(Expression x) => new Call(Function.Atan, x);

    public static Expression Erf(Expression x) => new Call(Function.Erf, x);

    public static Expression Sigmoid(Expression x) => new Call(Function.Sigmoid, x);

    public static Expression Softplus(Expression x) => new Call(Function.Softplus, x);

    public static Expression Held(Expression x) => new Call(Function.Held, x);

    public static Expression Max(Expression left, Expression right) => new Binary(Operator.Max, left, right);

    public static Expression Min(Expression left, Expression right) => new Binary(Operator.Min, left, right);

    /// <summary><paramref name="x"/>, but at least <paramref name="low"/> and at most <paramref name="high"/>.</summary>
    public static Expression Clamp(Expression x, Expression low, Expression high) => Min(high, Max(low, x));

    /// <summary>log Σ e^x = m + log Σ e^(x - m) with m the largest x, so that nothing overflows; m is left out where it is infinite, since inf - inf is no number.</summary>
    /// <param name="largest">The largest x.</param>
    /// <param name="sumOfPowers">Σ e^(x - m), given m.</param>
    public static Expression LogSumExp(Expression largest, Func<Expression, Expression> sumOfPowers)
    {
        Expression shift = Held(Where(Abs(largest) < double.PositiveInfinity, largest, 0));
        return shift + Log(sumOfPowers(shift));
    }


    public static Expression Pow(Expression @base, Expression exponent) => new Binary(Operator.Pow, @base, exponent);

    /// <summary><paramref name="then"/> where <paramref name="condition"/> holds.</summary>
    public static Expression Where(Condition condition, Expression then, Expression otherwise) => new Select(condition, then, otherwise);
}
