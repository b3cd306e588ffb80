namespace Neuroslyn.Generator;

/// <summary>The last model of the pipeline: what to call the file and what stands in it.</summary>
internal sealed record GeneratedFile(string HintName, string Text);
