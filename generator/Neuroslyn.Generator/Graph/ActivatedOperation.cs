using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Graph;

/// <summary>An operation that ends in an activation: a = f(z).</summary>
internal abstract record ActivatedOperation : Operation
{
    public required ActivationModel Activation { get; init; }

    /// <summary>First row of z where it is kept apart from a; -1 otherwise.</summary>
    public required int PreActivationRow { get; init; }

    /// <summary>f, a formula of z; null for softmax, which couples the units.</summary>
    public required Expression? Function { get; init; }

    /// <summary>f'; in terms of y where possible, else of z, which is then kept. Null for softmax, whose Jacobian is not diagonal.</summary>
    public required Expression? Derivative { get; init; }

    /// <summary><see cref="Derivative"/> in the form that code is written from.</summary>
    public required Expression? DerivativeCode { get; init; }

    /// <summary>The trainable numbers of f. Where there are any, z is kept.</summary>
    public EquatableArray<LearnedPlan> Learned { get; init; } = [];

    public bool HasLearned => Learned.Count > 0;

    /// <summary>The tensors of the trainable numbers.</summary>
    protected IEnumerable<TensorPlan> LearnedTensors => Learned.Select(plan =>
    {
        int count = plan.PerUnit ? OutputSize : 1;
        return new TensorPlan(Name, plan.Name, ParameterKind.Activation, plan.Offset, 1, count, count);
    });

    public bool IsSoftmax => Activation.Kind == Neuroslyn.Activation.Softmax;
}
