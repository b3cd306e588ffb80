namespace Neuroslyn.SampleTests;

/// <summary>A test of signals, which one process cannot send to one other on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows sends Ctrl+C to all processes of a console." : null;
}
