using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Calculus;

/// <summary>The normal form of a sum: each term once with its coefficient, a constant included, in the order in which the terms first occur.</summary>
internal sealed class SumForm
{
    private static readonly Expression One = 1;

    private readonly List<(Expression Term, double Coefficient)> _terms = [];

    /// <summary>The normal form of a sum, difference or negated sum whose operands are in normal form.</summary>
    public static Expression Of(Expression expression)
    {
        SumForm sum = Collect(expression);
        if (sum._terms.Exists(static term => double.IsNaN(term.Coefficient)))
        {
            return double.NaN;
        }

        sum.MergeExponentials();
        return sum.WithoutCoefficient() ?? sum.Factored() ?? sum.Build();
    }

    /// <summary>u where the formula is 1 + u; null where it is no such sum.</summary>
    public static Expression? WithoutOne(Expression expression)
    {
        if (expression is not Binary(Operator.Add or Operator.Subtract, _, _))
        {
            return null;
        }

        SumForm sum = Collect(expression);
        return sum._terms.RemoveAll(static term => term.Term == One && term.Coefficient == 1) > 0 ? sum.Build() : null;
    }

    /// <summary>k (a / k + b) as a + k b; null where no term sheds its coefficient.</summary>
    public static Expression? Multiple(Expression sum, double factor)
    {
        var product = new SumForm();
        product._terms.AddRange(Collect(sum)._terms.Select(term => (term.Term, ProductForm.Rounded(factor * term.Coefficient))));
        return product._terms.Exists(static term => term.Term != One && Math.Abs(term.Coefficient) == 1) ? product.Build() : null;
    }

    /// <summary>The sum divided by the coefficient that all its terms have up to the sign; null where they have different ones.</summary>
    public static Expression? WithoutContent(Expression expression, out double content)
    {
        SumForm sum = Collect(expression);
        content = sum.Content;
        return content == 1 ? null : sum.DividedBy(content).Build();
    }

    private static SumForm Collect(Expression expression)
    {
        var sum = new SumForm();
        sum.Add(expression, 1);
        sum._terms.RemoveAll(static term => term.Coefficient == 0);
        return sum;
    }

    private void Add(Expression expression, double scale)
    {
        switch (expression)
        {
            case Constant(var value):
                Accumulate(One, scale * value);
                break;
            case Binary(Operator.Add, var left, var right):
                Add(left, scale);
                Add(right, scale);
                break;
            case Binary(Operator.Subtract, var left, var right):
                Add(left, scale);
                Add(right, -scale);
                break;
            case Call(Function.Negate, var operand):
                Add(operand, -scale);
                break;
            default:
                (double coefficient, Expression rest) = ProductForm.SplitCoefficient(expression);
                Accumulate(rest, scale * coefficient);
                break;
        }
    }

    private void Accumulate(Expression term, double coefficient)
    {
        int index = _terms.FindIndex(known => known.Term == term);
        if (index < 0)
        {
            _terms.Add((term, coefficient));
        }
        else
        {
            _terms[index] = (term, _terms[index].Coefficient + coefficient);
        }
    }

    /// <summary>k e^u - k = k expm1(u), k expm1(u) + k = k e^u, 2 k s(u) - k = k tanh(u / 2), k e^u - k e^-u = 2 k sinh u, k e^u + k e^-u = 2 k cosh u.</summary>
    private void MergeExponentials()
    {
        for (int i = 0; i < _terms.Count; i++)
        {
            for (int j = 0; j < _terms.Count; j++)
            {
                if (i != j && Merged(_terms[i], _terms[j]) is { } merged)
                {
                    _terms[i] = merged;
                    _terms.RemoveAt(j);
                    return;
                }
            }
        }
    }

    private static (Expression Term, double Coefficient)? Merged((Expression Term, double Coefficient) term, (Expression Term, double Coefficient) other)
    {
        (double a, double b) = (term.Coefficient, other.Coefficient);
        return (term.Term, other.Term) switch
        {
            (Call(Function.Exp, var u), Constant) when a == -b => (Expm1(u), a),
            (Call(Function.Expm1, var u), Constant) when a == b => (Exp(u), a),
            (Call(Function.Sigmoid, var u), Constant) when a == -2 * b => (Tanh(ProductForm.Of(u / 2)), a / 2),
            (Call(Function.Exp, var u), Call(Function.Exp, var v)) when a == b && IsOpposite(u, v) => (Cosh(u), 2 * a),
            (Call(Function.Exp, var u), Call(Function.Exp, var v)) when a == -b && IsOpposite(u, v) => (Sinh(u), 2 * a),
            _ => null,
        };
    }

    private static bool IsOpposite(Expression u, Expression v) => u == CallForm.Of(Function.Negate, v);

    /// <summary>The coefficient that all terms have up to the sign; 1 where they have different ones.</summary>
    private double Content => _terms.Count > 1 && Math.Abs(_terms[0].Coefficient) is var first && _terms.TrueForAll(term => Math.Abs(term.Coefficient) == first) ? first : 1;

    private SumForm DividedBy(double content)
    {
        var quotient = new SumForm();
        quotient._terms.AddRange(_terms.Select(term => (term.Term, term.Coefficient / content)));
        return quotient;
    }

    /// <summary>k a - k b = k (a - b); null where the terms have different coefficients, or nothing is saved.</summary>
    private Expression? WithoutCoefficient()
    {
        double content = Content;
        if (content == 1 || _terms.Count(static term => term.Term != One) < 2)
        {
            return null;
        }

        SumForm rest = DividedBy(content);
        return ProductForm.Scale(content, rest.Factored() ?? rest.Build());
    }

    /// <summary>The sum with a factor that several terms share taken out, where that is cheaper; null where it is not.</summary>
    private Expression? Factored()
    {
        if (_terms.Count < 2)
        {
            return null;
        }

        List<(Expression Base, bool IsDivisor)>[] factors = [.. _terms.Select(static term => ProductForm.Factors(term.Term))];
        var candidates = factors
            .SelectMany(static list => list)
            .Distinct()
            .Select(factor => (Factor: factor, Terms: Enumerable.Range(0, _terms.Count).Where(i => factors[i].Contains(factor)).ToList()))
            .Where(static candidate => candidate.Terms.Count > 1)
            .OrderByDescending(static candidate => candidate.Terms.Count)
            .ThenByDescending(static candidate => candidate.Factor.IsDivisor);
        int cost = -1;
        foreach (((Expression @base, bool isDivisor), List<int> terms) in candidates)
        {
            var quotient = new SumForm();
            foreach (int i in terms)
            {
                quotient.Accumulate(ProductForm.Without(_terms[i].Term, @base, isDivisor), _terms[i].Coefficient);
            }

            Expression inner = Of(quotient.Build());
            Expression product = ProductForm.Of(isDivisor ? inner / @base : inner * @base);
            Expression result = Of(Enumerable.Range(0, _terms.Count)
                .Where(i => !terms.Contains(i))
                .Aggregate(product, (sum, i) => sum + ProductForm.Scale(_terms[i].Coefficient, _terms[i].Term)));
            cost = cost < 0 ? Cost.Of(Build()) : cost;
            if (Cost.Of(result) < cost)
            {
                return result;
            }
        }

        return null;
    }

    /// <summary>Writes the terms one after another, beginning with a positive one.</summary>
    private Expression Build()
    {
        if (_terms.Count == 0)
        {
            return 0;
        }

        int first = _terms.FindIndex(static term => term.Coefficient > 0);
        if (first < 0)
        {
            first = _terms.FindIndex(static term => term.Term == One);
        }

        if (first < 0 && _terms.Count > 1)
        {
            return -_terms.Skip(1).Aggregate(Scaled(-1, _terms[0]), static (sum, term) => sum + Scaled(-1, term));
        }

        first = Math.Max(first, 0);
        Expression result = Scaled(1, _terms[first]);
        for (int i = 0; i < _terms.Count; i++)
        {
            if (i != first)
            {
                result = _terms[i].Coefficient < 0 ? result - Scaled(-1, _terms[i]) : result + Scaled(1, _terms[i]);
            }
        }

        return result;
    }

    private static Expression Scaled(double sign, (Expression Term, double Coefficient) term) => ProductForm.Scale(sign * term.Coefficient, term.Term);
}
