using System.Runtime.CompilerServices;
using Neuroslyn.Kernels.Simd;

namespace Neuroslyn.Kernels.Elementary;

/// <summary>e^x and ln x of <see cref="float"/> lanes.</summary>
/// <typeparam name="TSimd">The vector width.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal readonly struct SingleExponentials<TSimd, TVector> : IExponentials<TVector>
    where TSimd : ISimd<TVector, float>
    where TVector : struct
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp(TVector value) => SingleFunctions<TSimd, TVector>.Exp(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log(TVector value) => SingleFunctions<TSimd, TVector>.Log(value);
}
