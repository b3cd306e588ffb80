using System.Runtime.CompilerServices;
using Neuroslyn.Kernels.Simd;

namespace Neuroslyn.Kernels.Elementary;

/// <summary>e^x and ln x of <see cref="double"/> lanes.</summary>
/// <typeparam name="TSimd">The vector width.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal readonly struct DoubleExponentials<TSimd, TVector> : IExponentials<TVector>
    where TSimd : ISimd<TVector, double>
    where TVector : struct
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp(TVector value) => DoubleFunctions<TSimd, TVector>.Exp(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log(TVector value) => DoubleFunctions<TSimd, TVector>.Log(value);
}
