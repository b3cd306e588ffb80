using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Diagnostics.Messages;

namespace Neuroslyn.Generator.Diagnostics;

/// <summary>NSL2xxx: do the activations make a network of the layers, and let gradients through?</summary>
internal static class ActivationDescriptors
{
    private const string Category = "Neuroslyn.Activation";

    /// <summary>'{0}' and '{1}' collapse into one linear layer: nothing nonlinear stands between them.</summary>
    public static readonly DiagnosticDescriptor NSL2001 = new("NSL2001", Title("NSL2001"), Message("NSL2001"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL2001"));

    /// <summary>Softmax makes the hidden units of '{0}' compete for one sum: the gradient that passes it is predicted at {1} of the last layer's.</summary>
    public static readonly DiagnosticDescriptor NSL2003 = new("NSL2003", Title("NSL2003"), Message("NSL2003"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL2003"));

    /// <summary>{0} layers in a row saturate ({1}): the gradient reaching '{2}' is predicted at {3} of the last layer's; slopes of at most {4} bound their part of it by {4}^{0} = {5}.</summary>
    public static readonly DiagnosticDescriptor NSL2004 = new("NSL2004", Title("NSL2004"), Message("NSL2004"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL2004"));

    /// <summary>'{0}' has zero gradient everywhere; it cannot be trained by backpropagation.</summary>
    public static readonly DiagnosticDescriptor NSL2005 = new("NSL2005", Title("NSL2005"), Message("NSL2005"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL2005"));

    /// <summary>The activation of '{0}' is not what its name says: {1}.</summary>
    public static readonly DiagnosticDescriptor NSL2006 = new("NSL2006", Title("NSL2006"), Message("NSL2006"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL2006"));

    /// <summary>'{0}' learns its slope from {1} training samples, in a network of {2} parameters; on few samples a fixed slope generalises better.</summary>
    public static readonly DiagnosticDescriptor NSL2007 = new("NSL2007", Title("NSL2007"), Message("NSL2007"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL2007"));

    /// <summary>{0} with a learning rate of {1}: above {3}, a large step can push units of the rectifier '{2}' below 0 for every sample, where they have no gradient and stay.</summary>
    public static readonly DiagnosticDescriptor NSL2009 = new("NSL2009", Title("NSL2009"), Message("NSL2009"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL2009"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NSL2001, NSL2003, NSL2004, NSL2005, NSL2006, NSL2007, NSL2009,
    ];
}
