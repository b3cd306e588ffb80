using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Graph;

/// <summary>The loss and its gradient, which starts the backward pass.</summary>
internal sealed record LossOperation
{
    /// <summary>The name people know it by, or that of the user's method.</summary>
    public required string Name { get; init; }

    public required LossForm Form { get; init; }

    /// <summary>What is compared with the targets.</summary>
    public required Value Output { get; init; }

    /// <summary>The loss of one unit, of y and t, or of z and t where the form is <see cref="LossForm.OfPreActivation"/>; null for <see cref="LossForm.FusedSoftmax"/>.</summary>
    public required Expression? Value { get; init; }

    /// <summary>The derivative of <see cref="Value"/>; null for <see cref="LossForm.FusedSoftmax"/>.</summary>
    public required Expression? Derivative { get; init; }

    /// <summary>For <see cref="LossForm.OverUnits"/> without <see cref="Units"/> the derivative of <see cref="Value"/> with respect to the output of each unit; else empty.</summary>
    public EquatableArray<Expression> UnitDerivatives { get; init; } = [];

    /// <summary>For <see cref="LossForm.OverUnits"/> the loops over the units, where it is a formula of sums and extrema; else null.</summary>
    public UnitLoss? Units { get; init; }

    /// <summary>Units the loss is averaged over: the output size, or 1 where units are summed.</summary>
    public required int UnitDivisor { get; init; }

    public required int TargetRow { get; init; }

    public required int LossRow { get; init; }
}

/// <summary>How loss and output activation meet.</summary>
internal enum LossForm
{
    /// <summary>The derivative with respect to y is multiplied by the activation's.</summary>
    Elementwise,

    /// <summary>A formula of z: sigmoid and binary cross entropy, dL/dz = s(z) - t, and any loss of one's own that is infinite for some y, with the activation put in for y.</summary>
    OfPreActivation,

    /// <summary>Softmax and cross entropy: dL/dz = softmax(z) sum(t) - t.</summary>
    FusedSoftmax,

    /// <summary>A loss of all units of a sample at once: dL/dy of each unit, of y0, y1, ... and t0, t1, ..., is written out, or computed in loops over the units.</summary>
    OverUnits,

    /// <summary>A loss of the probabilities other than cross entropy: dL/dz = y * (g - sum(g y)).</summary>
    SoftmaxJacobian,
}
