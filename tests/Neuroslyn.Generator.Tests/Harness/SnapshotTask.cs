using System.Reflection;
using System.Runtime.CompilerServices;

namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>A comparison about to run: it starts when awaited or returned, so that <see cref="UseParameters"/> can still name it.</summary>
internal sealed class SnapshotTask(MethodInfo test, Action<IReadOnlyList<object?>> compare)
{
    private object?[] _parameters = [];
    private Task? _task;

    /// <summary>Makes a theory's arguments part of the file name.</summary>
    /// <param name="parameters">All arguments of the test method, in order.</param>
    public SnapshotTask UseParameters(params object?[] parameters)
    {
        if (_task is not null)
        {
            throw new InvalidOperationException($"The comparison of '{test.Name}' has already run; call UseParameters directly on Verify(driver).");
        }

        _parameters = parameters;
        return this;
    }

    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();

    public Task ToTask() => _task ??= Run();

    public static implicit operator Task(SnapshotTask snapshot) => snapshot.ToTask();

    private Task Run()
    {
        try
        {
            compare(_parameters);
            return Task.CompletedTask;
        }
        catch (Exception exception) when (exception is SnapshotMismatchException or InvalidOperationException or IOException)
        {
            return Task.FromException(exception);
        }
    }
}
