using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Neuroslyn.Kernels.Simd;

namespace Neuroslyn.Kernels;

/// <summary>Random bits as a function of where they are needed, so that no order and no division of work changes them.</summary>
internal static class CounterHash
{
    /// <summary>What belongs to a row of the matrix that a key selects.</summary>
    /// <param name="key">Different keys, even neighbours, give independent rows.</param>
    /// <param name="row">Counted from 1.</param>
    public static ulong RowSeed(ulong key, ulong row) => SplitMix64.Output(key + SplitMix64.Output(row, 1), 1);

    /// <summary>32 random bits per lane, for the columns from <paramref name="column"/> on of a row.</summary>
    /// <param name="rowSeed">The row's <see cref="RowSeed"/>.</param>
    /// <param name="column">The first lane's column.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<uint> Of(ulong rowSeed, int column)
    {
        Vector<uint> counter = Vector<uint>.Indices + new Vector<uint>((uint)rowSeed + (uint)column);
        uint secret = (uint)(rowSeed >> 32);
        if (Vector<uint>.Count == Vector512<uint>.Count)
        {
            return OfLanes<Simd512Single, Vector512<float>, float>(counter.AsVector512().AsSingle(), Simd512Single.CreateBits(secret)).AsUInt32().AsVector();
        }

        return Vector<uint>.Count == Vector256<uint>.Count
            ? OfLanes<Simd256Single, Vector256<float>, float>(counter.AsVector256().AsSingle(), Simd256Single.CreateBits(secret)).AsUInt32().AsVector()
            : OfLanes<Simd128Single, Vector128<float>, float>(counter.AsVector128().AsSingle(), Simd128Single.CreateBits(secret)).AsUInt32().AsVector();
    }

    /// <summary>32 random bits in the low half or the whole of each lane, whatever its size; what is above them is 0.</summary>
    /// <param name="counter">The low half of the row's <see cref="RowSeed"/> plus the column; only the low 32 bits of a lane count.</param>
    /// <param name="secret">The high half of the seed.</param>
    /// <remarks>Murmur3's 32-bit finalizer with a second key between its multiplications.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfLanes<TSimd, TVector, TScalar>(TVector counter, TVector secret)
        where TSimd : ISimd<TVector, TScalar>
        where TVector : struct
        where TScalar : unmanaged
    {
        TVector low = TSimd.CreateBits(uint.MaxValue);
        TVector hash = TSimd.And(counter, low);
        hash = TSimd.Xor(hash, TSimd.ShiftBitsRight(hash, 16));
        hash = TSimd.And(TSimd.MultiplyBits(hash, TSimd.CreateBits(0x85EBCA6B)), low);
        hash = TSimd.Xor(hash, secret);
        hash = TSimd.Xor(hash, TSimd.ShiftBitsRight(hash, 13));
        hash = TSimd.And(TSimd.MultiplyBits(hash, TSimd.CreateBits(0xC2B2AE35)), low);
        return TSimd.Xor(hash, TSimd.ShiftBitsRight(hash, 16));
    }
}
