using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Calculus;

/// <summary>
/// Replaces parts of a formula by forms that cost less or do not overflow, and that nobody would write on paper: the last step before a formula
/// is printed as code. Each keeps the value to a few units in the last place.
/// </summary>
internal sealed class CheaperForm
{
    /// <summary>From here on tanh(softplus(z)) is 1 in double precision.</summary>
    private const double GateSaturation = 20;

    /// <summary>Exponentials that replace other functions, by the name of the variable that stands for each while derivatives are taken.</summary>
    private readonly Dictionary<string, Expression> _exponents = [];

    private CheaperForm()
    {
    }

    /// <summary>The form that code is written from.</summary>
    public static Expression Of(Expression expression)
    {
        var form = new CheaperForm();
        return Finish(form.Restore(form.Rewrite(Simplification.Simplify(expression))));
    }

    /// <summary>
    /// The derivative that costs least: that of the formula as written, or that of its cheaper form, whose parts may be shared where the other's
    /// are not.
    /// </summary>
    public static Expression Derivative(Expression expression, Expression variable)
    {
        Expression ofFormula = Of(Differentiation.Differentiate(expression, variable));
        var form = new CheaperForm();
        Expression rewritten = form.Rewrite(Simplification.Simplify(expression));
        Expression ofCheaper = Finish(form.Restore(form.Total(rewritten, variable)));
        return Cost.Of(ofCheaper) < Cost.Of(ofFormula) ? ofCheaper : ofFormula;
    }

    private static Expression Finish(Expression expression) => ReciprocalForm.Of(Simplification.Simplify(expression));

    private Expression Rewrite(Expression expression) => Tree.Map(expression, Rewrite) switch
    {
        // With n = e^z: tanh(log(1 + n)) = n (n + 2) / (n (n + 2) + 2), one exponential instead of three transcendental functions.
        Call(Function.Tanh, Call(Function.Softplus, var z)) => Gate(Exponential(z)),

        // log cosh x = |x| + log(1 + e^(-2|x|)) - log 2, where cosh alone would overflow.
        Call(Function.Log, Call(Function.Cosh, var x)) => Abs(x) + Softplus(-2 * Abs(x)) - Math.Log(2),

        // 1 + tanh u = 2 s(2u).
        Binary(Operator.Add, Constant(1), Call(Function.Tanh, var u)) => 2 * Sigmoid(2 * u),
        Binary(Operator.Add, Call(Function.Tanh, var u), Constant(1)) => 2 * Sigmoid(2 * u),

        // sin u cos u = sin(2u) / 2.
        Binary(Operator.Multiply, Call(Function.Sin, var u), Call(Function.Cos, var v)) when u == v => 0.5 * Sin(2 * u),
        var other => other,
    };

    private static Expression Gate(Expression n)
    {
        Expression w = n * (n + 2);
        return w / (w + 2);
    }

    /// <summary>e^z, which stays finite because z is bounded; a variable until <see cref="Restore"/>.</summary>
    private Variable Exponential(Expression z)
    {
        string name = _exponents.FirstOrDefault(known => known.Value == z).Key ?? "e^" + _exponents.Count;
        _exponents[name] = z;
        return new Variable(name);
    }

    /// <summary>
    /// The derivative by the chain rule over the exponentials. The bound on their exponents is left out: behind it what they replace is constant
    /// to the last digit.
    /// </summary>
    private Expression Total(Expression expression, Expression variable) => Simplification.Simplify(Tree.Variables(expression)
        .Where(_exponents.ContainsKey)
        .Select(static name => new Variable(name))
        .Aggregate(
            Differentiation.Differentiate(expression, variable),
            (sum, n) => sum + (Differentiation.Differentiate(expression, n) * n * Total(_exponents[n.Name], variable))));

    private Expression Restore(Expression expression) => expression is Variable(var name) && _exponents.TryGetValue(name, out Expression? z)
        ? Exp(Min(GateSaturation, Restore(z)))
        : Tree.Map(expression, Restore);
}
