using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Diagnostics.Messages;

namespace Neuroslyn.Generator.Diagnostics;

/// <summary>NSL6xxx: do data and evaluation tell what their author believes?</summary>
internal static class DataDescriptors
{
    private const string Category = "Neuroslyn.Data";

    /// <summary>'{0}' is part of '{1}', which is trained on: validation cannot show overfitting.</summary>
    public static readonly DiagnosticDescriptor NSL6001 = new("NSL6001", Title("NSL6001"), Message("NSL6001"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL6001"));

    /// <summary>'{0}' are test data; {1}, so that they no longer tell how the network does on new data.</summary>
    public static readonly DiagnosticDescriptor NSL6002 = new("NSL6002", Title("NSL6002"), Message("NSL6002"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL6002"));

    /// <summary>{0} goes by the validation loss, but Validation is not set.</summary>
    public static readonly DiagnosticDescriptor NSL6003 = new("NSL6003", Title("NSL6003"), Message("NSL6003"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL6003"));

    /// <summary>Shares of a split are positive and add up to 1: {0}.</summary>
    public static readonly DiagnosticDescriptor NSL6004 = new("NSL6004", Title("NSL6004"), Message("NSL6004"), Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help("NSL6004"));

    /// <summary>{0} takes its statistics from '{1}', {2}; fit it to the training part alone.</summary>
    public static readonly DiagnosticDescriptor NSL6005 = new("NSL6005", Title("NSL6005"), Message("NSL6005"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL6005"));

    /// <summary>'{0}' holds bytes as they are, 0 to 255; divide by 255 to get inputs of 0 to 1.</summary>
    public static readonly DiagnosticDescriptor NSL6006 = new("NSL6006", Title("NSL6006"), Message("NSL6006"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL6006"));

    /// <summary>The forward pass runs in training mode, in which '{0}' {1}, and nothing trains on it.</summary>
    public static readonly DiagnosticDescriptor NSL6007 = new("NSL6007", Title("NSL6007"), Message("NSL6007"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL6007"));

    /// <summary>'{0}' is held back to judge the network; augmentation belongs to the training data.</summary>
    public static readonly DiagnosticDescriptor NSL6008 = new("NSL6008", Title("NSL6008"), Message("NSL6008"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL6008"));

    /// <summary>Without shuffling, the batches come as '{0}' holds them; if the classes stand together there, each step unlearns the others.</summary>
    public static readonly DiagnosticDescriptor NSL6009 = new("NSL6009", Title("NSL6009"), Message("NSL6009"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL6009"));

    /// <summary>{0} {1}; a turned 6 is a 9.</summary>
    public static readonly DiagnosticDescriptor NSL6010 = new("NSL6010", Title("NSL6010"), Message("NSL6010"), Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help("NSL6010"));

    /// <summary>'{0}' are class labels; {1}.</summary>
    public static readonly DiagnosticDescriptor NSL6011 = new("NSL6011", Title("NSL6011"), Message("NSL6011"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL6011"));

    /// <summary>'{0}' keeps what it learned from the folds before, which hold this fold's validation samples; create a new network for every fold.</summary>
    public static readonly DiagnosticDescriptor NSL6012 = new("NSL6012", Title("NSL6012"), Message("NSL6012"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL6012"));

    /// <summary>'{0}' is computed, but '{1}' is trained on.</summary>
    public static readonly DiagnosticDescriptor NSL6013 = new("NSL6013", Title("NSL6013"), Message("NSL6013"), Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help("NSL6013"));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NSL6001, NSL6002, NSL6003, NSL6004, NSL6005, NSL6006, NSL6007, NSL6008, NSL6009, NSL6010, NSL6011, NSL6012, NSL6013,
    ];
}
