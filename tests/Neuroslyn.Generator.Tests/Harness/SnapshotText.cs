namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>One text to compare.</summary>
/// <param name="Name">Follows the <c>#</c> in the file name: the hint name without its last extension.</param>
/// <param name="Text">With LF line endings.</param>
internal sealed record SnapshotText(string Name, string Text);
