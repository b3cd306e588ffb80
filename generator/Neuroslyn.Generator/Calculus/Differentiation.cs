using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Calculus;

/// <summary>Symbolic derivatives: all rules in one table.</summary>
/// <remarks>
/// Conventions where the derivative does not exist, all subgradients that the field uses:
/// <list type="bullet">
/// <item>|x|' and sign(x)' at 0 are 0.</item>
/// <item>max and min at a tie take the derivative of the constant operand if there is one, else of the left one: relu'(0) = 0, and a clamped
/// value has derivative 0 on the bounds.</item>
/// <item>A choice between two formulas has the derivative of the chosen one: with <c>x &gt;= 0 ? x : 0</c> it is 1 at 0.</item>
/// </list>
/// A branch that is not chosen contributes nothing, not even NaN.
/// </remarks>
internal static class Differentiation
{
    /// <summary>f'(x) for each function of one argument, as a formula of x and of y = f(x).</summary>
    private static readonly Dictionary<Function, Func<Expression, Expression, Expression>> Outer = new()
    {
        [Function.Negate] = static (_, _) => -1,
        [Function.Abs] = static (x, _) => Sign(x),
        [Function.Sign] = static (_, _) => 0,
        [Function.Sqrt] = static (_, y) => 0.5 / y,
        [Function.Cbrt] = static (_, y) => 1 / (3 * (y * y)),
        [Function.Exp] = static (_, y) => y,
        [Function.Expm1] = static (x, _) => Exp(x),
        [Function.Log] = static (x, _) => 1 / x,
        [Function.Log1p] = static (x, _) => 1 / (1 + x),
        [Function.Sinh] = static (x, _) => Cosh(x),
        [Function.Cosh] = static (x, _) => Sinh(x),
        [Function.Tanh] = static (_, y) => 1 - (y * y),
        [Function.Sin] = static (x, _) => Cos(x),
        [Function.Cos] = static (x, _) => -Sin(x),
        [Function.Atan] = static (x, _) => 1 / (1 + (x * x)),
        [Function.Erf] = static (x, _) => 2 / Math.Sqrt(Math.PI) * Exp(-(x * x)),
        [Function.Sigmoid] = static (_, y) => y * (1 - y),
        [Function.Softplus] = static (x, _) => Sigmoid(x),
    };

    /// <summary>The derivatives of f(a, b), as a formula of a, b, a' and b'.</summary>
    private static readonly Dictionary<Operator, Func<Expression, Expression, Expression, Expression, Expression>> Rules = new()
    {
        [Operator.Add] = static (_, _, da, db) => da + db,
        [Operator.Subtract] = static (_, _, da, db) => da - db,
        [Operator.Multiply] = static (a, b, da, db) => (da * b) + (a * db),

        // (a' - (a / b) b') / b shares the quotient with the function's own value, (a' b - a b') / b² may simplify further.
        [Operator.Divide] = static (a, b, da, db) => IsZero(db) ? da / b : Cheaper((da - (a / b * db)) / b, ((da * b) - (a * db)) / (b * b)),
        [Operator.Max] = static (a, b, da, db) => b is Constant ? Where(a > b, da, db) : Where(b > a, db, da),
        [Operator.Min] = static (a, b, da, db) => b is Constant ? Where(a < b, da, db) : Where(b < a, db, da),

        // Each part only if its operand varies; 0^b stays 0 when b changes, although its logarithm is not finite.
        [Operator.Pow] = static (a, b, da, db) =>
            (IsZero(da) ? 0 : b * Pow(a, b - 1) * da) + (IsZero(db) ? 0 : Where(new Comparison(Relation.Equal, a, 0), 0, Pow(a, b) * Log(a) * db)),
    };

    /// <summary>The derivative of <paramref name="expression"/> with respect to <paramref name="variable"/>, simplified.</summary>
    public static Expression Differentiate(Expression expression, Expression variable)
    {
        var known = new Dictionary<Expression, Expression>();
        return Simplification.Simplify(Derive(Simplification.Simplify(expression)));

        Expression Derive(Expression node)
        {
            if (!known.TryGetValue(node, out Expression? derivative))
            {
                known[node] = derivative = Simplification.Simplify(DeriveNode(node));
            }

            return derivative;
        }

        Expression DeriveNode(Expression node) => node switch
        {
            _ when node == variable => 1,
            Constant or Variable => 0,
            Call(Function.Held, _) => 0,
            Call(var function, var x) => Outer[function](x, node) * Derive(x),
            Binary(var @operator, var a, var b) => Rules[@operator](a, b, Derive(a), Derive(b)),
            Select(var condition, var then, var otherwise) => Where(condition, Derive(then), Derive(otherwise)),
            _ => throw new InvalidOperationException($"No derivative rule for {node.GetType().Name}."),
        };
    }

    private static Expression Cheaper(Expression first, Expression second)
    {
        (Expression a, Expression b) = (Simplification.Simplify(first), Simplification.Simplify(second));
        return Cost.Of(b) < Cost.Of(a) ? b : a;
    }

    private static bool IsZero(Expression expression) => expression is Constant(0);
}
