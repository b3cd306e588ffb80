using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Model;

namespace Neuroslyn.Generator.Graph;

/// <summary>z = x0 + x1 + ..., x0 x1 ..., max(x0, x1, ...) or the operands one behind the other; a = f(z).</summary>
internal sealed record MergeOperation : ActivatedOperation
{
    public required MergeKind Kind { get; init; }

    /// <summary>The operands by name.</summary>
    public required string Operands { get; init; }

    public override string Description => $"{Kind}({Operands})" + (Function is Variable ? "" : ", " + ActivationFormulas.DisplayName(Activation));

    /// <summary>z of one element, of the operands <c>x0</c>, <c>x1</c>, ...; not for operands that stand one behind the other.</summary>
    public Expression PreActivation => Kind switch
    {
        MergeKind.Add => Combine(static (sum, x) => sum + x),
        MergeKind.Multiply => Combine(static (product, x) => product * x),
        MergeKind.Maximum => Combine(static (largest, x) => Formula.Max(largest, x)),
        _ => throw new InvalidOperationException($"{Kind} does not combine elements."),
    };

    /// <summary>The name of an operand's variable.</summary>
    public static string VariableOf(int slot) => "x" + slot.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>dL/dx of an operand, of <c>g</c> = dL/dz and the operands.</summary>
    public Expression GradientOf(int slot)
    {
        var gradient = new Variable("g");
        return Kind switch
        {
            MergeKind.Multiply => Others(slot).Aggregate((Expression)gradient, static (product, other) => product * new Variable(VariableOf(other))),

            // A router: the first of the largest receives the gradient.
            MergeKind.Maximum => Others(slot).Aggregate((Expression)gradient, (routed, other) =>
                Formula.Where(new Comparison(other < slot ? Relation.Greater : Relation.GreaterOrEqual, new Variable(VariableOf(slot)), new Variable(VariableOf(other))), routed, 0)),
            _ => gradient,
        };
    }

    private IEnumerable<int> Others(int slot) => Enumerable.Range(0, Inputs.Count).Where(other => other != slot);

    private Expression Combine(Func<Expression, Expression, Expression> combine) =>
        Enumerable.Range(1, Inputs.Count - 1).Aggregate((Expression)new Variable(VariableOf(0)), (result, other) => combine(result, new Variable(VariableOf(other))));
}
