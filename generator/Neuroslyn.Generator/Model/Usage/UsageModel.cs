namespace Neuroslyn.Generator.Model.Usage;

/// <summary>Everything one member of user code does with the runtime, in the order of the source, as plain data.</summary>
internal sealed record UsageModel
{
    /// <summary>Objects created.</summary>
    public required IReadOnlyList<CreationUse> Creations { get; init; }

    /// <summary>Methods called.</summary>
    public required IReadOnlyList<CallUse> Calls { get; init; }

    /// <summary>Properties read and set.</summary>
    public required IReadOnlyList<PropertyUse> Properties { get; init; }

    /// <summary>Results that nothing reads.</summary>
    public required IReadOnlyList<UnusedLocal> UnusedLocals { get; init; }

    /// <summary>Whether the member is where the program starts, so that nothing calls it repeatedly.</summary>
    public required bool IsEntryPoint { get; init; }

    public IEnumerable<CallUse> CallsOf(string type, string method) => Calls.Where(call => call.Is(type, method));
}
