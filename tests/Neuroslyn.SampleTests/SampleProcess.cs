using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Neuroslyn.SampleTests;

/// <summary>A sample running as a process of its own, with its output redirected, in a folder of its own.</summary>
internal sealed partial class SampleProcess : IDisposable
{
    private const int InterruptSignal = 2;

    private static readonly Lock Starting = new();
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    /// <summary>Starts a sample.</summary>
    /// <param name="name">Name of its assembly.</param>
    /// <param name="directory">Where it runs.</param>
    /// <param name="arguments">Its arguments.</param>
    public SampleProcess(string name, string directory, params string[] arguments)
        : this(name, directory, null, arguments)
    {
    }

    private SampleProcess(string name, string directory, (string Name, string Value)? variable, string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // What build servers set to make programs write colours into log files.
        start.Environment["GITHUB_ACTIONS"] = "true";
        start.Environment["TERM"] = "xterm-256color";
        if (variable is var (variableName, value))
        {
            start.Environment[variableName] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_error, line.Data);
        StartHeedingInterrupts(_process);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it has written to standard output so far.</summary>
    public string Output => Read(_output);

    /// <summary>What it has written to standard error so far.</summary>
    public string Error => Read(_error);

    /// <summary>Runs a sample to its end.</summary>
    public static (int ExitCode, string Output, string Error) Run(string name, string directory, params string[] arguments)
    {
        using var sample = new SampleProcess(name, directory, arguments);
        int exitCode = sample.WaitForExit();
        return (exitCode, sample.Output, sample.Error);
    }

    /// <summary>Runs a sample to its end with an environment variable.</summary>
    public static (int ExitCode, string Output, string Error) Run(string name, string directory, (string Name, string Value) variable, params string[] arguments)
    {
        using var sample = new SampleProcess(name, directory, variable, arguments);
        int exitCode = sample.WaitForExit();
        return (exitCode, sample.Output, sample.Error);
    }

    /// <summary>Waits until it has written something.</summary>
    public void WaitForOutput(string text)
    {
        var clock = Stopwatch.StartNew();
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            Assert.False(_process.HasExited, $"The sample ended without writing '{text}'. It wrote:\n{Output}\n{Error}");
            Assert.True(clock.Elapsed < Patience, $"The sample did not write '{text}' in {Patience}. It wrote:\n{Output}\n{Error}");
            Thread.Sleep(5);
        }
    }

    /// <summary>Waits for its end and for the last of its output.</summary>
    public int WaitForExit()
    {
        Assert.True(_process.WaitForExit(Patience), $"The sample did not end in {Patience}. It wrote:\n{Output}\n{Error}");
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <summary>Does what Ctrl+C in a terminal does. Not on Windows, where it reaches every process of the console, the tests included.</summary>
    public void Interrupt()
    {
        Assert.Equal(0, Kill(_process.Id, InterruptSignal));
    }

    /// <summary>Ends it if it is still running.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    /// <summary>Background jobs of a shell ignore interrupts, and what they start inherits that; so the tests give it up while they start a process.</summary>
    private static void StartHeedingInterrupts(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Start();
            return;
        }

        const nint defaultAction = 0;
        lock (Starting)
        {
            nint previous = SetSignalAction(InterruptSignal, defaultAction);
            process.Start();
            _ = SetSignalAction(InterruptSignal, previous);
        }
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetSignalAction(int signal, nint action);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.Append(line).Append(line is null ? string.Empty : "\n");
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
