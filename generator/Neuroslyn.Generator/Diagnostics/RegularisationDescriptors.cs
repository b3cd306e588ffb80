using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Diagnostics.Messages;

namespace Neuroslyn.Generator.Diagnostics;

/// <summary>NSL4xxx: does regularisation do what it is meant to?</summary>
internal static class RegularisationDescriptors
{
    private const string Category = "Neuroslyn.Regularisation";

    /// <summary>The dropout rate of '{0}' must be in [0, 1), was {1}.</summary>
    public static readonly DiagnosticDescriptor NSL4001 = new("NSL4001", Title("NSL4001"), Message("NSL4001"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL4001"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NSL4001,
    ];
}
