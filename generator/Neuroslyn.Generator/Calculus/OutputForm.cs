using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Calculus;

/// <summary>
/// Rewrites the derivative f'(z) in terms of the output y = f(z) where that is possible, as y(1 - y) for the sigmoid. Then the forward pass
/// need not keep z, and the backward pass evaluates no exponential.
/// </summary>
/// <remarks>
/// Two steps. A condition z &gt; 0 becomes y &gt; 0 when f is provably positive exactly there. Inside each branch, if f is a g(z) + b for one
/// transcendental g, then g(z) = (y - b) / a.
/// </remarks>
internal static class OutputForm
{
    /// <summary>The derivative as a formula of y alone, or null if it cannot be had without z.</summary>
    public static Expression? Derive(Expression function)
    {
        Expression f = Simplification.Simplify(function);
        Expression? rewritten = Rewrite(f, Differentiation.Differentiate(f, Z));
        return rewritten is null ? null : Simplification.Simplify(rewritten);
    }

    private static Expression? Rewrite(Expression f, Expression derivative)
    {
        if (derivative is Select(var left, Constant(0), var then, var otherwise) && left == Z)
        {
            (Expression positive, Expression negative) = Branches(f);
            if (!IsPositiveExactlyForPositive(positive, negative))
            {
                return null;
            }

            Expression? whenPositive = Rewrite(positive, then);
            Expression? whenNegative = Rewrite(negative, otherwise);
            return whenPositive is null || whenNegative is null ? null : WhereGreater(Y, 0, whenPositive, whenNegative);
        }

        Expression substituted = derivative;
        foreach (Expression g in Transcendentals(f))
        {
            if (Affine(f, g) is var (a, b) && a != 0)
            {
                substituted = Replace(substituted, g, Simplification.Simplify((Y - b) / a));
            }
        }

        return Contains(substituted, Z) ? null : substituted;
    }

    /// <summary>What f is for z &gt; 0 and for z &lt;= 0.</summary>
    private static (Expression Positive, Expression Negative) Branches(Expression f) => f switch
    {
        Select(var left, Constant(0), var then, var otherwise) when left == Z => (then, otherwise),
        Binary(Operator.Max, Constant(0), var x) when x == Z => (Z, 0),
        _ => (f, f),
    };

    private static bool IsPositiveExactlyForPositive(Expression positive, Expression negative) =>
        Interval.Of(positive, new Interval(0, double.PositiveInfinity)) is { Low: >= 0, High: > 0 } &&
        Interval.Of(negative, new Interval(double.NegativeInfinity, 0)).High <= 0;

    /// <summary>a and b such that f = a g + b, or null.</summary>
    private static (double A, double B)? Affine(Expression f, Expression g) => f switch
    {
        _ when f == g => (1, 0),
        Constant(var value) => (0, value),
        Call(Function.Negate, var x) when Affine(x, g) is var (a, b) => (-a, -b),
        Binary(Operator.Add, var x, var y) when Affine(x, g) is var (a, b) && Affine(y, g) is var (c, d) => (a + c, b + d),
        Binary(Operator.Subtract, var x, var y) when Affine(x, g) is var (a, b) && Affine(y, g) is var (c, d) => (a - c, b - d),
        Binary(Operator.Multiply, Constant(var factor), var x) when Affine(x, g) is var (a, b) => (factor * a, factor * b),
        _ => null,
    };

    private static IEnumerable<Expression> Transcendentals(Expression expression) => expression switch
    {
        Call(Function.Negate, var x) => Transcendentals(x),
        Call => [expression],
        Binary(_, var left, var right) => Transcendentals(left).Concat(Transcendentals(right)),
        _ => [],
    };

    private static Expression Replace(Expression expression, Expression what, Expression with) => expression switch
    {
        _ when expression == what => with,
        Call(var function, var x) => new Call(function, Replace(x, what, with)),
        Binary(var @operator, var left, var right) => new Binary(@operator, Replace(left, what, with), Replace(right, what, with)),
        Select(var left, var right, var then, var otherwise) =>
            new Select(Replace(left, what, with), Replace(right, what, with), Replace(then, what, with), Replace(otherwise, what, with)),
        _ => expression,
    };

    private static bool Contains(Expression expression, Expression what) => expression == what || expression switch
    {
        Call(_, var x) => Contains(x, what),
        Binary(_, var left, var right) => Contains(left, what) || Contains(right, what),
        Select(var left, var right, var then, var otherwise) =>
            Contains(left, what) || Contains(right, what) || Contains(then, what) || Contains(otherwise, what),
        _ => false,
    };
}
