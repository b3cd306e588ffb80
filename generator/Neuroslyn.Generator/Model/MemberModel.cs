namespace Neuroslyn.Generator.Model;

/// <summary>A member the user wrote in the network class.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Signature">For a method its parameter types, fully qualified, comma-separated in parentheses; empty for anything else.</param>
internal sealed record MemberModel(string Name, string Signature);
