namespace Neuroslyn.Generator.Calculus;

/// <summary>The value of a formula in double precision: constant folding, signal propagation and tests use it.</summary>
internal static class Evaluation
{
    /// <summary>The value of a formula without variables.</summary>
    public static double Evaluate(Expression expression) =>
        Evaluate(expression, static name => throw new InvalidOperationException($"'{name}' has no value."));

    /// <summary>The value of a formula of one variable.</summary>
    public static double Evaluate(Expression expression, double value) => Evaluate(expression, _ => value);

    /// <summary>The value of a formula. Only the branch that a condition selects is evaluated.</summary>
    public static double Evaluate(Expression expression, Func<string, double> variable) => expression switch
    {
        Constant(var value) => value,
        Variable(var name) => variable(name),
        Call(var function, var argument) => Apply(function, Evaluate(argument, variable)),
        Binary(var @operator, var left, var right) => Apply(@operator, Evaluate(left, variable), Evaluate(right, variable)),
        Select(var condition, var then, var otherwise) => Evaluate(Holds(condition, variable) ? then : otherwise, variable),
        _ => throw new InvalidOperationException($"No value for {expression.GetType().Name}."),
    };

    /// <summary>Whether a condition holds.</summary>
    public static bool Holds(Condition condition, Func<string, double> variable) => condition switch
    {
        Truth(var value) => value,
        Not(var operand) => !Holds(operand, variable),
        Both(var left, var right) => Holds(left, variable) && Holds(right, variable),
        Either(var left, var right) => Holds(left, variable) || Holds(right, variable),
        Comparison(var relation, var left, var right) => Compare(relation, Evaluate(left, variable), Evaluate(right, variable)),
        _ => throw new InvalidOperationException($"No truth value for {condition.GetType().Name}."),
    };

    /// <summary>Whether a relation holds between two numbers.</summary>
    public static bool Compare(Relation relation, double a, double b) => relation switch
    {
        Relation.Greater => a > b,
        Relation.GreaterOrEqual => a >= b,
        Relation.Less => a < b,
        Relation.LessOrEqual => a <= b,
        Relation.Equal => a == b,
        Relation.NotEqual => a != b,
        _ => throw new InvalidOperationException($"No truth value for {relation}."),
    };

    /// <summary>The value of a function of one argument.</summary>
    public static double Apply(Function function, double x) => function switch
    {
        Function.Negate => -x,
        Function.Held => x,
        Function.Abs => Math.Abs(x),
        Function.Sign => double.IsNaN(x) ? x : Math.Sign(x),
        Function.Sqrt => Math.Sqrt(x),
        Function.Cbrt => SpecialFunctions.Cbrt(x),
        Function.Exp => Math.Exp(x),
        Function.Expm1 => SpecialFunctions.Expm1(x),
        Function.Log => Math.Log(x),
        Function.Log1p => SpecialFunctions.Log1p(x),
        Function.Sinh => Math.Sinh(x),
        Function.Cosh => Math.Cosh(x),
        Function.Tanh => Math.Tanh(x),
        Function.Sin => Math.Sin(x),
        Function.Cos => Math.Cos(x),
        Function.Atan => Math.Atan(x),
        Function.Erf => SpecialFunctions.Erf(x),
        Function.Sigmoid => SpecialFunctions.Sigmoid(x),
        Function.Softplus => SpecialFunctions.Softplus(x),
        _ => throw new InvalidOperationException($"No value for {function}."),
    };

    /// <summary>The value of a function of two arguments.</summary>
    public static double Apply(Operator @operator, double a, double b) => @operator switch
    {
        Operator.Add => a + b,
        Operator.Subtract => a - b,
        Operator.Multiply => a * b,
        Operator.Divide => a / b,
        Operator.Max => Math.Max(a, b),
        Operator.Min => Math.Min(a, b),
        Operator.Pow => Math.Pow(a, b),
        _ => throw new InvalidOperationException($"No value for {@operator}."),
    };
}
