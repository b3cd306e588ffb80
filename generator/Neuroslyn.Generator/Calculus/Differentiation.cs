using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Calculus;

/// <summary>
/// Symbolic derivatives: all rules in one table. At kinks the table takes the subgradient that the field uses: relu'(0) = 0, |x|'(0) = 0.
/// </summary>
internal static class Differentiation
{
    /// <summary>The derivative of <paramref name="expression"/> with respect to <paramref name="variable"/>, simplified.</summary>
    public static Expression Differentiate(Expression expression, Expression variable) =>
        Simplification.Simplify(Derive(Simplification.Simplify(expression), variable));

    private static Expression Derive(Expression expression, Expression variable) => expression switch
    {
        _ when expression == variable => 1,
        Constant or Variable => 0,
        Call(var function, var x) => Outer(function, x) * Derive(x, variable),
        Binary(Operator.Add, var a, var b) => Derive(a, variable) + Derive(b, variable),
        Binary(Operator.Subtract, var a, var b) => Derive(a, variable) - Derive(b, variable),
        Binary(Operator.Multiply, var a, var b) => (Derive(a, variable) * b) + (a * Derive(b, variable)),
        Binary(Operator.Divide, var a, var b) => (Derive(a, variable) / b) - (a * Derive(b, variable) / (b * b)),
        Binary(Operator.Max, var a, var b) => WhereGreater(b, a, Derive(b, variable), Derive(a, variable)),
        Binary(Operator.Min, var a, var b) => WhereGreater(a, b, Derive(b, variable), Derive(a, variable)),
        Select(var left, var right, var then, var otherwise) => WhereGreater(left, right, Derive(then, variable), Derive(otherwise, variable)),
        _ => throw new InvalidOperationException($"No derivative rule for {expression.GetType().Name}."),
    };

    /// <summary>f'(x) for each function of one argument.</summary>
    private static Expression Outer(Function function, Expression x) => function switch
    {
        Function.Negate => -1,
        Function.Abs => new Call(Function.Sign, x),
        Function.Sign => 0,
        Function.Sqrt => 0.5 / new Call(Function.Sqrt, x),
        Function.Exp => Exp(x),
        Function.Log => 1 / x,
        Function.Tanh => 1 - (Tanh(x) * Tanh(x)),
        Function.Sigmoid => Sigmoid(x) * (1 - Sigmoid(x)),
        Function.Softplus => Sigmoid(x),
        _ => throw new InvalidOperationException($"No derivative rule for {function}."),
    };
}
