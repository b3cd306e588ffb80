namespace Neuroslyn.Generator.Model.Usage;

/// <summary>A property of the runtime that is read or, with a value, set outside an initialiser.</summary>
internal sealed record PropertyUse(string Type, string Name, UsageValue? Receiver, Place Place, UsageValue? Assigned, Nesting Nesting);
