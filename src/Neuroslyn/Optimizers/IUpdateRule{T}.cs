using System.Numerics;

namespace Neuroslyn;

/// <summary>The coefficients of one optimizer, which hold for all parameters of a step, and the formula they go into.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>Implemented by structs, so that <see cref="UpdatePass{T, TLanes}"/> is compiled with the formula inside its loop.</remarks>
internal interface IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Values remembered per parameter, 0 to 3; they start at 0.</summary>
    static abstract int SlotCount { get; }

    /// <summary>Computes what is the same for all parameters of one step.</summary>
    /// <param name="step">1 for the first step.</param>
    /// <param name="learningRate">The current learning rate.</param>
    void BeginStep(long step, double learningRate);

    /// <summary>Runs the pass with the formula for its registers.</summary>
    void Run<TLanes>(in UpdatePass<T, TLanes> pass)
        where TLanes : struct, ILanes<TLanes, T>;
}
