namespace Neuroslyn.Generator.Model.Usage;

/// <summary>What stands around an operation.</summary>
/// <param name="Loops">The loops of the same function around it, innermost first, by number.</param>
/// <param name="IsConditional">Whether a condition stands between it and the innermost loop, or the body of the function.</param>
/// <param name="Function">The lambda or local function around it, by number; -1 for the member itself.</param>
internal sealed record Nesting(IReadOnlyList<int> Loops, bool IsConditional, int Function)
{
    /// <summary>Whether it stands in a lambda or local function, which may be called any number of times.</summary>
    public bool IsInFunction => Function >= 0;

    /// <summary>The innermost loop, or -1.</summary>
    public int InnermostLoop => Loops.Count > 0 ? Loops[0] : -1;
}
