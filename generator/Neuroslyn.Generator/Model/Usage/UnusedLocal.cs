namespace Neuroslyn.Generator.Model.Usage;

/// <summary>A variable that takes the result of a call and is never read.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Place">Its name in the declaration.</param>
/// <param name="Type">The short name of its type.</param>
/// <param name="Call">The call.</param>
internal sealed record UnusedLocal(string Name, Place Place, string Type, CallUse Call);
