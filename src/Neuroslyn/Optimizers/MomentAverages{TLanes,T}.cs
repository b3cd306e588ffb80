using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary><see cref="AdamMoments{T}"/> in registers.</summary>
internal readonly struct MomentAverages<TLanes, T>(TLanes gain1, TLanes beta2, TLanes gain2)
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TLanes _gain1 = gain1;
    private readonly TLanes _beta2 = beta2;
    private readonly TLanes _gain2 = gain2;

    /// <summary>m + (1 - beta1) (g - m): one operation less than the weighted sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes First(TLanes m, TLanes gradient) => TLanes.MultiplyAddEstimate(_gain1, gradient - m, m);

    /// <summary>beta2 v + (1 - beta2) g^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Second(TLanes v, TLanes gradient) => TLanes.MultiplyAddEstimate(_gain2 * gradient, gradient, _beta2 * v);
}
