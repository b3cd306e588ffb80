using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>The divisor of an adaptive method: an <see cref="EpsilonPlacement"/> that a loop is compiled for, one addition per parameter instead of two.</summary>
internal interface IEpsilonRoot
{
    /// <summary>The root of squares, kept away from 0 by epsilon.</summary>
    static abstract TLanes Of<TLanes, T>(TLanes squares, TLanes epsilon)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The epsilon that goes with c squares instead of squares, so that the whole root is sqrt(c) times as large.</summary>
    /// <param name="epsilon">Goes with squares.</param>
    /// <param name="correction">c: 1 - beta2^t, by which Adam divides its average square.</param>
    /// <param name="root">sqrt(c).</param>
    static abstract double Scaled(double epsilon, double correction, double root);
}

/// <summary>sqrt(v + epsilon).</summary>
internal readonly struct EpsilonInsideRoot : IEpsilonRoot
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes squares, TLanes epsilon)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLanes.Sqrt(squares + epsilon);

    public static double Scaled(double epsilon, double correction, double root) => epsilon * correction;
}

/// <summary>sqrt(v) + epsilon.</summary>
internal readonly struct EpsilonOutsideRoot : IEpsilonRoot
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes squares, TLanes epsilon)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TLanes.Sqrt(squares) + epsilon;

    public static double Scaled(double epsilon, double correction, double root) => epsilon * root;
}
