using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Model;

/// <summary>An activation or loss of the user's own, as a network uses it.</summary>
internal sealed record FunctionModel
{
    /// <summary>The method's name.</summary>
    public required string Name { get; init; }

    /// <summary>What keeps it from being used; then the rest means nothing.</summary>
    public required FunctionFault Fault { get; init; }

    /// <summary>What the message about the fault names besides the method; empty where it names nothing.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The method as one line of C#, for the reader of the generated code.</summary>
    public string Source { get; init; } = "";

    /// <summary>The formula: of z for an activation, of y and t for a loss, and of the learned parameters. Constants are filled in.</summary>
    public Expression Formula { get; init; } = 0;

    /// <summary>The learned parameters in their order.</summary>
    public EquatableArray<LearnedParameter> Learned { get; init; } = [];

    /// <summary>For a loss over all units of a sample their number, else 0. The formula is one of <see cref="Reductions"/>, or, where there are none, of y0, y1, ... and t0, t1, ...</summary>
    public int UnitCount { get; init; }

    /// <summary>What loops over the units of a sample gather.</summary>
    public EquatableArray<UnitReduction> Reductions { get; init; } = [];

    /// <summary>Whether a loss is summed over the units of a sample instead of averaged.</summary>
    public bool SumsOverUnits { get; init; }
}

/// <summary>A trainable number of an activation.</summary>
/// <param name="Name">The parameter's name, which is also that of its variable in the formula.</param>
/// <param name="InitialValue">What it starts from.</param>
/// <param name="PerUnit">Whether each unit has one, instead of one for the layer.</param>
internal sealed record LearnedParameter(string Name, double InitialValue, bool PerUnit);
