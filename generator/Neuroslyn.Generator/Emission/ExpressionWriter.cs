using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Prints formulas as one would write them on paper, for comments.</summary>
internal static class ExpressionWriter
{
    public static string ToMathematics(Expression expression) => Write(expression, outer: 0);

    /// <summary>The formula as a factor of a product: a sum in parentheses.</summary>
    public static string ToFactor(Expression expression) => Write(expression, outer: 2);

    /// <summary>Precedences: 1 sums, 2 products, 3 powers and signs of factors, 4 what needs no parentheses.</summary>
    private static string Write(Expression expression, int outer)
    {
        (string text, int precedence) = expression switch
        {
            Constant(var value) => (Number(value), value < 0 ? 1 : 4),
            Variable(var name) => (name, 4),
            Call(Function.Negate, Call(Function.Expm1, var x)) => ($"1 - e^{Write(x, 4)}", 1),
            Call(Function.Negate, var x) => ("-" + Write(x, 2), 1),
            Call(Function.Held, var x) => (Write(x, outer), 4),
            Call(Function.Exp, var x) => ("e^" + Write(x, 4), 3),
            Call(Function.Expm1, var x) => ($"e^{Write(x, 4)} - 1", 1),
            Call(Function.Abs, var x) => ("|" + Write(x, 0) + "|", 4),
            Call(Function.Sqrt, var x) => ("√" + Write(x, 4), 4),
            Call(Function.Cbrt, var x) => ("∛" + Write(x, 4), 4),
            Call(Function.Log1p, Call(Function.Negate, var x)) => ($"log(1 - {Write(x, 2)})", 4),
            Call(Function.Log1p, var x) => ($"log(1 + {Write(x, 1)})", 4),
            Call(var function, var x) => ($"{Name(function)}({Write(x, 0)})", 4),
            Binary(Operator.Max, var a, var b) => ($"max({Write(a, 0)}, {Write(b, 0)})", 4),
            Binary(Operator.Min, var a, var b) => ($"min({Write(a, 0)}, {Write(b, 0)})", 4),
            Binary(Operator.Pow, var a, var b) => ($"{Write(a, 4)}^{Write(b, 4)}", 3),
            Binary(Operator.Add, var a, var b) => ($"{Write(a, 1)} + {Write(b, 1)}", 1),
            Binary(Operator.Subtract, var a, var b) => ($"{Write(a, 1)} - {Write(b, 2)}", 1),
            Binary(Operator.Multiply, _, _) => Product(expression),
            Binary(Operator.Divide, var a, var b) => ($"{Write(a, 2)} / {Write(b, 3)}", 2),
            Select(var condition, Constant(1), Constant(0)) => ($"[{Write(condition)}]", 4),
            Select(var condition, var then, var otherwise) => ($"({Write(then, 0)} where {Write(condition)}, else {Write(otherwise, 0)})", 4),
            _ => throw new InvalidOperationException($"No notation for {expression.GetType().Name}."),
        };
        return precedence < outer ? "(" + text + ")" : text;
    }

    private static string Write(Condition condition) => condition switch
    {
        Truth(var value) => value ? "always" : "never",
        Comparison(var relation, var left, var right) => $"{Write(left, 0)} {Symbol(relation)} {Write(right, 0)}",
        Not(var operand) => $"not ({Write(operand)})",
        Both(var left, var right) => $"{Write(left)} and {Write(right)}",
        Either(var left, var right) => $"({Write(left)} or {Write(right)})",
        _ => throw new InvalidOperationException($"No notation for {condition.GetType().Name}."),
    };

    /// <summary>Factors one after another, equal ones as a power.</summary>
    private static (string Text, int Precedence) Product(Expression expression)
    {
        var factors = new List<(Expression Base, int Power)>();
        Collect(expression);
        return factors[0].Base is Constant(< 0)
            ? (Number(((Constant)factors[0].Base).Value) + " " + string.Join(" ", factors.Skip(1).Select(Power)), 1)
            : (string.Join(" ", factors.Select(Power)), factors.Count == 1 ? 3 : 2);

        void Collect(Expression node)
        {
            if (node is Binary(Operator.Multiply, var left, var right))
            {
                Collect(left);
                Collect(right);
                return;
            }

            int index = factors.FindIndex(factor => factor.Base == node);
            if (index < 0)
            {
                factors.Add((node, 1));
            }
            else
            {
                factors[index] = (node, factors[index].Power + 1);
            }
        }

        string Power((Expression Base, int Power) factor) => factor.Power == 1
            ? Write(factor.Base, factor.Base is Binary(Operator.Divide, _, _) ? 3 : 2)
            : Write(factor.Base, 4) + Superscript(factor.Power);
    }

    private static string Superscript(int power) => string.Concat(Literal.Integer(power).Select(static digit => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));

    private static string Number(double value) => Literal.Double(value) is var digits && digits.EndsWith(".0", StringComparison.Ordinal)
        ? digits.Substring(0, digits.Length - 2)
        : digits;

    private static string Symbol(Relation relation) => relation switch
    {
        Relation.Greater => ">",
        Relation.GreaterOrEqual => "≥",
        Relation.Less => "<",
        Relation.LessOrEqual => "≤",
        Relation.Equal => "=",
        _ => "≠",
    };

    private static string Name(Function function) => function == Function.Sigmoid ? "σ" : function.ToString().ToLowerInvariant();
}
