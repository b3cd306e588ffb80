using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Neuroslyn.Kernels;

/// <summary>Asks for memory ahead of its use. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Prefetching
{
    /// <summary>Requests the cache line at a place; does nothing where the machine has no such instruction. Any address is harmless.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Request<T>(ref T place)
        where T : unmanaged
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
        }
    }
}
