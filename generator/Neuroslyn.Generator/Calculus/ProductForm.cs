using System.Globalization;
using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Calculus;

/// <summary>The normal form of a product: a coefficient and each factor once with its power, negative powers below the line.</summary>
internal sealed class ProductForm
{
    /// <summary>Reciprocals of whole numbers up to this are written as divisions if they are no short decimals: z / 6, but 0.01 z.</summary>
    private const int LargestDivisor = 1000;

    private readonly List<Factor> _factors = [];
    private double _numerator = 1;
    private double _denominator = 1;
    private int _constants;

    private double Coefficient => _constants > 1 ? Rounded(_numerator / _denominator) : _numerator / _denominator;

    /// <summary>A product of constants, where it is a short decimal up to rounding that decimal: 0.5 for 0.4999999999999999.</summary>
    public static double Rounded(double value) => Shortened(value) is var close && Math.Abs(close - value) <= 5e-16 * Math.Abs(value) ? close : value;

    /// <summary>The normal form of a product, quotient or negated product whose operands are in normal form.</summary>
    public static Expression Of(Expression expression)
    {
        ProductForm product = Collect(expression);
        if (product.Coefficient == 0)
        {
            return 0;
        }

        if (double.IsNaN(product.Coefficient))
        {
            return double.NaN;
        }

        product.MergeFunctions();
        return product.Distributed() ?? product.MultipliedOut() ?? product.Build();
    }

    /// <summary>A whole power of a formula in normal form.</summary>
    public static Expression Power(Expression @base, int power)
    {
        var product = new ProductForm();
        product.Add(@base, power);
        return product._factors.Count == 0 && product.Coefficient == 0 ? 0 : product.Build();
    }

    /// <summary>A multiple of a formula in normal form.</summary>
    public static Expression Scale(double coefficient, Expression expression) => coefficient == 1 ? expression : Of(coefficient * expression);

    /// <summary>The constant factor of a formula and the rest.</summary>
    public static (double Coefficient, Expression Remainder) SplitCoefficient(Expression expression)
    {
        ProductForm product = Collect(expression);
        double coefficient = product.Coefficient;
        if (coefficient is 1 or 0 || double.IsNaN(coefficient) || double.IsInfinity(coefficient))
        {
            return (1, expression);
        }

        (product._numerator, product._denominator) = (1, 1);
        return (coefficient, product.Build());
    }

    /// <summary>The factors of a formula without its coefficient; each as often as it can be taken out, which is once.</summary>
    public static List<(Expression Base, bool IsDivisor)> Factors(Expression expression) =>
        [.. Collect(expression)._factors.Select(static factor => (factor.Base, factor.Power < 0))];

    /// <summary>The formula with one factor taken out once.</summary>
    public static Expression Without(Expression expression, Expression @base, bool isDivisor)
    {
        ProductForm product = Collect(expression);
        product.Take(product.Find(@base, !isDivisor)!, isDivisor ? -1 : 1);
        return product.Build();
    }

    private static ProductForm Collect(Expression expression)
    {
        var product = new ProductForm();
        product.Add(expression, 1);
        return product;
    }

    /// <summary>The nearest number of six significant decimals.</summary>
    private static double Shortened(double value) => double.Parse(value.ToString("E5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static Expression Negated(Expression x) => CallForm.Of(Function.Negate, x);

    /// <summary>Whether cancelling x / x changes nothing but what overflow or underflow would spoil.</summary>
    private static bool IsNeverZero(Expression x) =>
        x is Call(Function.Exp or Function.Sigmoid or Function.Softplus or Function.Cosh, _) || Interval.Of(x).ExcludesZero;

    private void Add(Expression expression, int power)
    {
        switch (expression)
        {
            case Constant(var value):
                _constants += value is 1 or -1 ? 0 : Math.Abs(power);
                double scale = Math.Pow(value, Math.Abs(power));
                (_numerator, _denominator) = power > 0 ? (_numerator * scale, _denominator) : (_numerator, _denominator * scale);
                break;
            case Binary(Operator.Multiply, var left, var right):
                Add(left, power);
                Add(right, power);
                break;
            case Binary(Operator.Divide, var left, var right):
                Add(left, power);
                Add(right, -power);
                break;
            case Call(Function.Negate, var operand):
                _numerator = power % 2 == 0 ? _numerator : -_numerator;
                Add(operand, power);
                break;
            case Call(Function.Abs, var operand) when power % 2 == 0:
                Add(operand, power);
                break;

            case Select(var condition, var then, Constant(0)) when power == 1 && Collect(then).Coefficient < 0:
                _numerator = -_numerator;
                Multiply(new Select(condition, Negated(then), 0), 1);
                break;

            // 1 / e^u = e^-u, and 1 / (1 + e^u) = s(-u), which does not overflow.
            case Call(Function.Exp, var u) when power < 0:
                Multiply(CallForm.Of(Function.Exp, Negated(u)), -power);
                break;
            case Binary(Operator.Add, _, _) when power < 0 && SumForm.WithoutOne(expression) is Call(Function.Exp, var u):
                Multiply(CallForm.Of(Function.Sigmoid, Negated(u)), -power);
                break;
            case Binary(Operator.Add or Operator.Subtract, _, _) when SumForm.WithoutContent(expression, out double content) is { } sum:
                Add(content, power);
                Multiply(sum, power);
                break;
            default:
                Multiply(expression, power);
                break;
        }
    }

    private void Multiply(Expression @base, int power)
    {
        foreach (Factor known in _factors.Where(factor => factor.Base == @base))
        {
            if (known.Power > 0 == power > 0 || IsNeverZero(@base))
            {
                known.Power += power;
                _factors.RemoveAll(static factor => factor.Power == 0);
                return;
            }
        }

        _factors.Add(new Factor(@base, power));
    }

    private Factor? Find(Expression @base, bool positive) => _factors.Find(factor => factor.Base == @base && factor.Power > 0 == positive);

    /// <summary>
    /// e^u s(-u) = s(u), e^u e^-u = 1, (e^u - 1) s(-u) = tanh(u / 2), sinh u / cosh u = tanh u, sign(u) |u| = u, sign(u) u = |u|, |u| |u| = u u, sqrt(u) sqrt(u) = u.
    /// </summary>
    private void MergeFunctions()
    {
        for (int i = 0; i < _factors.Count; i++)
        {
            Factor factor = _factors[i];
            if (factor is { Base: Call(Function.Sqrt, var radicand), Power: > 1 or < -1 } && Interval.Of(radicand).Low >= 0)
            {
                int pairs = factor.Power / 2;
                Take(factor, 2 * pairs);
                Add(radicand, pairs);
                i = -1;
                continue;
            }

            (Expression? partner, bool above, Expression? result) = factor switch
            {
                { Base: Call(Function.Exp, var u), Power: > 0 } when Find(Sigmoid(Negated(u)), true) is not null => (Sigmoid(Negated(u)), true, Sigmoid(u)),
                { Base: Call(Function.Exp, var u), Power: > 0 } when Find(Exp(Negated(u)), true) is not null => (Exp(Negated(u)), true, null),
                { Base: Call(Function.Expm1, var u), Power: > 0 } when Find(Sigmoid(Negated(u)), true) is not null => (Sigmoid(Negated(u)), true, Tanh(Of(u / 2))),
                { Base: Call(Function.Sinh, var u), Power: > 0 } when Find(Cosh(u), false) is not null => (Cosh(u), false, Tanh(u)),
                { Base: Call(Function.Sign, var u), Power: > 0 } when Find(Abs(u), true) is not null => (Abs(u), true, u),
                { Base: Call(Function.Sign, var u), Power: > 0 } when Find(u, true) is not null => (u, true, Abs(u)),
                { Base: Call(Function.Abs, var u), Power: > 1 } => (factor.Base, true, u * u),
                _ => default((Expression? Partner, bool Above, Expression? Result)),
            };
            if (partner is null)
            {
                continue;
            }

            // One pair at a time; the remaining powers meet in the next turn.
            Take(factor, 1);
            Take(Find(partner, above)!, above ? 1 : -1);
            if (result is not null)
            {
                Add(result, 1);
            }

            i = -1;
        }
    }

    private void Take(Factor factor, int power)
    {
        factor.Power -= power;
        if (factor.Power == 0)
        {
            _factors.Remove(factor);
        }
    }

    /// <summary>A choice with a 0 or 1 in it costs nothing to multiply into: the product disappears in that branch.</summary>
    private Expression? Distributed()
    {
        Factor? choice = _factors.Find(static factor => factor is { Base: Select(_, Constant(0 or 1), _) or Select(_, _, Constant(0 or 1)), Power: 1 });
        if (choice is null || (_factors.Count == 1 && Coefficient == 1))
        {
            return null;
        }

        _factors.Remove(choice);
        Expression rest = Build();
        var select = (Select)choice.Base;
        return ChoiceForm.Of(select.Condition, Of(rest * select.Then), Of(rest * select.Else));
    }

    /// <summary>k (a / k + b) as a + k b.</summary>
    private Expression? MultipliedOut()
    {
        double coefficient = Coefficient;
        if (coefficient is 1 or -1 || _factors.Count != 1 || _factors[0] is not { Base: Binary(Operator.Add or Operator.Subtract, _, _), Power: 1 })
        {
            return null;
        }

        return SumForm.Multiple(_factors[0].Base, coefficient);
    }

    private Expression Build()
    {
        Expression? above = null;
        Expression? below = null;
        foreach (Factor factor in _factors)
        {
            Expression power = WholePower(factor.Base, Math.Abs(factor.Power));
            if (factor.Power > 0)
            {
                above = above is null ? power : above * power;
            }
            else
            {
                below = below is null ? power : below * power;
            }
        }

        double coefficient = Coefficient;
        if (above is null)
        {
            return below is null ? coefficient : coefficient == -1 ? -(1 / below) : coefficient / below;
        }

        double magnitude = Math.Abs(coefficient);
        double divisor = Math.Round(1 / magnitude);
        bool isReciprocal = divisor is > 1 and <= LargestDivisor && 1 / divisor == magnitude && Shortened(magnitude) != magnitude;
        Expression scaled = (magnitude, isReciprocal) switch
        {
            (1, _) => above,
            (_, true) => above / divisor,
            _ => (coefficient * above),
        };
        if (below is not null)
        {
            scaled = isReciprocal ? above / (divisor * below) : scaled / below;
        }

        return coefficient < 0 && (magnitude == 1 || isReciprocal) ? -scaled : scaled;
    }

    /// <summary>x, x x, x (x x), (x x) (x x): squares are shared.</summary>
    private static Expression WholePower(Expression x, int power)
    {
        if (power == 1)
        {
            return x;
        }

        Expression half = WholePower(x, power / 2);
        return power % 2 == 0 ? half * half : x * (half * half);
    }

    /// <summary>A factor and how often it occurs; negative below the line.</summary>
    private sealed class Factor(Expression @base, int power)
    {
        public Expression Base { get; } = @base;

        public int Power { get; set; } = power;
    }
}
