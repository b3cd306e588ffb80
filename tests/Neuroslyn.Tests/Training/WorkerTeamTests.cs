using System.Runtime.CompilerServices;

namespace Neuroslyn.Tests.Training;

public sealed class WorkerTeamTests
{
    // As long as no machine needs, however busy it is: only a fault lasts longer.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Run_CallsEveryNumberOnce_AndSeesWhatTheyWrote(int threads)
    {
        using var team = new WorkerTeam(threads);
        var counts = new int[threads];
        for (int round = 1; round <= 500; round++)
        {
            team.Run(worker => counts[worker]++);
            Assert.All(counts, count => Assert.Equal(round, count));
        }
    }

    [Fact]
    public void Run_WakesHelpersThatHaveGoneToSleep()
    {
        using var team = new WorkerTeam(3);
        Func<bool> sleep = SleepOf(Threads(team));
        int calls = 0;
        for (int round = 1; round <= 5; round++)
        {
            Assert.True(SpinWait.SpinUntil(sleep, Patience));
            team.Run(_ => Interlocked.Increment(ref calls));
            Assert.Equal(3 * round, calls);
        }
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1")]
    [InlineData(2, "2")]
    public void Exceptions_ReachTheCaller_AfterAllOthersHaveFinished(int failing, string message)
    {
        using var team = new WorkerTeam(3);
        int finished = 0;
        var exception = Assert.Throws<InvalidTimeZoneException>(() => team.Run(worker =>
        {
            if (worker == failing)
            {
                throw new InvalidTimeZoneException(worker.ToString(null, null));
            }

            Thread.Sleep(5);
            Interlocked.Increment(ref finished);
        }));
        Assert.Equal(message, exception.Message);
        Assert.Equal(2, finished);

        team.Run(_ => Interlocked.Increment(ref finished));
        Assert.Equal(5, finished);
    }

    [Fact]
    public void OfSeveralExceptions_TheLowestNumbersIsThrown()
    {
        using var team = new WorkerTeam(4);
        var exception = Assert.Throws<InvalidTimeZoneException>(() => team.Run(worker =>
        {
            if (worker >= 2)
            {
                throw new InvalidTimeZoneException(worker.ToString(null, null));
            }
        }));
        Assert.Equal("2", exception.Message);
    }

    [Fact]
    public void Rounds_AllocateNothing_OnAnyThread()
    {
        using var team = new WorkerTeam(3);
        Func<bool> sleep = SleepOf(Threads(team));
        var before = new long[3];
        long[] least = [long.MaxValue, long.MaxValue, long.MaxValue];
        Action<int> start = worker => before[worker] = GC.GetAllocatedBytesForCurrentThread();
        Action<int> work = _ => { };
        Action<int> end = worker => least[worker] = Math.Min(least[worker], GC.GetAllocatedBytesForCurrentThread() - before[worker]);
        for (int measurement = 0; measurement < 5; measurement++)
        {
            team.Run(start);
            for (int round = 0; round < 100; round++)
            {
                team.Run(work);
            }

            Assert.True(SpinWait.SpinUntil(sleep, Patience));
            team.Run(end);
        }

        // The least, for the reason that AllocationAssert gives.
        Assert.Equal([0, 0, 0], least);
    }

    [Fact]
    public void Dispose_EndsTheThreads_AndFurtherRoundsAreRefused()
    {
        var team = new WorkerTeam(3);
        Thread[] threads = Threads(team);
        team.Dispose();
        Assert.All(threads, thread => Assert.True(thread.Join(Patience)));
        Assert.Throws<ObjectDisposedException>(() => team.Run(_ => { }));
        team.Dispose();
    }

    [Fact]
    public void ForgottenTeam_EndsItsThreadsWhenItIsCollected()
    {
        Thread[] threads = Forget();
        Assert.True(SpinWait.SpinUntil(Collected, Patience));

        bool Collected()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Array.TrueForAll(threads, thread => !thread.IsAlive);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        static Thread[] Forget() => Threads(new WorkerTeam(3));
    }

    [Fact]
    public void TeamWithoutAnyone_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>("threadCount", () => new WorkerTeam(0));

    /// <summary>Made once, so that waiting allocates nothing.</summary>
    private static Func<bool> SleepOf(Thread[] threads) =>
        () => Array.TrueForAll(threads, static thread => (thread.ThreadState & ThreadState.WaitSleepJoin) != 0);

    private static Thread[] Threads(WorkerTeam team)
    {
        var threads = new Thread[team.ThreadCount];
        team.Run(worker => threads[worker] = Thread.CurrentThread);
        Assert.All(threads[1..], thread => Assert.True(thread.IsBackground));
        return threads[1..];
    }
}
