namespace Neuroslyn.Generator.Graph;

/// <summary>The part of the parameter buffer that belongs to a network within the network.</summary>
/// <param name="Name">The property.</param>
/// <param name="Offset">First element.</param>
/// <param name="Length">Elements, padding included.</param>
internal sealed record SubnetworkPlan(string Name, int Offset, int Length);
