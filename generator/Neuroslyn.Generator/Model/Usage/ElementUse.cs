namespace Neuroslyn.Generator.Model.Usage;

/// <summary>An expression that an element of an array is set to.</summary>
/// <param name="Place">All of it.</param>
/// <param name="Dividend">What is divided in it; all of it where nothing is.</param>
internal sealed record ElementUse(Place Place, Place Dividend);
