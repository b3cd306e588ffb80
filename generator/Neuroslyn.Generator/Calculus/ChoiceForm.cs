using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Calculus;

/// <summary>The normal form of choices and their conditions.</summary>
internal static class ChoiceForm
{
    /// <summary>The choice, given its parts in normal form.</summary>
    public static Expression Of(Condition condition, Expression then, Expression otherwise) => (condition, then, otherwise) switch
    {
        (Truth(var value), _, _) => value ? then : otherwise,
        _ when then == otherwise => then,
        (Not(var opposite), _, _) => Of(opposite, otherwise, then),
        _ when Known(then, condition, holds: true) is { } known => Of(condition, known, otherwise),
        _ when Known(otherwise, condition, holds: false) is { } known => Of(condition, then, known),

        // x > c ? x : c, whose derivative at c is 0 as that of max(c, x) is.
        (Comparison(Relation.Greater, var x, Constant bound), _, _) when then == x && otherwise == bound => ExtremumForm.Of(Operator.Max, bound, x),
        (Comparison(Relation.Less, var x, Constant bound), _, _) when then == x && otherwise == bound => ExtremumForm.Of(Operator.Min, bound, x),

        (_, Select(var inner, var both, var neither), _) when neither == otherwise => Of(condition & inner, both, otherwise),
        _ => new Select(condition, then, otherwise),
    };

    /// <summary>The condition with its operands visited, folded where its truth is known.</summary>
    public static Condition Of(Condition condition, Func<Expression, Expression> visit) => condition switch
    {
        Not(var operand) => Of(operand, visit) switch
        {
            Truth(var value) => !value,
            Not(var twice) => twice,
            var other => !other,
        },
        Both(var left, var right) => (Of(left, visit), Of(right, visit)) switch
        {
            (Truth(true), var other) => other,
            (var other, Truth(true)) => other,
            (Truth(false), _) or (_, Truth(false)) => false,
            var (first, second) => first == second ? first : first & second,
        },
        Either(var left, var right) => (Of(left, visit), Of(right, visit)) switch
        {
            (Truth(false), var other) => other,
            (var other, Truth(false)) => other,
            (Truth(true), _) or (_, Truth(true)) => true,
            var (first, second) => first == second ? first : first | second,
        },
        Comparison(var relation, var left, var right) => OfComparison(relation, visit(left), visit(right)),
        _ => condition,
    };

    private static Condition OfComparison(Relation relation, Expression left, Expression right)
    {
        if (left is Constant(var a) && right is Constant(var b))
        {
            return Evaluation.Compare(relation, a, b);
        }

        if (left is Constant)
        {
            return OfComparison(Flipped(relation), right, left);
        }

        if (Decided(relation, Interval.Of(left), Interval.Of(right)) is { } decided)
        {
            return decided;
        }

        return (left, right) switch
        {
            (Call(Function.Negate, var x), Constant(var bound)) => OfComparison(Flipped(relation), x, -bound),

            // A bound on one side of a constant passes the question on, or answers it.
            (Binary(Operator.Max, Constant(var low), var x), Constant(var bound)) when relation is Relation.Less or Relation.GreaterOrEqual && low < bound => OfComparison(relation, x, bound),
            (Binary(Operator.Max, Constant(var low), var x), Constant(var bound)) when relation is Relation.LessOrEqual or Relation.Greater && low <= bound => OfComparison(relation, x, bound),
            (Binary(Operator.Min, Constant(var high), var x), Constant(var bound)) when relation is Relation.Greater or Relation.LessOrEqual && high > bound => OfComparison(relation, x, bound),
            (Binary(Operator.Min, Constant(var high), var x), Constant(var bound)) when relation is Relation.GreaterOrEqual or Relation.Less && high >= bound => OfComparison(relation, x, bound),

            // With 0 on the right these are exact: neither the sign of a product nor that of a sum suffers from rounding.
            (Binary(Operator.Multiply, Constant(var factor and not 0), var x), Constant(0)) => OfComparison(factor > 0 ? relation : Flipped(relation), x, 0),
            (Binary(Operator.Divide, var x, Constant(var divisor and not 0)), Constant(0)) => OfComparison(divisor > 0 ? relation : Flipped(relation), x, 0),
            (Binary(Operator.Add, var x, Constant(var term)), Constant(0)) => OfComparison(relation, x, -term),
            (Binary(Operator.Add, Constant(var term), var x), Constant(0)) => OfComparison(relation, x, -term),
            (Binary(Operator.Subtract, var x, var y), Constant(0)) => OfComparison(relation, x, y),
            _ => new Comparison(relation, left, right),
        };
    }

    /// <summary>The branch without choices whose condition is that of the branch itself; null if there is none.</summary>
    private static Expression? Known(Expression branch, Condition condition, bool holds)
    {
        Expression known = Prune(branch);
        return known == branch ? null : Simplification.Simplify(known);

        Expression Prune(Expression node) => node switch
        {
            Select(var other, var then, var otherwise) when other == condition => Prune(holds ? then : otherwise),
            Constant or Variable => node,
            _ => Tree.Map(node, Prune),
        };
    }

    private static bool? Decided(Relation relation, Interval left, Interval right) => relation switch
    {
        Relation.Greater => left.Low > right.High ? true : left.High <= right.Low ? false : null,
        Relation.GreaterOrEqual => left.Low >= right.High ? true : left.High < right.Low ? false : null,
        Relation.Less => Decided(Relation.Greater, right, left),
        Relation.LessOrEqual => Decided(Relation.GreaterOrEqual, right, left),
        Relation.Equal => left.Low > right.High || left.High < right.Low ? false : null,
        Relation.NotEqual => left.Low > right.High || left.High < right.Low ? true : null,
        _ => null,
    };

    private static Relation Flipped(Relation relation) => relation switch
    {
        Relation.Greater => Relation.Less,
        Relation.GreaterOrEqual => Relation.LessOrEqual,
        Relation.Less => Relation.Greater,
        Relation.LessOrEqual => Relation.GreaterOrEqual,
        _ => relation,
    };
}
