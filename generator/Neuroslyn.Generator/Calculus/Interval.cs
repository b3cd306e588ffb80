namespace Neuroslyn.Generator.Calculus;

/// <summary>Bounds on the values of a formula of z, by interval arithmetic: never too narrow, sometimes too wide.</summary>
internal readonly record struct Interval(double Low, double High)
{
    private static readonly Interval Everything = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Bounds on <paramref name="expression"/> for z in <paramref name="z"/>.</summary>
    public static Interval Of(Expression expression, Interval z) => expression switch
    {
        Constant(var value) => new(value, value),
        Variable("z") => z,
        Call(Function.Negate, var x) => Of(x, z).Negated(),
        Call(Function.Abs, var x) => Of(x, z).Magnitude(),
        Call(Function.Sigmoid or Function.Exp or Function.Tanh or Function.Softplus or Function.Log or Function.Sqrt, _) => Monotone((Call)expression, z),
        Binary(Operator.Add, var a, var b) => Sum(Of(a, z), Of(b, z)),
        Binary(Operator.Subtract, var a, var b) => Sum(Of(a, z), Of(b, z).Negated()),
        Binary(Operator.Multiply, Constant(var factor), var x) => Of(x, z).Scaled(factor),
        Binary(Operator.Max, var a, var b) => new(Math.Max(Of(a, z).Low, Of(b, z).Low), Math.Max(Of(a, z).High, Of(b, z).High)),
        Binary(Operator.Min, var a, var b) => new(Math.Min(Of(a, z).Low, Of(b, z).Low), Math.Min(Of(a, z).High, Of(b, z).High)),
        Select(_, _, var then, var otherwise) => Hull(Of(then, z), Of(otherwise, z)),
        _ => Everything,
    };

    private static Interval Monotone(Call call, Interval z)
    {
        Interval argument = Of(call.Argument, z);
        double low = Evaluation.Evaluate(new Call(call.Function, argument.Low));
        double high = Evaluation.Evaluate(new Call(call.Function, argument.High));
        return double.IsNaN(low) || double.IsNaN(high) ? Everything : new(low, high);
    }

    private static Interval Sum(Interval a, Interval b) => new(a.Low + b.Low, a.High + b.High);

    private static Interval Hull(Interval a, Interval b) => new(Math.Min(a.Low, b.Low), Math.Max(a.High, b.High));

    private Interval Negated() => new(-High, -Low);

    private Interval Magnitude() => Low >= 0 ? this : High <= 0 ? Negated() : new(0, Math.Max(-Low, High));

    private Interval Scaled(double factor) => factor switch
    {
        0 => new(0, 0),
        > 0 => new(Low * factor, High * factor),
        _ => new(High * factor, Low * factor),
    };
}
