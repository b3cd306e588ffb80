using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>The two moving averages that Adam and its relatives share, and their bias correction.</summary>
/// <remarks>m = beta1 m + (1 - beta1) g and v = beta2 v + (1 - beta2) g^2 start at 0; dividing by 1 - beta^t makes them unbiased (Kingma and Ba 2015).</remarks>
internal struct AdamMoments<T>(double beta1, double beta2)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _beta1 = T.CreateTruncating(beta1);
    private readonly T _gain1 = T.CreateTruncating(1 - beta1);
    private readonly T _beta2 = T.CreateTruncating(beta2);
    private readonly T _gain2 = T.CreateTruncating(1 - beta2);
    private double _power1 = 1;
    private double _power2 = 1;

    /// <summary>beta2^t.</summary>
    public readonly double SecondPower => _power2;

    /// <summary>1 - beta1^t.</summary>
    public readonly double FirstCorrection => 1 - _power1;

    /// <summary>1 - beta2^t.</summary>
    public readonly double SecondCorrection => 1 - _power2;

    public void BeginStep()
    {
        _power1 = Power(_power1, beta1);
        _power2 = Power(_power2, beta2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TLanes First<TLanes>(TLanes m, TLanes gradient)
        where TLanes : struct, ILanes<TLanes, T> =>
        TLanes.FlushSubnormal((TLanes.Create(_beta1) * m) + (TLanes.Create(_gain1) * gradient));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TLanes Second<TLanes>(TLanes v, TLanes gradient)
        where TLanes : struct, ILanes<TLanes, T> =>
        (TLanes.Create(_beta2) * v) + (TLanes.Create(_gain2) * gradient * gradient);

    /// <summary>The next power; 0 before it becomes subnormal, where it would stay and slow every step down.</summary>
    private static double Power(double power, double beta) => power * beta is > 1e-300 and var next ? next : 0;
}
