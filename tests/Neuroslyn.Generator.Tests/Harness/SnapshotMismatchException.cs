namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>Generated text differs from its snapshot; the message holds the differences.</summary>
public sealed class SnapshotMismatchException(string message) : Exception(message);
