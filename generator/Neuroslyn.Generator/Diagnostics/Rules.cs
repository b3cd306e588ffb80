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
        .. OptimisationDescriptors.All,
        .. DataDescriptors.All,
        .. GenerationDescriptors.All,
        .. InternalDescriptors.All,
    ];

    /// <summary>The rules about code that uses networks.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfUsage { get; } =
    [
        StructureDescriptors.NSL0011,
        InitialisationDescriptors.NSL1008,
        ActivationDescriptors.NSL2009,
        LossDescriptors.NSL3008,
        LossDescriptors.NSL3011,
        RegularisationDescriptors.NSL4008,
        RegularisationDescriptors.NSL4009,
        RegularisationDescriptors.NSL4010,
        RegularisationDescriptors.NSL4011,
        RegularisationDescriptors.NSL4014,
        .. OptimisationDescriptors.All,
        .. DataDescriptors.All,
        GenerationDescriptors.NSL7004,
        .. InternalDescriptors.All,
    ];

    /// <summary>The rules about network classes.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfNetworks { get; } = [.. All.Except(OfUsage).Append(StructureDescriptors.NSL0011).Concat(InternalDescriptors.All)];

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = All.ToDictionary(static descriptor => descriptor.Id);

    public static DiagnosticDescriptor Of(string id) => ById[id];
}
