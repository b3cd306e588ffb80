using Microsoft.CodeAnalysis.CSharp;
using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Prints formulas as C# on vectors. What occurs more than once is computed once and gets a name.</summary>
internal sealed class VectorWriter
{
    private readonly VectorTarget _target;
    private readonly Precision _precision;
    private readonly Func<string, string> _variable;
    private readonly string _sharedPrefix;
    private readonly Dictionary<Expression, int> _uses = [];
    private readonly Dictionary<Expression, string> _names = [];
    private readonly List<string> _declarations = [];

    private VectorWriter(VectorTarget target, Precision precision, Func<string, string> variable, string sharedPrefix)
    {
        _sharedPrefix = sharedPrefix;
        _target = target;
        _precision = precision;
        _variable = variable;
    }

    /// <summary>Prints formulas that are evaluated together.</summary>
    /// <param name="expressions">The formulas, in cheapest form.</param>
    /// <param name="target">The kind of vector.</param>
    /// <param name="precision">The number type.</param>
    /// <param name="variable">The C# expression for each variable; if it is not a mere name and used twice, a local of the variable's name is declared.</param>
    /// <param name="sharedPrefix">What the names of shared parts begin with; no variable's name does.</param>
    public static VectorCode Write(IReadOnlyList<Expression> expressions, VectorTarget target, Precision precision, Func<string, string> variable, string sharedPrefix = "u")
    {
        var writer = new VectorWriter(target, precision, variable, sharedPrefix);
        foreach (Expression expression in expressions)
        {
            writer.Count(expression);
        }

        List<string> values = [.. expressions.Select(writer.Print)];
        return new VectorCode(writer._declarations, values);
    }

    private void Count(Expression expression)
    {
        _uses.TryGetValue(expression, out int uses);
        _uses[expression] = uses + 1;
        if (uses > 0)
        {
            return;
        }

        foreach (Expression child in Tree.Children(expression))
        {
            Count(child);
        }
    }

    private string Print(Expression node)
    {
        if (_names.TryGetValue(node, out string? name))
        {
            return name;
        }

        string text = PrintNode(node);
        if (_uses[node] == 1 || node is Constant || SyntaxFacts.IsValidIdentifier(text))
        {
            return text;
        }

        name = node is Variable variable ? variable.Name : _sharedPrefix + Literal.Integer(_names.Values.Count(known => known.StartsWith(_sharedPrefix, StringComparison.Ordinal)) + 1);
        _declarations.Add($"{_target.Type} {name} = {Unwrapped(text)};");
        _names[node] = name;
        return name;
    }

    private string PrintNode(Expression node) => node switch
    {
        Constant(0) => $"{_target.Type}.Zero",
        Constant(1) => $"{_target.Type}.One",
        Constant(var value) => $"{_target.Operations}.Create({Literal.Number(value, _precision)})",
        Variable(var name) => _variable(name),
        Call(Function.Negate, var x) => $"(-{Print(x)})",
        Call(Function.Held, var x) => Print(x),
        Call(Function.Abs, var x) => $"{_target.Operations}.Abs({Bare(x)})",
        Call(var function, var x) => $"VectorMath.{function}({Bare(x)})",

        // One operand is a constant and stands first: the instruction returns the second operand when one is NaN.
        Binary(Operator.Max or Operator.Min, Constant constant, var x) =>
            $"{_target.Operations}.{((Binary)node).Operator}Native({Print(constant)}, {Bare(x)})",
        Binary(Operator.Max or Operator.Min or Operator.Pow, var left, var right) => $"VectorMath.{((Binary)node).Operator}({Bare(left)}, {Bare(right)})",
        Binary(var @operator, var left, var right) => $"({Print(left)} {Symbol(@operator)} {Print(right)})",
        Select(var condition, var then, var otherwise) => $"{_target.Operations}.ConditionalSelect({Unwrapped(Print(condition))}, {Bare(then)}, {Bare(otherwise)})",
        _ => throw new InvalidOperationException($"No C# for {node.GetType().Name}."),
    };

    private string Print(Condition condition) => condition switch
    {
        Comparison(Relation.NotEqual, var left, var right) => $"(~{_target.Operations}.Equals({Bare(left)}, {Bare(right)}))",
        Comparison(var relation, var left, var right) => $"{_target.Operations}.{Method(relation)}({Bare(left)}, {Bare(right)})",
        Not(var operand) => $"(~{Print(operand)})",
        Both(var left, var right) => $"({Print(left)} & {Print(right)})",
        Either(var left, var right) => $"({Print(left)} | {Print(right)})",
        _ => throw new InvalidOperationException($"{condition.GetType().Name} is folded before it is printed."),
    };

    /// <summary>Without the parentheses that only an operator needs.</summary>
    private string Bare(Expression node) => Unwrapped(Print(node));

    private static string Unwrapped(string text)
    {
        if (text[0] != '(')
        {
            return text;
        }

        int depth = 0;
        for (int i = 0; i < text.Length - 1; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return text;
            }
        }

        return text.Substring(1, text.Length - 2);
    }

    private static string Symbol(Operator @operator) => @operator switch
    {
        Operator.Add => "+",
        Operator.Subtract => "-",
        Operator.Multiply => "*",
        Operator.Divide => "/",
        _ => throw new InvalidOperationException($"{@operator} is written as a function."),
    };

    private static string Method(Relation relation) => relation switch
    {
        Relation.Greater => "GreaterThan",
        Relation.GreaterOrEqual => "GreaterThanOrEqual",
        Relation.Less => "LessThan",
        Relation.LessOrEqual => "LessThanOrEqual",
        Relation.Equal => "Equals",
        _ => throw new InvalidOperationException($"{relation} is written as an operator."),
    };
}
