using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Neuroslyn.Generator.Diagnostics;

/// <summary>Every rule: number, title, message, severity. An id is stable once released and never reused.</summary>
internal static class Rules
{
    private const string HelpRoot = "https://github.com/neuroslyn/neuroslyn/blob/main/docs/diagnostics/";

    private static readonly DiagnosticDescriptor[] Descriptors =
    [
        Error("NSL0001", "Structure", "Network class must be partial", "'{0}' must be partial so that the network code can be generated"),
        Error("NSL0002", "Structure", "Unsupported kind of type", "'{0}' cannot be a network: {1}"),
        Error("NSL0003", "Structure", "Missing input or layer", "'{0}' declares no {1}"),
        Error("NSL0005", "Structure", "Size must be positive", "{0} of '{1}' must be positive, was {2}"),
        Error("NSL0011", "Structure", "Unknown activation or loss", "'{0}' is not an {1}: {2}"),
        Error("NSL0013", "Structure", "Member collides with a generated one", "'{0}' already defines '{1}', which the generator adds; rename it"),
        Error("NSL0014", "Structure", "Argument cannot be used", "{0} must be {1}, was {2}"),
        Error("NSL0020", "Structure", "Language version too old", "'{0}' needs partial properties, which came with C# 13, but this project compiles as C# {1}; set <LangVersion>13</LangVersion> or higher, or remove it"),
        Error("NSL0021", "Structure", "Layer outside the annotated part", "Layer '{0}' must stand in the part of '{1}' that bears [Network], because the order of members across parts is undefined"),
        Error("NSL0022", "Structure", "Layer property cannot be implemented", "Layer property '{0}' {1}"),
        Error("NSL1010", "Initialisation", "Initialiser scale out of range", "{0} initialisation of '{1}' needs a positive InitializerScale, was {2}"),
        Error("NSL4001", "Regularisation", "Dropout rate out of range", "The dropout rate of '{0}' must be in [0, 1), was {1}"),
        Error("NSL9999", "Internal", "Internal error", "Generating '{0}' failed: {1}. Please report this with the class"),
    ];

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = Descriptors.ToDictionary(static descriptor => descriptor.Id);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. Descriptors];

    public static DiagnosticDescriptor Of(string id) => ById[id];

    private static DiagnosticDescriptor Error(string id, string category, string title, string message) =>
        new(id, title, message, "Neuroslyn." + category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpRoot + id + ".md");
}
