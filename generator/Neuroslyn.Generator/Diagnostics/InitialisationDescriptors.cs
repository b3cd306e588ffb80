using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Diagnostics.Messages;

namespace Neuroslyn.Generator.Diagnostics;

/// <summary>NSL1xxx: do the weights start where training can take them further?</summary>
internal static class InitialisationDescriptors
{
    private const string Category = "Neuroslyn.Initialisation";

    /// <summary>{0} initialisation of '{1}' needs a positive InitializerScale, was {2}.</summary>
    public static readonly DiagnosticDescriptor NSL1010 = new("NSL1010", Title("NSL1010"), Message("NSL1010"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL1010"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NSL1010,
    ];
}
