using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Diagnostics.Messages;

namespace Neuroslyn.Generator.Diagnostics;

/// <summary>NSL0xxx: can a network be generated from this class?</summary>
internal static class StructureDescriptors
{
    private const string Category = "Neuroslyn.Structure";

    /// <summary>'{0}' must be partial so that the network code can be generated.</summary>
    public static readonly DiagnosticDescriptor NSL0001 = new("NSL0001", Title("NSL0001"), Message("NSL0001"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL0001"));

    /// <summary>'{0}' cannot be a network: {1}.</summary>
    public static readonly DiagnosticDescriptor NSL0002 = new("NSL0002", Title("NSL0002"), Message("NSL0002"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL0002"));

    /// <summary>'{0}' declares no {1}.</summary>
    public static readonly DiagnosticDescriptor NSL0003 = new("NSL0003", Title("NSL0003"), Message("NSL0003"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL0003"));

    /// <summary>{0} of '{1}' must be positive, was {2}.</summary>
    public static readonly DiagnosticDescriptor NSL0005 = new("NSL0005", Title("NSL0005"), Message("NSL0005"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL0005"));

    /// <summary>'{0}' takes {1} inputs, but reads {2}, which produces {3}.</summary>
    public static readonly DiagnosticDescriptor NSL0006 = new("NSL0006", Title("NSL0006"), Message("NSL0006"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL0006"));

    /// <summary>'{0}' is no {1}: {2}.</summary>
    public static readonly DiagnosticDescriptor NSL0011 = new("NSL0011", Title("NSL0011"), Message("NSL0011"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL0011"));

    /// <summary>Cannot differentiate '{0}': {1}.</summary>
    public static readonly DiagnosticDescriptor NSL0012 = new("NSL0012", Title("NSL0012"), Message("NSL0012"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL0012"));

    /// <summary>'{0}' already defines '{1}', which the generator adds; rename it.</summary>
    public static readonly DiagnosticDescriptor NSL0013 = new("NSL0013", Title("NSL0013"), Message("NSL0013"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL0013"));

    /// <summary>{0} must be {1}, was {2}.</summary>
    public static readonly DiagnosticDescriptor NSL0014 = new("NSL0014", Title("NSL0014"), Message("NSL0014"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL0014"));

    /// <summary>'{0}' cannot combine '{1}' of {2} values with '{3}' of {4}, element by element; give '{3}' {2} units, or put a dense layer of {2} units between.</summary>
    public static readonly DiagnosticDescriptor NSL0015 = new("NSL0015", Title("NSL0015"), Message("NSL0015"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL0015"));

    /// <summary>The result of '{0}' is not used: the network's output is that of '{1}', which does not depend on it.</summary>
    public static readonly DiagnosticDescriptor NSL0016 = new("NSL0016", Title("NSL0016"), Message("NSL0016"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL0016"));

    /// <summary>Dropout with a rate of 0 on '{0}' has no effect.</summary>
    public static readonly DiagnosticDescriptor NSL0017 = new("NSL0017", Title("NSL0017"), Message("NSL0017"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL0017"));

    /// <summary>'{0}' has {1} units for {2} classes.</summary>
    public static readonly DiagnosticDescriptor NSL0019 = new("NSL0019", Title("NSL0019"), Message("NSL0019"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL0019"));

    /// <summary>'{0}' needs partial properties, which came with C# 13, but this project compiles as C# {1}; set &lt;LangVersion&gt;13&lt;/LangVersion&gt; or higher, or remove it.</summary>
    public static readonly DiagnosticDescriptor NSL0020 = new("NSL0020", Title("NSL0020"), Message("NSL0020"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL0020"));

    /// <summary>Layer '{0}' must stand in the part of '{1}' that bears [Network], because the order of members across parts is undefined.</summary>
    public static readonly DiagnosticDescriptor NSL0021 = new("NSL0021", Title("NSL0021"), Message("NSL0021"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL0021"));

    /// <summary>Layer property '{0}' {1}.</summary>
    public static readonly DiagnosticDescriptor NSL0022 = new("NSL0022", Title("NSL0022"), Message("NSL0022"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL0022"));

    /// <summary>'{0}' reads '{1}', which {2}.</summary>
    public static readonly DiagnosticDescriptor NSL0023 = new("NSL0023", Title("NSL0023"), Message("NSL0023"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL0023"));

    /// <summary>'{0}' has no parameters, so [Frozen] has no effect on it.</summary>
    public static readonly DiagnosticDescriptor NSL0024 = new("NSL0024", Title("NSL0024"), Message("NSL0024"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL0024"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NSL0001, NSL0002, NSL0003, NSL0005, NSL0006, NSL0011, NSL0012, NSL0013, NSL0014, NSL0015, NSL0016, NSL0017, NSL0019, NSL0020, NSL0021, NSL0022, NSL0023, NSL0024,
    ];
}
