using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Neuroslyn.Generator.Tests.Analyzers;

/// <summary>Test networks in one line: the arguments of <c>[Network]</c>, then one layer per line.</summary>
internal static class DesignNetwork
{
    /// <summary>A source: layers named A, B, C, ... from the arguments of their attribute, e.g. <c>Dense(4, Activation.Relu)</c>; a network as a layer by its type, e.g. <c>: Encoder</c>.</summary>
    public static string Source(string network, params string[] layers) => $$"""
        using Neuroslyn;
        [Network({{network}})]
        sealed partial class Net
        {
            {{string.Join("\n    ", layers.Select(Property))}}
        }
        """;

    /// <summary>Fails unless the marked diagnostics, and no others, are found.</summary>
    public static Task<AnalyzerRun> Verify(string network, params string[] layers) => AnalyzerRun.VerifyFindings(Source(network, layers));

    /// <summary>Fails unless the only finding is this one.</summary>
    public static async Task VerifyOnly(string id, DiagnosticSeverity severity, string message, string network, params string[] layers)
    {
        AnalyzerRun run = await AnalyzerRun.VerifyFindings(Source(network, layers));
        Diagnostic[] found = [.. run.Diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)];
        Assert.All(found, diagnostic => Assert.Equal(id, diagnostic.Id));
        Assert.All(found, diagnostic => Assert.Equal(severity, diagnostic.Severity));
        Assert.Equal(message, found[0].GetMessage(CultureInfo.InvariantCulture));
    }

    private static string Property(string attribute, int index)
    {
        if (attribute.StartsWith(": ", StringComparison.Ordinal))
        {
            return $"public partial {attribute[2..]} {(char)('A' + index)} {{ get; }}";
        }

        string type = attribute switch
        {
            _ when Contains("Add(") || Contains("Concat(") || Contains("Multiply(") || Contains("Maximum(") => "MergeLayer",
            _ when Contains("Dense(") => "DenseLayer",
            _ when Contains("Maxout(") => "MaxoutLayer",
            _ when Contains("BatchNormalization") => "BatchNormalizationLayer",
            _ when Contains("LayerNormalization") => "LayerNormalizationLayer",
            _ when Contains("AlphaDropout(") => "AlphaDropoutLayer",
            _ => "DropoutLayer",
        };
        return $"[{attribute}] public partial {type} {(char)('A' + index)} {{ get; }}";

        bool Contains(string name) => attribute.Contains(name, StringComparison.Ordinal);
    }
}
