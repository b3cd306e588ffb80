using Neuroslyn.Generator.Support;
using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Calculus;

/// <summary>
/// A loss over all units of a sample as loops: reductions R1, R2, ... of the units, L as a formula of them, and dL/dy as one formula for every unit.
/// </summary>
/// <remarks>
/// In reverse: the weight of a reduction is dL/dRk = ∂L/∂Rk + Σ dL/dRj ∂Rj/∂Rk over the later reductions j that use it, and ∂Rj/∂Rk, a sum over units,
/// is a reduction itself. Then dL/dy = Σ dL/dRk ∂bodyk/∂y; an extremum passes its weight to the first unit that has it.
/// </remarks>
/// <param name="Reductions">Those of the loss, then those that only the gradient needs.</param>
/// <param name="Value">L, a formula of reductions.</param>
/// <param name="Weights">dL/dRk of the reductions that the gradient needs, by the names of their variables in <paramref name="Gradient"/>.</param>
/// <param name="Gradient">dL/dy of one unit: of its y, t and number, of reductions and weights.</param>
internal sealed record UnitLoss(EquatableArray<UnitReduction> Reductions, Expression Value, EquatableArray<UnitWeight> Weights, Expression Gradient)
{
    /// <summary>The gradient of a loss that is a formula of reductions.</summary>
    public static UnitLoss Of(IReadOnlyList<UnitReduction> reductions, Expression value)
    {
        var all = new List<UnitReduction>(reductions);
        var weights = new Expression[reductions.Count];
        for (int k = reductions.Count - 1; k >= 0; k--)
        {
            Expression weight = Differentiation.Differentiate(value, reductions[k].Value);
            for (int j = k + 1; j < reductions.Count; j++)
            {
                Expression inner = Differentiation.Differentiate(reductions[j].Body, reductions[k].Value);
                if (inner is not Constant(0))
                {
                    weight += weights[j] * SumOf(AtPlace(reductions[j], inner), all);
                }
            }

            weights[k] = Simplification.Simplify(weight);
        }

        var used = new List<UnitWeight>();
        Expression gradient = 0;
        for (int k = 0; k < reductions.Count; k++)
        {
            Expression inner = Differentiation.Differentiate(reductions[k].Body, Y);
            if (weights[k] is Constant(0) || inner is Constant(0))
            {
                continue;
            }

            var weight = new UnitWeight("λ" + Literal.Integer(used.Count) + "'", weights[k]);
            used.Add(weight);
            gradient += weight.Variable * AtPlace(reductions[k], inner);
        }

        return new UnitLoss(all.ToEquatableArray(), value, used.ToEquatableArray(), Simplification.Simplify(gradient));
    }

    /// <summary>What a unit's body contributes to the derivative of a reduction: nothing for a unit that is not the extreme one.</summary>
    private static Expression AtPlace(UnitReduction reduction, Expression derivative) =>
        reduction.IsSum ? derivative : Where(new Comparison(Relation.Equal, UnitReduction.Unit, reduction.Place), derivative, 0);

    /// <summary>The sum of a formula over all units: a multiple of a known one where it is that.</summary>
    private static Expression SumOf(Expression body, List<UnitReduction> reductions)
    {
        (double coefficient, Expression rest) = ProductForm.SplitCoefficient(Simplification.Simplify(body));
        UnitReduction? known = reductions.Find(reduction => reduction.IsSum && reduction.Body == rest);
        if (known is null)
        {
            known = new UnitReduction(UnitReduction.NameOf(reductions.Count), UnitReductionKind.Sum, rest);
            reductions.Add(known);
        }

        return coefficient * known.Value;
    }
}

/// <summary>The derivative of a loss with respect to one of its reductions.</summary>
/// <param name="Name">Its variable in the gradient.</param>
/// <param name="Derivative">A formula of reductions.</param>
internal sealed record UnitWeight(string Name, Expression Derivative)
{
    public Expression Variable { get; } = new Variable(Name);
}
