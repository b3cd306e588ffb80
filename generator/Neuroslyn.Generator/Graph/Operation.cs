namespace Neuroslyn.Generator.Graph;

/// <summary>One step of the computation, with the workspace rows it reads and writes.</summary>
internal abstract record Operation
{
    /// <summary>The property it comes from; a decorator carries its layer's name.</summary>
    public required string Name { get; init; }

    public required int InputSize { get; init; }

    public required int OutputSize { get; init; }

    /// <summary>First row of what it reads.</summary>
    public required int InputRow { get; init; }

    /// <summary>First row of what it produces.</summary>
    public required int OutputRow { get; init; }
}
