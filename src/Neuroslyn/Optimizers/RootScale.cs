using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>The divisor sqrt(v) + epsilon or sqrt(v + epsilon).</summary>
internal readonly struct RootScale<T>(double epsilon, EpsilonPlacement placement)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _inside = placement == EpsilonPlacement.InsideRoot ? Hyperparameter.NonZero<T>(epsilon) : T.Zero;
    private readonly T _outside = placement == EpsilonPlacement.OutsideRoot ? Hyperparameter.NonZero<T>(epsilon) : T.Zero;

    /// <summary>The same in registers.</summary>
    public RootScale<TLanes, T> Spread<TLanes>()
        where TLanes : struct, ILanes<TLanes, T> => new(TLanes.Create(_inside), TLanes.Create(_outside));
}

/// <inheritdoc cref="RootScale{T}"/>
internal readonly struct RootScale<TLanes, T>(TLanes inside, TLanes outside)
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TLanes _inside = inside;
    private readonly TLanes _outside = outside;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Of(TLanes squares) => TLanes.Sqrt(squares + _inside) + _outside;
}
