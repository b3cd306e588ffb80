using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Neuroslyn;

/// <summary>The calling thread and a fixed number of helpers that do one piece of work together, many thousand times. A round allocates nothing.</summary>
/// <remarks>
/// Helpers wait for the next round spinning, for as long as a round typically takes to come, and then park. They are background threads, end with
/// <see cref="Dispose"/>, and, if that is forgotten, when the team is collected: they hold on to the <see cref="Crew"/>, not to the team.
/// </remarks>
internal sealed class WorkerTeam : IDisposable
{
    private readonly Crew _crew;

    /// <summary>Starts <paramref name="threadCount"/> - 1 helpers.</summary>
    public WorkerTeam(int threadCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threadCount, 1);
        ThreadCount = threadCount;
        _crew = new Crew(threadCount - 1);
    }

    ~WorkerTeam() => _crew?.Dismiss();

    /// <summary>Threads that share a round, the caller included.</summary>
    public int ThreadCount { get; }

    /// <summary>Calls <paramref name="work"/> once with each number below <see cref="ThreadCount"/>, at the same time, and returns when all calls have.</summary>
    /// <remarks>
    /// The caller does number 0. What the calls wrote is visible to the caller afterwards, and to the next round. If calls throw, all others still
    /// finish; then the exception of the lowest number is thrown here.
    /// </remarks>
    public void Run(Action<int> work)
    {
        if (ThreadCount == 1)
        {
            work(0);
            return;
        }

        _crew.Begin(work);
        ExceptionDispatchInfo? failure = null;
        try
        {
            work(0);
        }
        catch (Exception exception)
        {
            failure = ExceptionDispatchInfo.Capture(exception);
        }

        ExceptionDispatchInfo? helperFailure = _crew.Join();
        (failure ?? helperFailure)?.Throw();
        GC.KeepAlive(this);
    }

    public void Dispose()
    {
        _crew.Dismiss();
        GC.SuppressFinalize(this);
    }

    /// <summary>What caller and helpers share.</summary>
    private sealed class Crew
    {
        private readonly Helper[] _helpers;
        private readonly int _spinLimit;
        private PaddedCounter _round;
        private Action<int>? _work;
        private volatile bool _dismissed;

        public Crew(int helperCount)
        {
            // Some hundred microseconds, longer than it takes to prepare the next round. With more threads than processors, spinning would only keep
            // the others from working.
            _spinLimit = helperCount < Environment.ProcessorCount ? 2_000 : 1;
            _helpers = new Helper[helperCount];
            for (int i = 0; i < helperCount; i++)
            {
                var helper = new Helper();
                _helpers[i] = helper;
                int number = i + 1;
                new Thread(() => Serve(helper, number)) { IsBackground = true, Name = $"Neuroslyn worker {number}" }.Start();
            }
        }

        public void Begin(Action<int> work)
        {
            ObjectDisposedException.ThrowIf(_dismissed, typeof(WorkerTeam));
            _work = work;
            Wake();
        }

        public ExceptionDispatchInfo? Join()
        {
            ExceptionDispatchInfo? failure = null;
            foreach (Helper helper in _helpers)
            {
                for (int spins = 0; Volatile.Read(ref helper.Finished.Value) != _round.Value; spins++)
                {
                    if (spins < _spinLimit)
                    {
                        Thread.SpinWait(2);
                    }
                    else
                    {
                        Thread.Yield();
                    }
                }

                failure ??= helper.Failure;
                helper.Failure = null;
            }

            // Between rounds nothing here leads to the team's owner, so that a forgotten one can be collected.
            _work = null;
            return failure;
        }

        public void Dismiss()
        {
            if (!_dismissed)
            {
                _dismissed = true;
                Wake();
            }
        }

        private void Wake()
        {
            Volatile.Write(ref _round.Value, _round.Value + 1);

            // A helper announces that it parks before it looks at the round a last time; we set the round before we look who parks.
            Interlocked.MemoryBarrier();
            foreach (Helper helper in _helpers)
            {
                if (helper.IsParked)
                {
                    lock (helper)
                    {
                        Monitor.Pulse(helper);
                    }
                }
            }
        }

        private void Serve(Helper helper, int number)
        {
            int seen = 0;
            while (true)
            {
                AwaitRoundAfter(seen, helper);
                seen = Volatile.Read(ref _round.Value);
                if (_dismissed)
                {
                    return;
                }

                try
                {
                    _work!(number);
                }
                catch (Exception exception)
                {
                    helper.Failure = ExceptionDispatchInfo.Capture(exception);
                }

                Volatile.Write(ref helper.Finished.Value, seen);
            }
        }

        private void AwaitRoundAfter(int seen, Helper helper)
        {
            for (int spins = 0; Volatile.Read(ref _round.Value) == seen; spins++)
            {
                if (spins < _spinLimit)
                {
                    Thread.SpinWait(4);
                    continue;
                }

                lock (helper)
                {
                    helper.IsParked = true;
                    Interlocked.MemoryBarrier();
                    if (Volatile.Read(ref _round.Value) == seen)
                    {
                        Monitor.Wait(helper);
                    }

                    helper.IsParked = false;
                }
            }
        }
    }

    /// <summary>What belongs to one helper; also the lock it parks on.</summary>
    private sealed class Helper
    {
        public PaddedCounter Finished;
        public volatile bool IsParked;
        public ExceptionDispatchInfo? Failure;
    }

    /// <summary>A number with a cache line, and its neighbour that is fetched along with it, to itself: whoever waits for it does not slow down who works.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 384)]
    private struct PaddedCounter
    {
        [FieldOffset(128)]
        public int Value;
    }
}
