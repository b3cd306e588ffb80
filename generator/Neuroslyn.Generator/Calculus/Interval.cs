namespace Neuroslyn.Generator.Calculus;

/// <summary>Bounds on the values of a formula, by interval arithmetic: never too narrow, sometimes too wide.</summary>
internal readonly record struct Interval(double Low, double High)
{
    /// <summary>Nothing is known.</summary>
    public static Interval Everything { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether 0 is certainly not a value.</summary>
    public bool ExcludesZero => Low > 0 || High < 0;

    /// <summary>Bounds that hold for all values of all variables.</summary>
    public static Interval Of(Expression expression) => Of(expression, static _ => Everything);

    /// <summary>Bounds on <paramref name="expression"/> for z in <paramref name="z"/>.</summary>
    public static Interval Of(Expression expression, Interval z) => Of(expression, name => name == "z" ? z : Everything);

    /// <summary>Bounds on a formula, given bounds on its variables.</summary>
    public static Interval Of(Expression expression, Func<string, Interval> variable) => expression switch
    {
        Constant(var value) => double.IsNaN(value) ? Everything : new(value, value),
        Variable(var name) => variable(name),
        Call(var function, var argument) => OfCall(function, Of(argument, variable)),
        Binary(Operator.Multiply, var a, var b) when a == b => Of(a, variable).Squared(),
        Binary(var @operator, var a, var b) => OfBinary(@operator, Of(a, variable), Of(b, variable)),
        Select(var condition, var then, var otherwise) => Hull(
            Of(then, Narrowed(variable, condition, holds: true)),
            Of(otherwise, Narrowed(variable, condition, holds: false))),
        _ => Everything,
    };

    private static Interval OfCall(Function function, Interval x) => function switch
    {
        Function.Negate => x.Negated(),
        Function.Abs => x.Magnitude(),
        Function.Cosh => Monotone(Function.Cosh, x.Magnitude()),
        Function.Sin or Function.Cos => new(-1, 1),
        Function.Sqrt => Monotone(Function.Sqrt, new(Math.Max(0, x.Low), Math.Max(0, x.High))),
        Function.Log => Monotone(Function.Log, new(Math.Max(0, x.Low), Math.Max(0, x.High))),
        Function.Log1p => Monotone(Function.Log1p, new(Math.Max(-1, x.Low), Math.Max(-1, x.High))),
        _ => Monotone(function, x),
    };

    private static Interval OfBinary(Operator @operator, Interval a, Interval b) => @operator switch
    {
        Operator.Add => Sum(a, b),
        Operator.Subtract => Sum(a, b.Negated()),
        Operator.Multiply => Product(a, b),
        Operator.Divide => b.ExcludesZero ? Product(a, new(1 / b.High, 1 / b.Low)) : Everything,
        Operator.Max => new(Math.Max(a.Low, b.Low), Math.Max(a.High, b.High)),
        Operator.Min => new(Math.Min(a.Low, b.Low), Math.Min(a.High, b.High)),
        Operator.Pow => a.Low >= 0 ? new(0, double.PositiveInfinity) : Everything,
        _ => Everything,
    };

    /// <summary>What is known about the variables where a comparison of one with a constant holds, or does not.</summary>
    private static Func<string, Interval> Narrowed(Func<string, Interval> variable, Condition condition, bool holds)
    {
        if (condition is not Comparison(var relation, Variable(var name), Constant(var bound)) || relation is Relation.Equal or Relation.NotEqual)
        {
            return variable;
        }

        Interval old = variable(name);
        bool isAbove = holds == relation is Relation.Greater or Relation.GreaterOrEqual;
        Interval narrowed = isAbove ? new(Math.Max(old.Low, bound), Math.Max(old.High, bound)) : new(Math.Min(old.Low, bound), Math.Min(old.High, bound));
        return other => other == name ? narrowed : variable(other);
    }

    /// <summary>For a function that never falls.</summary>
    private static Interval Monotone(Function function, Interval argument)
    {
        double low = Evaluation.Apply(function, argument.Low);
        double high = Evaluation.Apply(function, argument.High);
        return double.IsNaN(low) || double.IsNaN(high) ? Everything : new(low, high);
    }

    private static Interval Sum(Interval a, Interval b) => new(a.Low + b.Low, a.High + b.High);

    private static Interval Product(Interval a, Interval b)
    {
        double w = Times(a.Low, b.Low), x = Times(a.Low, b.High), y = Times(a.High, b.Low), z = Times(a.High, b.High);
        return new(Math.Min(Math.Min(w, x), Math.Min(y, z)), Math.Max(Math.Max(w, x), Math.Max(y, z)));
    }

    /// <summary>0 times infinity is 0 here: an infinite bound stands for arbitrarily large numbers, never for infinity itself.</summary>
    private static double Times(double a, double b) => a == 0 || b == 0 ? 0 : a * b;

    private static Interval Hull(Interval a, Interval b) => new(Math.Min(a.Low, b.Low), Math.Max(a.High, b.High));

    private Interval Negated() => new(-High, -Low);

    private Interval Magnitude() => Low >= 0 ? this : High <= 0 ? Negated() : new(0, Math.Max(-Low, High));

    private Interval Squared()
    {
        Interval magnitude = Magnitude();
        return Product(magnitude, magnitude);
    }
}
