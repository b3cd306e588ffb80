using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>How test sources are compiled. The defaults are the strictest consumer: the oldest language, every warning an error, no implicit usings.</summary>
internal sealed record CompilationSettings
{
    /// <summary>The language; 14 is <see cref="LanguageVersion.Preview"/> in this compiler.</summary>
    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp13;

    /// <summary>The project's nullable context.</summary>
    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    /// <summary>Whether comments are checked; missing ones count in generated sources only.</summary>
    public DocumentationMode Documentation { get; init; } = DocumentationMode.Diagnose;

    /// <summary>Whether integer arithmetic is checked project-wide.</summary>
    public bool CheckOverflow { get; init; }

    /// <summary>The assembly's name.</summary>
    public string AssemblyName { get; init; } = "Consumer";

    /// <summary>What the sources refer to besides the base library and the runtime.</summary>
    public IReadOnlyList<MetadataReference> References { get; init; } = [];

    /// <summary>What sources are parsed with.</summary>
    public CSharpParseOptions ParseOptions => new(LanguageVersion, Documentation);
}
