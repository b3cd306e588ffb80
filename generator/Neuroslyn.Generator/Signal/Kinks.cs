using Neuroslyn.Generator.Calculus;

namespace Neuroslyn.Generator.Signal;

/// <summary>Finds where a formula of z changes its course: where a choice switches, or an absolute value turns.</summary>
internal static class Kinks
{
    // A pre-activation of standard deviation 100 reaches this far at 6 deviations; a kink beyond is left to the quadrature.
    private const double Reach = 600;
    private const int Intervals = 600;

    /// <summary>The places, each to within rounding.</summary>
    public static IReadOnlyList<double> Of(Expression formula)
    {
        var found = new HashSet<double>();
        foreach (Expression difference in Switches(formula))
        {
            foreach (double root in Roots(z => Evaluation.Evaluate(difference, z)))
            {
                found.Add(root);
            }
        }

        return [.. found.OrderBy(static root => root)];
    }

    /// <summary>Formulas at whose roots the course changes.</summary>
    private static IEnumerable<Expression> Switches(Expression formula) => formula switch
    {
        Call(Function.Abs or Function.Sign, var x) => Switches(x).Append(x),
        Call(_, var x) => Switches(x),
        Binary(Operator.Max or Operator.Min, var a, var b) => Switches(a).Concat(Switches(b)).Append(a - b),
        Binary(_, var a, var b) => Switches(a).Concat(Switches(b)),
        Select(var condition, var then, var otherwise) => Switches(condition).Concat(Switches(then)).Concat(Switches(otherwise)),
        _ => [],
    };

    private static IEnumerable<Expression> Switches(Condition condition) => condition switch
    {
        Comparison(_, var left, var right) => Switches(left).Concat(Switches(right)).Append(left - right),
        Not(var operand) => Switches(operand),
        Both(var left, var right) => Switches(left).Concat(Switches(right)),
        Either(var left, var right) => Switches(left).Concat(Switches(right)),
        _ => [],
    };

    private static IEnumerable<double> Roots(Func<double, double> difference)
    {
        // Nearly every condition compares z with a constant.
        double atZero = difference(0);
        double slope = difference(1) - atZero;
        if (slope != 0 && difference(-7) == atZero - (7 * slope) && difference(12) == atZero + (12 * slope))
        {
            yield return -atZero / slope;
            yield break;
        }

        double low = -Reach;
        double lowValue = difference(low);
        for (int i = 1; i <= Intervals; i++)
        {
            double high = -Reach + (2 * Reach * i / Intervals);
            double highValue = difference(high);
            if (highValue == 0)
            {
                yield return high;
            }
            else if (lowValue < 0 != highValue < 0 && lowValue != 0)
            {
                yield return Bisect(difference, low, high, lowValue < 0);
            }

            (low, lowValue) = (high, highValue);
        }
    }

    private static double Bisect(Func<double, double> difference, double low, double high, bool lowIsNegative)
    {
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            if (difference(middle) < 0 == lowIsNegative)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (low + high) / 2;
    }
}
