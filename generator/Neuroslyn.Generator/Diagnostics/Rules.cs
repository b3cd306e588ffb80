using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Neuroslyn.Generator.Diagnostics;

/// <summary>Every rule there is, by number. An id is stable once released and never reused.</summary>
internal static class Rules
{
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        .. StructureDescriptors.All,
        .. InitialisationDescriptors.All,
        .. ActivationDescriptors.All,
        .. LossDescriptors.All,
        .. RegularisationDescriptors.All,
        .. GenerationDescriptors.All,
        .. InternalDescriptors.All,
    ];

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = All.ToDictionary(static descriptor => descriptor.Id);

    public static DiagnosticDescriptor Of(string id) => ById[id];
}
