using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Neuroslyn;

/// <summary>The sum of per-sample losses in double precision and in a fixed order.</summary>
internal static class LossSum
{
    /// <summary>Adds in eight lanes, then the lanes, then what is left over. Allocates nothing.</summary>
    public static double Of<T>(ReadOnlySpan<T> losses)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector512<double> lanes = Vector512<double>.Zero;
        ref T first = ref MemoryMarshal.GetReference(losses);
        int i = 0;
        for (; i <= losses.Length - 8; i += 8)
        {
            lanes += Unsafe.SizeOf<T>() == sizeof(float)
                ? Vector512.WidenLower(Vector256.LoadUnsafe(ref Unsafe.As<T, float>(ref first), (nuint)i).ToVector512Unsafe())
                : Vector512.LoadUnsafe(ref Unsafe.As<T, double>(ref first), (nuint)i);
        }

        double sum = Vector512.Sum(lanes);
        for (; i < losses.Length; i++)
        {
            sum += double.CreateTruncating(losses[i]);
        }

        return sum;
    }
}
