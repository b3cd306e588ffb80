namespace Neuroslyn.Generator.Model.Usage;

/// <summary>A call of a method of the runtime or of a network, or any other call whose arguments may be data.</summary>
internal sealed record CallUse
{
    /// <summary>Where in the member it stands, in the order of the source.</summary>
    public required int Position { get; init; }

    /// <summary>The name of the type that declares the method, without arguments; empty for a method of neither the runtime nor a network.</summary>
    public required string Type { get; init; }

    /// <summary>The method's name.</summary>
    public required string Method { get; init; }

    /// <summary>The method's name where it is called.</summary>
    public required Place Place { get; init; }

    /// <summary>The whole call; none where it cannot stand alone, after <c>?.</c>.</summary>
    public Place Expression { get; init; } = Place.None;

    /// <summary>What it is called on, also for an extension method; null for a static one.</summary>
    public required UsageValue? Receiver { get; init; }

    /// <summary>The arguments by the name of the parameter; defaults without a place.</summary>
    public required IReadOnlyDictionary<string, UsageValue> Arguments { get; init; }

    /// <summary>The loops and conditions around it.</summary>
    public required Nesting Nesting { get; init; }

    /// <summary>Whether nothing takes its result.</summary>
    public required bool IsDiscarded { get; init; }

    public bool Is(string type, string method) => Type == type && Method == method;

    public UsageValue Argument(string name) => Arguments.TryGetValue(name, out UsageValue? value) ? value : UsageValue.Unknown;
}
