namespace Neuroslyn.Generator.Calculus;

/// <summary>Folds constants and removes neutral elements, bottom-up. Keeps the value of every formula that is finite.</summary>
internal static class Simplification
{
    public static Expression Simplify(Expression expression) => expression switch
    {
        Call(var function, var argument) => SimplifyCall(function, Simplify(argument)),
        Binary(var @operator, var left, var right) => SimplifyBinary(@operator, Simplify(left), Simplify(right)),
        Select(var left, var right, var then, var otherwise) => SimplifySelect(Simplify(left), Simplify(right), Simplify(then), Simplify(otherwise)),
        _ => expression,
    };

    private static Expression SimplifyCall(Function function, Expression argument) => (function, argument) switch
    {
        (_, Constant) => Evaluation.Evaluate(new Call(function, argument)),
        (Function.Negate, Call(Function.Negate, var inner)) => inner,
        (Function.Negate, Binary(Operator.Subtract, var a, var b)) => new Binary(Operator.Subtract, b, a),
        _ => new Call(function, argument),
    };

    private static Expression SimplifyBinary(Operator @operator, Expression left, Expression right) => (@operator, left, right) switch
    {
        (_, Constant, Constant) => Evaluation.Evaluate(new Binary(@operator, left, right)),

        (Operator.Add, Constant(0), _) => right,
        (Operator.Add, _, Constant(0)) => left,
        (Operator.Add, _, Call(Function.Negate, var b)) => SimplifyBinary(Operator.Subtract, left, b),
        (Operator.Add, Call(Function.Negate, var a), _) => SimplifyBinary(Operator.Subtract, right, a),

        (Operator.Subtract, _, Constant(0)) => left,
        (Operator.Subtract, Constant(0), _) => SimplifyCall(Function.Negate, right),
        (Operator.Subtract, _, Call(Function.Negate, var b)) => SimplifyBinary(Operator.Add, left, b),
        (Operator.Subtract, _, _) when left == right => 0,

        (Operator.Multiply, Constant(0), _) => 0,
        (Operator.Multiply, _, Constant(0)) => 0,
        (Operator.Multiply, Constant(1), _) => right,
        (Operator.Multiply, _, Constant(1)) => left,
        (Operator.Multiply, Constant(-1), _) => SimplifyCall(Function.Negate, right),
        (Operator.Multiply, _, Constant(-1)) => SimplifyCall(Function.Negate, left),
        (Operator.Multiply, not Constant, Constant) => SimplifyBinary(Operator.Multiply, right, left),
        (Operator.Multiply, Constant(var a), Binary(Operator.Multiply, Constant(var b), var rest)) => SimplifyBinary(Operator.Multiply, a * b, rest),
        (Operator.Multiply, Select select, _) when IsCheap(select) => Distribute(select, right),
        (Operator.Multiply, _, Select select) when IsCheap(select) => Distribute(select, left),

        (Operator.Divide, Constant(0), _) => 0,
        (Operator.Divide, _, Constant(1)) => left,
        (Operator.Divide, _, Constant(var divisor)) when IsPowerOfTwo(divisor) => SimplifyBinary(Operator.Multiply, 1 / divisor, left),

        // max(c, x) in this order: the instruction returns its second operand when one is NaN, so NaN in x is not lost.
        (Operator.Max or Operator.Min, not Constant, Constant) => new Binary(@operator, right, left),
        _ => new Binary(@operator, left, right),
    };

    private static Expression SimplifySelect(Expression left, Expression right, Expression then, Expression otherwise) =>
        then == otherwise ? then : new Select(left, right, then, otherwise);

    /// <summary>A choice with a 0 or 1 in it costs nothing to multiply into: the product disappears in that branch.</summary>
    private static bool IsCheap(Select select) => select.Then is Constant(0 or 1) || select.Else is Constant(0 or 1);

    private static Expression Distribute(Select select, Expression factor) => SimplifySelect(
        select.Left,
        select.Right,
        SimplifyBinary(Operator.Multiply, factor, select.Then),
        SimplifyBinary(Operator.Multiply, factor, select.Else));

    private static bool IsPowerOfTwo(double value)
    {
        double magnitude = Math.Abs(value);
        return magnitude is > 1e-6 and < 1e6 && Math.Log(magnitude, 2) % 1 == 0;
    }
}
