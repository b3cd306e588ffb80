namespace Neuroslyn.Generator.Calculus;

/// <summary>Divides as little as possible: by constants never, by the same formula once, multiplying by its reciprocal from then on.</summary>
internal static class ReciprocalForm
{
    public static Expression Of(Expression expression)
    {
        var quotients = new HashSet<Expression>();
        Collect(expression);
        HashSet<Expression> shared =
        [
            .. quotients
                .SelectMany(static quotient => ProductForm.Factors(((Binary)quotient).Right).Select(static factor => factor.Base))
                .GroupBy(static divisor => divisor)
                .Where(static group => group.Count() > 1)
                .Select(static group => group.Key),
        ];
        return Rewrite(expression);

        void Collect(Expression node)
        {
            if (node is not Binary(Operator.Divide, _, not Constant) || quotients.Add(node))
            {
                foreach (Expression child in Tree.Children(node))
                {
                    Collect(child);
                }
            }
        }

        Expression Rewrite(Expression node) => node switch
        {
            Binary(Operator.Divide, var dividend, Constant(var divisor)) when !double.IsInfinity(1 / divisor) => (1 / divisor) * Rewrite(dividend),
            Binary(Operator.Divide, var dividend, var divisor) when dividend != divisor => Divide(Rewrite(dividend), divisor),
            _ => Tree.Map(node, Rewrite),
        };

        Expression Divide(Expression dividend, Expression divisor) => divisor switch
        {
            Binary(Operator.Multiply, var a, var b) when shared.Overlaps(ProductForm.Factors(divisor).Select(static factor => factor.Base)) => Divide(Divide(dividend, a), b),
            _ when shared.Contains(divisor) => dividend is Constant(1) ? 1 / Rewrite(divisor) : dividend * (1 / Rewrite(divisor)),
            _ => dividend / Rewrite(divisor),
        };
    }
}
