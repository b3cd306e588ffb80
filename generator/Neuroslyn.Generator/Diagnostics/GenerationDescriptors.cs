using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Diagnostics.Messages;

namespace Neuroslyn.Generator.Diagnostics;

/// <summary>NSL7xxx: what does the generated code cost? NSL79xx are matters of style, off unless a project asks for them.</summary>
internal static class GenerationDescriptors
{
    private const string Category = "Neuroslyn.Generation";

    /// <summary>'{0}': {1} parameters, {2} multiply-adds and {3} bytes of workspace per sample.</summary>
    public static readonly DiagnosticDescriptor NSL7002 = new("NSL7002", Title("NSL7002"), Message("NSL7002"), Category, DiagnosticSeverity.Hidden, isEnabledByDefault: true, helpLinkUri: Help("NSL7002"));

    /// <summary>One sample's activations in '{0}' take {1} KB, too much for the stack: Predict uses a reusable workspace instead.</summary>
    public static readonly DiagnosticDescriptor NSL7003 = new("NSL7003", Title("NSL7003"), Message("NSL7003"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL7003"));

    /// <summary>Every iteration allocates a workspace for '{0}'; create it once, before the loop.</summary>
    public static readonly DiagnosticDescriptor NSL7004 = new("NSL7004", Title("NSL7004"), Message("NSL7004"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL7004"));

    /// <summary>'{0}' has {1} units, stored in rows of {2}: {3} % of each row is padding.</summary>
    public static readonly DiagnosticDescriptor NSL7005 = new("NSL7005", Title("NSL7005"), Message("NSL7005"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL7005"));

    /// <summary>The generated source of '{0}' has {1} KB, more than {2} KB; editors become slow.</summary>
    public static readonly DiagnosticDescriptor NSL7007 = new("NSL7007", Title("NSL7007"), Message("NSL7007"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL7007"));

    /// <summary>'{0}' computes in double precision: twice the memory and half the speed of float, and training seldom gains from it.</summary>
    public static readonly DiagnosticDescriptor NSL7008 = new("NSL7008", Title("NSL7008"), Message("NSL7008"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL7008"));

    /// <summary>'{0}' with {1} units follows '{2}' with {3}; hidden layers usually become narrower towards the output.</summary>
    public static readonly DiagnosticDescriptor NSL7901 = new("NSL7901", Title("NSL7901"), Message("NSL7901"), Category, DiagnosticSeverity.Info, isEnabledByDefault: false, helpLinkUri: Help("NSL7901"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NSL7002, NSL7003, NSL7004, NSL7005, NSL7007, NSL7008, NSL7901,
    ];
}
