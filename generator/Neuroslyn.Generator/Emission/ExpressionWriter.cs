using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Prints formulas: as C# on vectors, and as mathematics for comments.</summary>
internal static class ExpressionWriter
{
    /// <summary>The formula as a C# expression on vectors.</summary>
    /// <param name="expression">The formula.</param>
    /// <param name="target">The kind of vector.</param>
    /// <param name="precision">The number type.</param>
    /// <param name="variable">The C# expression for each variable.</param>
    public static string ToVector(Expression expression, VectorTarget target, Precision precision, Func<string, string> variable)
    {
        return Print(expression);

        string Print(Expression node) => node switch
        {
            Constant(0) => $"{target.Type}.Zero",
            Constant(1) => $"{target.Type}.One",
            Constant(var value) => $"{target.Operations}.Create({Literal.Number(value, precision)})",
            Variable(var name) => variable(name),
            Call(Function.Negate, var x) => $"(-{Print(x)})",
            Call(var function, var x) => $"VectorMath.{function}({Print(x)})",

            // One operand is a constant and stands first: the instruction returns the second operand when one is NaN.
            Binary(Operator.Max, Constant constant, var x) => $"{target.Operations}.MaxNative({Print(constant)}, {Print(x)})",
            Binary(Operator.Min, Constant constant, var x) => $"{target.Operations}.MinNative({Print(constant)}, {Print(x)})",
            Binary(Operator.Max or Operator.Min, var left, var right) =>
                $"VectorMath.{((Binary)node).Operator}({Print(left)}, {Print(right)})",
            Binary(var @operator, var left, var right) => $"({Print(left)} {Symbol(@operator)} {Print(right)})",
            Select(var left, var right, var then, var otherwise) =>
                $"{target.Operations}.ConditionalSelect({target.Operations}.GreaterThan({Print(left)}, {Print(right)}), {Print(then)}, {Print(otherwise)})",
            _ => throw new InvalidOperationException($"No C# for {node.GetType().Name}."),
        };
    }

    /// <summary>The formula as one would write it on paper.</summary>
    public static string ToMathematics(Expression expression) => Mathematics(expression, outer: 0);

    private static string Mathematics(Expression expression, int outer)
    {
        (string text, int precedence) = expression switch
        {
            Constant(var value) => (Literal.Double(value) is var digits && digits.EndsWith(".0", StringComparison.Ordinal) ? digits.Substring(0, digits.Length - 2) : digits, value < 0 ? 1 : 4),
            Variable(var name) => (name, 4),
            Call(Function.Negate, var x) => ("-" + Mathematics(x, 3), 1),
            Call(Function.Exp, var x) => ("e^" + Mathematics(x, 4), 3),
            Call(Function.Abs, var x) => ("|" + Mathematics(x, 0) + "|", 4),
            Call(var function, var x) => ($"{Name(function)}({Mathematics(x, 0)})", 4),
            Binary(Operator.Max, var a, var b) => ($"max({Mathematics(a, 0)}, {Mathematics(b, 0)})", 4),
            Binary(Operator.Min, var a, var b) => ($"min({Mathematics(a, 0)}, {Mathematics(b, 0)})", 4),
            Binary(Operator.Add, var a, var b) => ($"{Mathematics(a, 1)} + {Mathematics(b, 1)}", 1),
            Binary(Operator.Subtract, var a, var b) => ($"{Mathematics(a, 1)} - {Mathematics(b, 2)}", 1),
            Binary(Operator.Multiply, var a, var b) when a == b => ($"{Mathematics(a, 4)}²", 3),
            Binary(Operator.Multiply, var a, var b) => ($"{Mathematics(a, 2)} {Mathematics(b, 2)}", 2),
            Binary(Operator.Divide, var a, var b) => ($"{Mathematics(a, 2)} / {Mathematics(b, 3)}", 2),
            Select(var left, var right, Constant(1), Constant(0)) => ($"[{Mathematics(left, 0)} > {Mathematics(right, 0)}]", 4),
            Select(var left, var right, var then, var otherwise) =>
                ($"({Mathematics(then, 0)} where {Mathematics(left, 0)} > {Mathematics(right, 0)}, else {Mathematics(otherwise, 0)})", 4),
            _ => throw new InvalidOperationException($"No notation for {expression.GetType().Name}."),
        };
        return precedence < outer ? "(" + text + ")" : text;
    }

    private static string Symbol(Operator @operator) => @operator switch
    {
        Operator.Add => "+",
        Operator.Subtract => "-",
        Operator.Multiply => "*",
        Operator.Divide => "/",
        _ => throw new InvalidOperationException($"{@operator} is written as a function."),
    };

    private static string Name(Function function) => function switch
    {
        Function.Sigmoid => "σ",
        Function.Sign => "sign",
        Function.Sqrt => "√",
        Function.Log => "log",
        Function.Tanh => "tanh",
        Function.Softplus => "softplus",
        _ => function.ToString(),
    };
}
