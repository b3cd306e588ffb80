using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn.Kernels;

/// <summary>Random bits as a function of where they are needed, so that no order and no division of work changes them.</summary>
internal static class CounterHash
{
    /// <summary>A bijection of 64 bits whose every output bit depends on every input bit: the finalizer of SplitMix64 (Steele, Lea, Flood 2014).</summary>
    public static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>32 random bits per lane, for the columns from <paramref name="column"/> on of a row.</summary>
    /// <param name="rowSeed">What belongs to key and row.</param>
    /// <param name="column">The first lane's column.</param>
    /// <remarks>Murmur3's 32-bit finalizer with a second key between its multiplications.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<uint> Of(ulong rowSeed, int column)
    {
        Vector<uint> hash = Vector<uint>.Indices + new Vector<uint>((uint)rowSeed + (uint)column);
        hash ^= hash >>> 16;
        hash *= new Vector<uint>(0x85EBCA6B);
        hash ^= new Vector<uint>((uint)(rowSeed >> 32));
        hash ^= hash >>> 13;
        hash *= new Vector<uint>(0xC2B2AE35);
        return hash ^ (hash >>> 16);
    }
}
