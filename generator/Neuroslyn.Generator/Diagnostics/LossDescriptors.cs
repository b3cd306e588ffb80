using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Diagnostics.Messages;

namespace Neuroslyn.Generator.Diagnostics;

/// <summary>NSL3xxx: do the last layer, the loss and the task fit together?</summary>
internal static class LossDescriptors
{
    private const string Category = "Neuroslyn.Loss";

    /// <summary>Softmax of one value is always 1: '{0}' is constant and its gradient zero.</summary>
    public static readonly DiagnosticDescriptor NSL3001 = new("NSL3001", Title("NSL3001"), Message("NSL3001"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL3001"));

    /// <summary>{0} on {1} outputs learns slowly where the network is confident and wrong; {2} does not.</summary>
    public static readonly DiagnosticDescriptor NSL3002 = new("NSL3002", Title("NSL3002"), Message("NSL3002"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL3002"));

    /// <summary>{0} needs values in (0, 1), but '{1}' produces {2}.</summary>
    public static readonly DiagnosticDescriptor NSL3003 = new("NSL3003", Title("NSL3003"), Message("NSL3003"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL3003"));

    /// <summary>{0} treats the outputs as {1}, but '{2}' makes them {3}.</summary>
    public static readonly DiagnosticDescriptor NSL3005 = new("NSL3005", Title("NSL3005"), Message("NSL3005"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL3005"));

    /// <summary>Cross entropy over the one unit of '{0}' ignores every sample whose target is 0.</summary>
    public static readonly DiagnosticDescriptor NSL3006 = new("NSL3006", Title("NSL3006"), Message("NSL3006"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL3006"));

    /// <summary>'{0}' produces {1} only; {2}.</summary>
    public static readonly DiagnosticDescriptor NSL3007 = new("NSL3007", Title("NSL3007"), Message("NSL3007"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL3007"));

    /// <summary>'{0}' minimises the {1}: the accuracy of real-valued outputs says little; look at the loss.</summary>
    public static readonly DiagnosticDescriptor NSL3008 = new("NSL3008", Title("NSL3008"), Message("NSL3008"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL3008"));

    /// <summary>The targets do not fit the outputs of '{0}': {1}.</summary>
    public static readonly DiagnosticDescriptor NSL3011 = new("NSL3011", Title("NSL3011"), Message("NSL3011"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL3011"));

    /// <summary>{0} wants {1}.</summary>
    public static readonly DiagnosticDescriptor NSL3012 = new("NSL3012", Title("NSL3012"), Message("NSL3012"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL3012"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NSL3001, NSL3002, NSL3003, NSL3005, NSL3006, NSL3007, NSL3008, NSL3011, NSL3012,
    ];
}
