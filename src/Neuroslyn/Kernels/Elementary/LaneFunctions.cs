using System.Numerics;
using System.Runtime.CompilerServices;
using Neuroslyn.Kernels.Simd;

namespace Neuroslyn.Kernels.Elementary;

/// <summary>Functions that select or copy bits and are the same for both precisions.</summary>
/// <typeparam name="TSimd">The vector width.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TScalar">The number type of its lanes.</typeparam>
internal static class LaneFunctions<TSimd, TVector, TScalar>
    where TSimd : ISimd<TVector, TScalar>
    where TVector : struct
    where TScalar : unmanaged, IBinaryFloatingPointIeee754<TScalar>
{
    /// <summary>The larger number, NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Max(TVector left, TVector right) =>
        TSimd.Select(TSimd.Equal(left, left), TSimd.MaxNative(left, right), left);

    /// <summary>The smaller number, NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Min(TVector left, TVector right) =>
        TSimd.Select(TSimd.Equal(left, left), TSimd.MinNative(left, right), left);

    /// <summary>-1, 0 or 1; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sign(TVector x)
    {
        TVector signedOne = TSimd.Or(TSimd.And(x, TSimd.Create(TScalar.NegativeZero)), TSimd.Create(TScalar.One));
        return TSimd.Select(TSimd.GreaterThan(TSimd.Abs(x), TSimd.Create(TScalar.Zero)), signedOne, x);
    }
}
