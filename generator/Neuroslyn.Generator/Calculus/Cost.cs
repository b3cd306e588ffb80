namespace Neuroslyn.Generator.Calculus;

/// <summary>
/// What evaluating formulas costs, in multiplications of a whole vector. Parts that occur several times are computed once and count once.
/// </summary>
/// <remarks>The weights are ratios of throughput, rounded: what matters is their order, not their value.</remarks>
internal static class Cost
{
    public static int Of(params IReadOnlyList<Expression> expressions)
    {
        var seen = new HashSet<Expression>();
        return expressions.Sum(Add);

        int Add(Expression expression) => seen.Add(expression) ? Own(expression) + Tree.Children(expression).Sum(Add) : 0;
    }

    private static int Own(Expression expression) => expression switch
    {
        Constant or Variable => 0,
        Call(Function.Held, _) => 0,
        Call(Function.Negate or Function.Abs, _) => 1,
        Call(Function.Sign, _) => 2,
        Call(Function.Sqrt, _) => 8,
        Call(Function.Exp or Function.Expm1, _) => 14,
        Call(Function.Sin or Function.Cos or Function.Log or Function.Log1p or Function.Cbrt, _) => 20,
        Call(Function.Softplus, _) => 32,
        Call => 24,
        Binary(Operator.Divide, _, Constant) => 1,
        Binary(Operator.Divide, _, _) => 8,
        Binary(Operator.Pow, _, _) => 40,
        Binary => 1,
        Select(var condition, _, _) => 1 + Comparisons(condition),
        _ => 1,
    };

    private static int Comparisons(Condition condition) => condition switch
    {
        Both(var left, var right) => 1 + Comparisons(left) + Comparisons(right),
        Either(var left, var right) => 1 + Comparisons(left) + Comparisons(right),
        Not(var operand) => 1 + Comparisons(operand),
        _ => 1,
    };
}
