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

    /// <summary>Only {1} % of the values of '{0}' pass its dropout.</summary>
    public static readonly DiagnosticDescriptor NSL4002 = new("NSL4002", Title("NSL4002"), Message("NSL4002"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL4002"));

    /// <summary>Dropout on '{0}' zeroes outputs of the network: no layer with weights follows '{1}'.</summary>
    public static readonly DiagnosticDescriptor NSL4003 = new("NSL4003", Title("NSL4003"), Message("NSL4003"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL4003"));

    /// <summary>{0} divides the penalty's gradient by its own size, so that L2 = {1} hardly depends on the weight; use decoupled weight decay: WeightDecay = {2}, as in AdamW.</summary>
    public static readonly DiagnosticDescriptor NSL4009 = new("NSL4009", Title("NSL4009"), Message("NSL4009"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL4009"));

    /// <summary>Regularisation acts on biases and other parameters that multiply no input, which makes the network wrong rather than simple; usually only weights decay.</summary>
    public static readonly DiagnosticDescriptor NSL4010 = new("NSL4010", Title("NSL4010"), Message("NSL4010"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL4010"));

    /// <summary>{0} = {1} at a learning rate of {2} multiplies every weight by {3} in each step.</summary>
    public static readonly DiagnosticDescriptor NSL4011 = new("NSL4011", Title("NSL4011"), Message("NSL4011"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL4011"));

    /// <summary>{0} parameters for {1} training samples and no dropout: the network can learn the samples by heart.</summary>
    public static readonly DiagnosticDescriptor NSL4012 = new("NSL4012", Title("NSL4012"), Message("NSL4012"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL4012"));

    /// <summary>A limit of {0} for gradients leaves training no steps to take; usual values are 0.5 to 10.</summary>
    public static readonly DiagnosticDescriptor NSL4014 = new("NSL4014", Title("NSL4014"), Message("NSL4014"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL4014"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NSL4001, NSL4002, NSL4003, NSL4009, NSL4010, NSL4011, NSL4012, NSL4014,
    ];
}
