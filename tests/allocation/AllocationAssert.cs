using Xunit;

namespace Neuroslyn.Allocation;

/// <summary>That something allocates no managed memory on the thread that does it.</summary>
/// <remarks>
/// What a call allocates, it allocates every time. A collection that another test causes can count the unused rest of this thread's allocation buffer,
/// once; hence the least of several measurements, after a call that warms up.
/// </remarks>
internal static class AllocationAssert
{
    private const int Measurements = 5;

    /// <summary>Fails if every one of several measurements finds an allocation.</summary>
    /// <param name="call">What allocates nothing.</param>
    /// <param name="calls">How often one measurement calls it: more than once where only some calls would allocate.</param>
    public static void Nothing(Action call, int calls = 1)
    {
        call();
        long least = long.MaxValue;
        for (int i = 0; i < Measurements && least > 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int j = 0; j < calls; j++)
            {
                call();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }
}
