using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>The lines of an <c>.editorconfig</c> that holds for every file, as analyzers read them.</summary>
internal sealed class EditorConfiguration(IReadOnlyDictionary<string, string> lines) : AnalyzerConfigOptionsProvider
{
    private readonly Lines _lines = new(lines);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions => _lines;

    /// <summary>What the lines say about severities, which the compiler applies before an analyzer sees them.</summary>
    public static IEnumerable<KeyValuePair<string, ReportDiagnostic>> Severities(IReadOnlyDictionary<string, string> lines)
    {
        foreach ((string key, string value) in lines)
        {
            if (key.Split('.') is ["dotnet_diagnostic", var id, "severity"])
            {
                yield return KeyValuePair.Create(id, value switch
                {
                    "error" => ReportDiagnostic.Error,
                    "warning" => ReportDiagnostic.Warn,
                    "suggestion" => ReportDiagnostic.Info,
                    "silent" => ReportDiagnostic.Hidden,
                    "none" => ReportDiagnostic.Suppress,
                    _ => throw new ArgumentException($"{key} = {value}", nameof(lines)),
                });
            }
        }
    }

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _lines;

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _lines;

    private sealed class Lines(IReadOnlyDictionary<string, string> lines) : AnalyzerConfigOptions
    {
        // The compiler lowers keys and looks them up ignoring case.
        private readonly Dictionary<string, string> _lines = new(lines, StringComparer.OrdinalIgnoreCase);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _lines.TryGetValue(key, out value);
    }
}
