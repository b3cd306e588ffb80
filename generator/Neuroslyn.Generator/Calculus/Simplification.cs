namespace Neuroslyn.Generator.Calculus;

/// <summary>
/// Brings formulas into a short normal form, bottom-up: constants folded, like terms and powers collected, neutral elements dropped, and
/// forms that overflow or cancel replaced by the functions made for them, as log(1 + e^x) by softplus. Keeps the value of every formula that
/// is finite, up to rounding.
/// </summary>
/// <remarks>A quotient x / x becomes 1 only where x cannot be 0, and a root of a square the absolute value.</remarks>
internal static class Simplification
{
    /// <summary>Rules expose work for one another; two rounds do for the formulas people write.</summary>
    private const int MaximumRounds = 10;

    /// <summary>The formula in normal form.</summary>
    public static Expression Simplify(Expression expression)
    {
        for (int round = 0; round < MaximumRounds; round++)
        {
            Expression next = new Pass().Visit(expression);
            if (next == expression)
            {
                break;
            }

            expression = next;
        }

        return expression;
    }

    /// <summary>One walk; parts that occur several times are simplified once.</summary>
    private sealed class Pass
    {
        private readonly Dictionary<Expression, Expression> _known = [];

        public Expression Visit(Expression expression)
        {
            if (expression is Constant or Variable)
            {
                return expression;
            }

            if (!_known.TryGetValue(expression, out Expression? result))
            {
                _known[expression] = result = VisitNode(expression);
            }

            return result;
        }

        private Expression VisitNode(Expression expression) => expression switch
        {
            Call(var function, var x) => CallForm.Of(function, Visit(x)),
            Binary(Operator.Add or Operator.Subtract, _, _) => SumForm.Of(Tree.Map(expression, Visit)),
            Binary(Operator.Multiply or Operator.Divide, _, _) => ProductForm.Of(Tree.Map(expression, Visit)),
            Binary(Operator.Pow, var a, var b) => PowerForm.Of(Visit(a), Visit(b)),
            Binary(var @operator, var a, var b) => ExtremumForm.Of(@operator, Visit(a), Visit(b)),
            Select(var condition, var then, var otherwise) => ChoiceForm.Of(ChoiceForm.Of(condition, Visit), Visit(then), Visit(otherwise)),
            _ => expression,
        };
    }
}
