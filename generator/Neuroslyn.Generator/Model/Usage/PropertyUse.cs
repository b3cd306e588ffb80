namespace Neuroslyn.Generator.Model.Usage;

/// <summary>A property of the runtime that is read or set outside an initialiser.</summary>
internal sealed record PropertyUse(string Type, string Name, UsageValue? Receiver, Place Place, Nesting Nesting);
