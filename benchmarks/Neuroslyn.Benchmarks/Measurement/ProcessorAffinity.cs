using System.Runtime.InteropServices;

namespace Neuroslyn.Benchmarks.Measurement;

/// <summary>
/// Keeps the calling thread on one core until disposed. Only this thread: a process confined to one core compiles its hot methods a second
/// later than others (the runtime postpones it on single-processor machines), and threads that work for this one must be able to run elsewhere.
/// </summary>
internal sealed class ProcessorAffinity : IDisposable
{
    private const int MaskWords = 16;
    private readonly ulong[] _before = new ulong[MaskWords];
    private readonly bool _isPinned;

    private ProcessorAffinity()
    {
    }

    private ProcessorAffinity(int core)
    {
        ulong[] mask = new ulong[MaskWords];
        mask[core / 64] = 1UL << (core % 64);
        if (OperatingSystem.IsWindows())
        {
            _before[0] = SetThreadAffinityMask(GetCurrentThread(), (nuint)mask[0]);
            _isPinned = _before[0] != 0;
        }
        else if (OperatingSystem.IsLinux())
        {
            _isPinned = sched_getaffinity(0, MaskWords * sizeof(ulong), _before) >= 0 && sched_setaffinity(0, MaskWords * sizeof(ulong), mask) == 0;
        }
        else
        {
            throw new PlatformNotSupportedException("Threads can be bound to a core on Linux and Windows only; leave out --core.");
        }

        if (!_isPinned)
        {
            throw new InvalidOperationException($"The operating system refuses core {core}. There are {Environment.ProcessorCount} processors, counted from 0; the process may be confined to some.");
        }
    }

    /// <summary>Binds the calling thread to a core.</summary>
    /// <param name="core">Counted from 0; nothing is bound if null.</param>
    /// <exception cref="InvalidOperationException">The operating system refuses.</exception>
    /// <exception cref="PlatformNotSupportedException">The operating system has no such call.</exception>
    public static ProcessorAffinity Pin(int? core) => core is { } number ? new ProcessorAffinity(number) : new ProcessorAffinity();

    public void Dispose()
    {
        if (!_isPinned)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            _ = SetThreadAffinityMask(GetCurrentThread(), (nuint)_before[0]);
        }
        else
        {
            _ = sched_setaffinity(0, MaskWords * sizeof(ulong), _before);
        }
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int sched_setaffinity(int thread, nint size, ulong[] mask);

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int sched_getaffinity(int thread, nint size, [Out] ulong[] mask);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint GetCurrentThread();

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nuint SetThreadAffinityMask(nint thread, nuint mask);
}
