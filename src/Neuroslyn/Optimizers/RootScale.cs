using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>The divisor sqrt(v) + epsilon or sqrt(v + epsilon).</summary>
internal readonly struct RootScale<T>(double epsilon, EpsilonPlacement placement)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _inside = placement == EpsilonPlacement.InsideRoot ? Hyperparameter.NonZero<T>(epsilon) : T.Zero;
    private readonly T _outside = placement == EpsilonPlacement.OutsideRoot ? Hyperparameter.NonZero<T>(epsilon) : T.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Of<TLanes>(TLanes squares)
        where TLanes : struct, ILanes<TLanes, T> => TLanes.Sqrt(squares + TLanes.Create(_inside)) + TLanes.Create(_outside);
}
