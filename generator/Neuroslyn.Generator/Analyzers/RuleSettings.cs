using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Neuroslyn.Generator.Validation;

namespace Neuroslyn.Generator.Analyzers;

/// <summary>Reads the thresholds that a project sets in its <c>.editorconfig</c>.</summary>
internal static class RuleSettings
{
    /// <summary>The thresholds for one file.</summary>
    public static RuleOptions Read(AnalyzerOptions options, SyntaxTree tree)
    {
        AnalyzerConfigOptions settings = options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        return RuleOptions.Read(key => settings.TryGetValue(key, out string? text) ? Number(text) : null);
    }

    private static double? Number(string text) => text.Trim() switch
    {
        "true" => 1,
        "false" => 0,
        var number => double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null,
    };
}
