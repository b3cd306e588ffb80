using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>What an operation stores where it leaves a gradient: the same rule for every kind of operation.</summary>
internal static class GradientWriter
{
    /// <summary>The variable that stands for the gradients that have arrived before.</summary>
    private const string Accumulated = "before";

    /// <summary>What an operation leaves in a sink, as mathematics for the reader of the code.</summary>
    /// <param name="sink">Where the gradient goes.</param>
    /// <param name="gradient">The gradient as mathematics.</param>
    public static string Describe(GradientSink sink, string gradient)
    {
        string masks = sink.Dropouts.Count > 0 ? " ⊙ m" : "";
        string what = sink.Producer is null ? "∂L/∂x" : sink.IsLast && sink.Producer is ActivatedOperation ? $"δ of {sink.Producer.Name}" : $"∂L/∂y of {sink.Producer.Name}";
        string derivative = sink.Activated?.Derivative is { } factor and not Constant(1) ? $" ⊙ {ExpressionWriter.ToFactor(factor)}" : "";
        return sink.IsFirst
            ? $"{what} = {(derivative.Length > 0 ? $"({gradient})" : gradient)}{derivative}{masks}"
            : derivative.Length > 0 ? $"{what} = (what is there + {gradient}{masks}){derivative}" : $"{what} += {gradient}{masks}";
    }

    /// <summary>What is stored in a sink: the gradient through the masks, added to what is there, and once it is complete times the activation's derivative.</summary>
    /// <param name="sink">Where the gradient goes.</param>
    /// <param name="gradient">The gradient of what the operation read.</param>
    public static Expression Delta(GradientSink sink, Expression gradient)
    {
        Expression total = Total(sink, gradient);
        Expression derivative = sink.Activated?.DerivativeCode ?? 1;

        // Behind a dropout the loss means another y than the activation.
        Expression own = sink.Dropouts.Count > 0 ? Tree.Replace(derivative, Formula.Y, new Variable("a")) : derivative;

        // Lanes beyond the last sample or unit carry a gradient of 0, which must stay 0 even where f' is infinite.
        // The loss clears them itself.
        return Guarded(total * own, !sink.IsOfLoss && Singularity.MayOccur(own), sink.IsFirst ? gradient : total);
    }

    /// <summary>What each sample contributes to the gradients of the learned parameters of the activation, from the complete dL/da.</summary>
    public static IEnumerable<Expression> Shares(GradientSink sink, Expression gradient)
    {
        Expression total = Total(sink, gradient);
        return sink.Learned?.Learned.Select(plan => Guarded(total * plan.Derivative, Singularity.MayOccur(plan.Derivative), sink.IsFirst ? gradient : total)) ?? [];
    }

    /// <summary>A product with a derivative that is infinite somewhere is 0 all the same where the gradient is.</summary>
    public static Expression Guarded(Expression product, bool isSingular, Expression gradient)
    {
        Expression code = CheaperForm.Of(product);
        return isSingular ? Formula.Where(new Comparison(Relation.NotEqual, gradient, 0), code, 0) : code;
    }

    private static Expression Total(GradientSink sink, Expression gradient)
    {
        Expression masked = sink.Dropouts.Aggregate(gradient, static (product, dropout) => product * new Variable(MaskName(dropout)));
        return sink.IsFirst ? masked : new Variable(Accumulated) + masked;
    }

    /// <summary>The place of a variable of <see cref="Delta"/>.</summary>
    /// <param name="sink">Where the gradient goes.</param>
    /// <param name="name">The variable.</param>
    /// <param name="cell">The C# expression for the vector of a row block, given its first row in the workspace.</param>
    public static string Place(GradientSink sink, string name, Func<int, string> cell) => name switch
    {
        "y" or "a" => cell(sink.Activated!.OutputRow),
        "z" => cell(sink.Activated!.PreActivationRow),
        Accumulated => cell(sink.Row),
        _ => cell(sink.Dropouts.First(dropout => MaskName(dropout) == name).MaskRow),
    };

    private static string MaskName(DropoutOperation dropout) => "m" + Literal.Integer(dropout.Index);
}
