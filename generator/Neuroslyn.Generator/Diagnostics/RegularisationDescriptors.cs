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

    /// <summary>Dropout on '{0}' stands in front of the batch normalisation of '{1}': in training it raises the mean square by the factor {2}, so that the running variance is not the one that predictions have.</summary>
    public static readonly DiagnosticDescriptor NSL4004 = new("NSL4004", Title("NSL4004"), Message("NSL4004"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL4004"));

    /// <summary>Batch normalisation removes the bias of '{0}' ({1} parameters): its own shift takes the place.</summary>
    public static readonly DiagnosticDescriptor NSL4006 = new("NSL4006", Title("NSL4006"), Message("NSL4006"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL4006"));

    /// <summary>The batch normalisation of '{0}' is the last thing before the loss: predictions depend on the other samples of the batch in training, and on running averages afterwards.</summary>
    public static readonly DiagnosticDescriptor NSL4007 = new("NSL4007", Title("NSL4007"), Message("NSL4007"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL4007"));

    /// <summary>Batch normalisation of '{0}' with a batch of {1}: {2}.</summary>
    public static readonly DiagnosticDescriptor NSL4008 = new("NSL4008", Title("NSL4008"), Message("NSL4008"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL4008"));

    /// <summary>{0} divides the penalty's gradient by its own size, so that L2 = {1} hardly depends on the weight; use decoupled weight decay: WeightDecay = {2}, as in AdamW.</summary>
    public static readonly DiagnosticDescriptor NSL4009 = new("NSL4009", Title("NSL4009"), Message("NSL4009"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL4009"));

    /// <summary>Regularisation acts on biases and other parameters that multiply no input, which makes the network wrong rather than simple; usually only weights decay.</summary>
    public static readonly DiagnosticDescriptor NSL4010 = new("NSL4010", Title("NSL4010"), Message("NSL4010"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL4010"));

    /// <summary>{0} = {1} at a learning rate of {2} multiplies every weight by {3} in each step.</summary>
    public static readonly DiagnosticDescriptor NSL4011 = new("NSL4011", Title("NSL4011"), Message("NSL4011"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL4011"));

    /// <summary>{0} trained parameters for {1} training samples, and neither dropout nor batch normalisation: the network can learn the samples by heart.</summary>
    public static readonly DiagnosticDescriptor NSL4012 = new("NSL4012", Title("NSL4012"), Message("NSL4012"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL4012"));

    /// <summary>'{0}' has dropout and batch normalisation, which adds noise of its own; one of them is often enough.</summary>
    public static readonly DiagnosticDescriptor NSL4013 = new("NSL4013", Title("NSL4013"), Message("NSL4013"), Category, DiagnosticSeverity.Hidden, isEnabledByDefault: true, helpLinkUri: Help("NSL4013"));

    /// <summary>A limit of {0} for gradients leaves training no steps to take; usual values are 0.5 to 10.</summary>
    public static readonly DiagnosticDescriptor NSL4014 = new("NSL4014", Title("NSL4014"), Message("NSL4014"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL4014"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NSL4001, NSL4002, NSL4003, NSL4004, NSL4006, NSL4007, NSL4008, NSL4009, NSL4010, NSL4011, NSL4012, NSL4013, NSL4014,
    ];
}
