namespace Neuroslyn.Generator.Calculus;

/// <summary>The normal form of max and min: a constant stands on the left.</summary>
/// <remarks>The vector instruction returns its second operand when one is NaN, so that with the constant first a NaN is not lost.</remarks>
internal static class ExtremumForm
{
    public static Expression Of(Operator @operator, Expression a, Expression b)
    {
        if (a is Constant(var x) && b is Constant(var y))
        {
            return Evaluation.Apply(@operator, x, y);
        }

        if (b is Constant)
        {
            (a, b) = (b, a);
        }

        if (a is Constant(var outer) && b is Binary(var inner, Constant(var bound), var rest) && inner == @operator)
        {
            return Of(@operator, Evaluation.Apply(@operator, outer, bound), rest);
        }

        if (a == b)
        {
            return a;
        }

        (Interval left, Interval right) = (Interval.Of(a), Interval.Of(b));
        bool isMax = @operator == Operator.Max;
        if (isMax ? left.Low >= right.High : left.High <= right.Low)
        {
            return a;
        }

        return (isMax ? right.Low >= left.High : right.High <= left.Low) ? b : new Binary(@operator, a, b);
    }
}
