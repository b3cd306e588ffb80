using Neuroslyn.Generator.Calculus;

namespace Neuroslyn.Generator.Discovery.Functions;

/// <summary>What a marked method is for: which attribute marks it, and what its first parameters mean.</summary>
/// <param name="AttributeName">The attribute in the runtime's namespace.</param>
/// <param name="Variables">The variables that the first parameters are in the formula.</param>
internal sealed record FunctionRole(string AttributeName, IReadOnlyList<Variable> Variables)
{
    /// <summary>f(z).</summary>
    public static FunctionRole Activation { get; } = new("ActivationAttribute", [(Variable)Formula.Z]);

    /// <summary>L(y, t).</summary>
    public static FunctionRole Loss { get; } = new("LossAttribute", [(Variable)Formula.Y, (Variable)Formula.T]);

    public bool IsLoss => this == Loss;
}
