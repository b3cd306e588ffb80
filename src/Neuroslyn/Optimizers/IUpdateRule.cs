using System.Numerics;

namespace Neuroslyn;

/// <summary>The formula of one optimizer: what happens to one parameter, given its gradient and what the optimizer remembers about it.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>Implemented by structs, so that <see cref="ElementwiseState{T, TRule}"/> is compiled with the formula inside its loop.</remarks>
internal interface IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Values remembered per parameter, 0 to 3; they start at 0.</summary>
    static abstract int SlotCount { get; }

    /// <summary>Computes what is the same for all parameters of one step.</summary>
    /// <param name="step">1 for the first step.</param>
    /// <param name="learningRate">The current learning rate.</param>
    void BeginStep(long step, double learningRate);

    /// <summary>The new parameters. A padding element, whose parameter, gradient and slots are 0, must stay 0.</summary>
    TLanes Update<TLanes>(TLanes parameter, TLanes gradient, ref TLanes slot1, ref TLanes slot2, ref TLanes slot3)
        where TLanes : struct, ILanes<TLanes, T>;
}
