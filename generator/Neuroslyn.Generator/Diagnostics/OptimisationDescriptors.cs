using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Diagnostics.Messages;

namespace Neuroslyn.Generator.Diagnostics;

/// <summary>NSL5xxx: can the optimizer, its schedule and the options train a network?</summary>
internal static class OptimisationDescriptors
{
    private const string Category = "Neuroslyn.Optimisation";

    /// <summary>The learning rate of {0} must be positive and finite, was {1}: {2}.</summary>
    public static readonly DiagnosticDescriptor NSL5001 = new("NSL5001", Title("NSL5001"), Message("NSL5001"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL5001"));

    /// <summary>{0} with a learning rate of {1}: usual values are {2} to {3}.</summary>
    public static readonly DiagnosticDescriptor NSL5002 = new("NSL5002", Title("NSL5002"), Message("NSL5002"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL5002"));

    /// <summary>'{0}' of {1} must be in [0, 1), was {2}.</summary>
    public static readonly DiagnosticDescriptor NSL5003 = new("NSL5003", Title("NSL5003"), Message("NSL5003"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL5003"));

    /// <summary>Averaged momentum takes steps {0} times smaller than summed momentum; a learning rate of {1} there is one of {2} here.</summary>
    public static readonly DiagnosticDescriptor NSL5004 = new("NSL5004", Title("NSL5004"), Message("NSL5004"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL5004"));

    /// <summary>Nesterov needs momentum; without it, it is Sgd.</summary>
    public static readonly DiagnosticDescriptor NSL5005 = new("NSL5005", Title("NSL5005"), Message("NSL5005"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL5005"));

    /// <summary>An epsilon of {1} for {0} {2}; the usual value is 1e-8.</summary>
    public static readonly DiagnosticDescriptor NSL5006 = new("NSL5006", Title("NSL5006"), Message("NSL5006"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL5006"));

    /// <summary>Adagrad shrinks its steps by itself, as 1 / √t on a constant gradient; {0} shrinks them once more.</summary>
    public static readonly DiagnosticDescriptor NSL5007 = new("NSL5007", Title("NSL5007"), Message("NSL5007"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL5007"));

    /// <summary>{0} {1}.</summary>
    public static readonly DiagnosticDescriptor NSL5008 = new("NSL5008", Title("NSL5008"), Message("NSL5008"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL5008"));

    /// <summary>'{0}' gets new weights before every {1}: it forgets what it has learned in each iteration.</summary>
    public static readonly DiagnosticDescriptor NSL5009 = new("NSL5009", Title("NSL5009"), Message("NSL5009"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL5009"));

    /// <summary>{0}; networks usually need many.</summary>
    public static readonly DiagnosticDescriptor NSL5010 = new("NSL5010", Title("NSL5010"), Message("NSL5010"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL5010"));

    /// <summary>{0}.</summary>
    public static readonly DiagnosticDescriptor NSL5011 = new("NSL5011", Title("NSL5011"), Message("NSL5011"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL5011"));

    /// <summary>Plain gradient descent with a learning rate of {0} can diverge where the inputs of a layer are longer than about {1}; normalise inputs and targets, or use Adam.</summary>
    public static readonly DiagnosticDescriptor NSL5012 = new("NSL5012", Title("NSL5012"), Message("NSL5012"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL5012"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NSL5001, NSL5002, NSL5003, NSL5004, NSL5005, NSL5006, NSL5007, NSL5008, NSL5009, NSL5010, NSL5011, NSL5012,
    ];
}
