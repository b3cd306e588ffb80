using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Diagnostics.Messages;

namespace Neuroslyn.Generator.Diagnostics;

/// <summary>NSL1xxx: do the weights start where training can take them further?</summary>
internal static class InitialisationDescriptors
{
    private const string Category = "Neuroslyn.Initialisation";

    /// <summary>All {1} units of '{0}' start equal and stay equal: their weights all start at {2}.</summary>
    public static readonly DiagnosticDescriptor NSL1001 = new("NSL1001", Title("NSL1001"), Message("NSL1001"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL1001"));

    /// <summary>'{0}' uses {1}, which makes up for the half that a rectifier zeroes, but {2} zeroes nothing: its pre-activations start with a predicted deviation of {3} instead of {4}, further into the flat part; Xavier draws weights of deviation {5} instead of {6}.</summary>
    public static readonly DiagnosticDescriptor NSL1002 = new("NSL1002", Title("NSL1002"), Message("NSL1002"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL1002"));

    /// <summary>'{0}' uses {1} with {2}: the signal is predicted to shrink to {3} in this layer and to {4} over {5} such layers; He initialisation keeps it.</summary>
    public static readonly DiagnosticDescriptor NSL1003 = new("NSL1003", Title("NSL1003"), Message("NSL1003"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL1003"));

    /// <summary>'{0}' draws weights of deviation {1} for fan-in {2}, which is too small: {3}; {4} would fit.</summary>
    public static readonly DiagnosticDescriptor NSL1004 = new("NSL1004", Title("NSL1004"), Message("NSL1004"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL1004"));

    /// <summary>'{0}' draws weights of deviation {1} for fan-in {2}, which is too large: {3}; {4} would fit.</summary>
    public static readonly DiagnosticDescriptor NSL1005 = new("NSL1005", Title("NSL1005"), Message("NSL1005"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL1005"));

    /// <summary>'{0}' keeps its signal normalised only with LeCun weights and without plain dropout; {1}.</summary>
    public static readonly DiagnosticDescriptor NSL1007 = new("NSL1007", Title("NSL1007"), Message("NSL1007"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL1007"));

    /// <summary>'{0}' is created without a seed, although this project asks for seeds.</summary>
    public static readonly DiagnosticDescriptor NSL1008 = new("NSL1008", Title("NSL1008"), Message("NSL1008"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL1008"));

    /// <summary>He initialisation of '{0}' assumes a slope of 0 on the negative side; with slope {1} and fan-in {2}, a deviation of sqrt(2 / ((1 + {1}^2) {2})) = {3} keeps the signal.</summary>
    public static readonly DiagnosticDescriptor NSL1009 = new("NSL1009", Title("NSL1009"), Message("NSL1009"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL1009"));

    /// <summary>{0} initialisation of '{1}' needs a positive InitializerScale, was {2}.</summary>
    public static readonly DiagnosticDescriptor NSL1010 = new("NSL1010", Title("NSL1010"), Message("NSL1010"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL1010"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NSL1001, NSL1002, NSL1003, NSL1004, NSL1005, NSL1007, NSL1008, NSL1009, NSL1010,
    ];
}
