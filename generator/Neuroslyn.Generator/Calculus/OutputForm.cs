using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Calculus;

/// <summary>
/// The derivative f'(z) as a formula of the output y = f(z) where there is one, as y(1 - y) for the sigmoid. Then the forward pass need not
/// keep z, and the backward pass evaluates no exponential.
/// </summary>
/// <remarks>
/// By structure: if f = F(g), the table gives F' in terms of F's own value, and g' must be constant or again a formula of the value, to which y
/// is carried through an affine F. A bound max(c, g) is passed exactly where y &gt; c. A choice by the sign of z is one by the sign of y if f is
/// provably positive for positive z only. Comparisons must be exact, since a rounding error would switch branches: bounds are compared with y
/// itself, signs with a multiple of it.
/// </remarks>
internal static class OutputForm
{
    /// <summary>F' in terms of the value of F.</summary>
    private static readonly Dictionary<Function, Func<Expression, Expression>> OfValue = new()
    {
        [Function.Exp] = static y => y,
        [Function.Expm1] = static y => y + 1,
        [Function.Tanh] = static y => 1 - (y * y),
        [Function.Sigmoid] = static y => y * (1 - y),
        [Function.Softplus] = static y => -Expm1(-y),
        [Function.Sqrt] = static y => 0.5 / y,
    };

    /// <summary>The derivative with respect to z as a formula of y alone, or null if it cannot be had without z.</summary>
    public static Expression? Derive(Expression function) =>
        Derive(Simplification.Simplify(function), Y) is { } derivative ? Simplification.Simplify(derivative) : null;

    /// <summary>f' where the value of f is <paramref name="value"/>, a formula of y.</summary>
    private static Expression? Derive(Expression f, Expression value) => f switch
    {
        Constant => 0,
        _ when f == Z => 1,
        _ when !Tree.Contains(f, Z) => 0,
        Call(Function.Negate, var g) => Scaled(-1, g, value),
        Binary(Operator.Multiply, Constant(var factor), var g) => Scaled(factor, g, value),
        Binary(Operator.Divide, var g, Constant(var divisor)) => Scaled(1 / divisor, g, value),
        Binary(Operator.Add, Constant term, var g) => Derive(g, value - term),
        Binary(Operator.Add, var g, Constant term) => Derive(g, value - term),
        Binary(Operator.Subtract, var g, Constant term) => Derive(g, value + term),
        Binary(Operator.Subtract, Constant term, var g) => Scaled(-1, g, value - term),
        Binary(Operator.Max, Constant bound, var g) when value == Y && Derive(g, value) is { } inside => Where(value > bound, inside, 0),
        Binary(Operator.Min, Constant bound, var g) when value == Y && Derive(g, value) is { } inside => Where(value < bound, inside, 0),
        Call(var function, var g) when OfValue.TryGetValue(function, out var outer) && Slope(g) is { } slope => outer(value) * slope,
        Select(Comparison(Relation.Greater, var left, Constant(0)), var then, var otherwise) when left == Z && IsMultipleOfY(value) && IsPositiveExactlyForPositive(then, otherwise) =>
            Derive(then, value) is { } above && Derive(otherwise, value) is { } below ? Where(value > 0, above, below) : null,
        _ => null,
    };

    private static Expression? Scaled(double factor, Expression g, Expression value) =>
        factor != 0 && Derive(g, value / factor) is { } inner ? factor * inner : null;

    /// <summary>The derivative of an affine formula of z.</summary>
    private static Expression? Slope(Expression g) => Differentiation.Differentiate(g, Z) is Constant slope ? slope : null;

    private static bool IsMultipleOfY(Expression value) => value == Y || (value is Binary(Operator.Divide, var dividend, Constant) && IsMultipleOfY(dividend));

    private static bool IsPositiveExactlyForPositive(Expression then, Expression otherwise) =>
        Interval.Of(then, new Interval(0, double.PositiveInfinity)) is { Low: >= 0, High: > 0 } &&
        Interval.Of(otherwise, new Interval(double.NegativeInfinity, 0)).High <= 0;
}
