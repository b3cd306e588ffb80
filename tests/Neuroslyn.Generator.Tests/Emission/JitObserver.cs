using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Neuroslyn.Generator.Tests.Emission;

/// <summary>Watches how the runtime compiles methods, by its own events.</summary>
internal sealed class JitObserver : EventListener
{
    private const string RuntimeEvents = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords JitKeyword = (EventKeywords)0x10;
    private const int TierShift = 7;
    private const uint TierMask = 7;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // The base constructor enables events, and with them the callback, before field initialisers of a class further down would run.
    private readonly ConcurrentDictionary<nint, uint> _tiers = new();

    /// <summary>How a method was compiled, as in the <c>OptimizationTier</c> of the runtime's events.</summary>
    public enum Tier
    {
        /// <summary>Not told.</summary>
        Unknown = 0,

        /// <summary>Without any optimisation, for good: a debug build, or the method is beyond what the compiler is willing to optimise.</summary>
        MinOptJitted = 1,

        /// <summary>With all optimisations, at once.</summary>
        Optimized = 2,

        /// <summary>Quickly, to be replaced once it has been called often.</summary>
        QuickJitted = 3,
    }

    /// <summary>Compiles methods and reports how.</summary>
    /// <param name="methods">Methods that have not run yet.</param>
    public Dictionary<MethodInfo, Tier> Compile(IReadOnlyCollection<MethodInfo> methods)
    {
        foreach (MethodInfo method in methods)
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
        }

        // Events arrive on a thread of the runtime, some time later.
        long start = Stopwatch.GetTimestamp();
        while (methods.Any(method => !_tiers.ContainsKey(method.MethodHandle.Value)) && Stopwatch.GetElapsedTime(start) < Patience)
        {
            Thread.Sleep(20);
        }

        return methods.ToDictionary(method => method, method => _tiers.TryGetValue(method.MethodHandle.Value, out uint tier) ? (Tier)tier : Tier.Unknown);
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == RuntimeEvents)
        {
            EnableEvents(eventSource, EventLevel.Verbose, JitKeyword);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) == true)
        {
            uint flags = (uint)Value(eventData, "MethodFlags");
            _tiers[unchecked((nint)(ulong)Value(eventData, "MethodID"))] = (flags >> TierShift) & TierMask;
        }
    }

    private static object Value(EventWrittenEventArgs eventData, string name) => eventData.Payload![eventData.PayloadNames!.IndexOf(name)]!;
}
