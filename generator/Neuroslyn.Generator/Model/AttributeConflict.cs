namespace Neuroslyn.Generator.Model;

/// <summary>Two attributes on one property that exclude each other.</summary>
/// <param name="First">Name of one, without suffix.</param>
/// <param name="Second">Name of the other, without suffix.</param>
internal sealed record AttributeConflict(string First, string Second);
