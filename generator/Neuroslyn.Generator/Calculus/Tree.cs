namespace Neuroslyn.Generator.Calculus;

/// <summary>Walks and rebuilds formulas.</summary>
internal static class Tree
{
    /// <summary>The formulas directly below a node; those inside the condition come first.</summary>
    public static IEnumerable<Expression> Children(Expression expression) => expression switch
    {
        Call(_, var argument) => [argument],
        Binary(_, var left, var right) => [left, right],
        Select(var condition, var then, var otherwise) => Operands(condition).Concat([then, otherwise]),
        _ => [],
    };

    /// <summary>The formulas that a condition compares.</summary>
    public static IEnumerable<Expression> Operands(Condition condition) => condition switch
    {
        Comparison(_, var left, var right) => [left, right],
        Not(var operand) => Operands(operand),
        Both(var left, var right) => Operands(left).Concat(Operands(right)),
        Either(var left, var right) => Operands(left).Concat(Operands(right)),
        _ => [],
    };

    /// <summary>The same node over other children.</summary>
    public static Expression Map(Expression expression, Func<Expression, Expression> change) => expression switch
    {
        Call(var function, var argument) => new Call(function, change(argument)),
        Binary(var @operator, var left, var right) => new Binary(@operator, change(left), change(right)),
        Select(var condition, var then, var otherwise) => new Select(Map(condition, change), change(then), change(otherwise)),
        _ => expression,
    };

    /// <summary>The same condition over other formulas.</summary>
    public static Condition Map(Condition condition, Func<Expression, Expression> change) => condition switch
    {
        Comparison(var relation, var left, var right) => new Comparison(relation, change(left), change(right)),
        Not(var operand) => new Not(Map(operand, change)),
        Both(var left, var right) => new Both(Map(left, change), Map(right, change)),
        Either(var left, var right) => new Either(Map(left, change), Map(right, change)),
        _ => condition,
    };

    /// <summary>The formula with every occurrence of a part replaced.</summary>
    public static Expression Replace(Expression expression, Expression what, Expression with)
    {
        if (expression == what)
        {
            return with;
        }

        return expression.Size <= what.Size ? expression : Map(expression, child => Replace(child, what, with));
    }

    /// <summary>Whether a formula contains a part.</summary>
    public static bool Contains(Expression expression, Expression what) =>
        expression == what || (expression.Size > what.Size && Children(expression).Any(child => Contains(child, what)));

    /// <summary>Whether any node of the formula satisfies a test.</summary>
    public static bool Any(Expression expression, Func<Expression, bool> test) => test(expression) || Children(expression).Any(child => Any(child, test));

    /// <summary>The names of the variables, each once, in the order in which they occur.</summary>
    public static IEnumerable<string> Variables(Expression expression)
    {
        var names = new List<string>();
        Collect(expression);
        return names;

        void Collect(Expression node)
        {
            if (node is Variable(var name) && !names.Contains(name))
            {
                names.Add(name);
            }

            foreach (Expression child in Children(node))
            {
                Collect(child);
            }
        }
    }
}
