using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Diagnostics.Messages;

namespace Neuroslyn.Generator.Diagnostics;

/// <summary>NSL9xxx: faults of the generator itself.</summary>
internal static class InternalDescriptors
{
    private const string Category = "Neuroslyn.Internal";

    /// <summary>Generating '{0}' failed: {1}. Please report this with the class.</summary>
    public static readonly DiagnosticDescriptor NSL9999 = new("NSL9999", Title("NSL9999"), Message("NSL9999"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL9999"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NSL9999,
    ];
}
