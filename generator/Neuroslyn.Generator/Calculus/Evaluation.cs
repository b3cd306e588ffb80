namespace Neuroslyn.Generator.Calculus;

/// <summary>The value of a formula in double precision: constant folding, signal propagation and tests use it.</summary>
internal static class Evaluation
{
    /// <summary>The value of a formula without variables.</summary>
    public static double Evaluate(Expression expression) =>
        Evaluate(expression, static name => throw new InvalidOperationException($"'{name}' has no value."));

    /// <summary>The value of a formula of one variable.</summary>
    public static double Evaluate(Expression expression, double value) => Evaluate(expression, _ => value);

    /// <summary>The value of a formula.</summary>
    public static double Evaluate(Expression expression, Func<string, double> variable) => expression switch
    {
        Constant(var value) => value,
        Variable(var name) => variable(name),
        Call(var function, var argument) => Apply(function, Evaluate(argument, variable)),
        Binary(var @operator, var left, var right) => Apply(@operator, Evaluate(left, variable), Evaluate(right, variable)),
        Select(var left, var right, var then, var otherwise) =>
            Evaluate(left, variable) > Evaluate(right, variable) ? Evaluate(then, variable) : Evaluate(otherwise, variable),
        _ => throw new InvalidOperationException($"No value for {expression.GetType().Name}."),
    };

    private static double Apply(Function function, double x) => function switch
    {
        Function.Negate => -x,
        Function.Abs => Math.Abs(x),
        Function.Sign => double.IsNaN(x) ? x : Math.Sign(x),
        Function.Sqrt => Math.Sqrt(x),
        Function.Exp => Math.Exp(x),
        Function.Log => Math.Log(x),
        Function.Tanh => Math.Tanh(x),
        Function.Sigmoid => 1 / (1 + Math.Exp(-x)),
        Function.Softplus => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x))),
        _ => throw new InvalidOperationException($"No value for {function}."),
    };

    private static double Apply(Operator @operator, double a, double b) => @operator switch
    {
        Operator.Add => a + b,
        Operator.Subtract => a - b,
        Operator.Multiply => a * b,
        Operator.Divide => a / b,
        Operator.Max => Math.Max(a, b),
        Operator.Min => Math.Min(a, b),
        _ => throw new InvalidOperationException($"No value for {@operator}."),
    };

    /// <summary>log(1 + u) without losing small u (Kahan's correction).</summary>
    private static double LogOnePlus(double u)
    {
        double sum = 1 + u;
        return sum == 1 ? u : Math.Log(sum) * u / (sum - 1);
    }
}
