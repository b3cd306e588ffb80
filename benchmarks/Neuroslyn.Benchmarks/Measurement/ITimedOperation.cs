namespace Neuroslyn.Benchmarks.Measurement;

/// <summary>One call to be timed.</summary>
internal interface ITimedOperation
{
    /// <summary>Does the call.</summary>
    /// <param name="call">Calls so far; selects the data.</param>
    void Run(int call);
}
