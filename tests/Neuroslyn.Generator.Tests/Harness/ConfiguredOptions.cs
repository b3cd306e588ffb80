using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>The settings of an <c>.editorconfig</c> that holds for every file.</summary>
internal sealed class ConfiguredOptions(IReadOnlyDictionary<string, string> settings) : AnalyzerConfigOptionsProvider
{
    private readonly Settings _settings = new(settings);

    public override AnalyzerConfigOptions GlobalOptions => _settings;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _settings;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _settings;

    /// <summary>What the settings say about severities, which the compiler applies before an analyzer sees them.</summary>
    public static IEnumerable<KeyValuePair<string, ReportDiagnostic>> Severities(IReadOnlyDictionary<string, string> settings)
    {
        foreach ((string key, string value) in settings)
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
                    _ => throw new ArgumentException($"{key} = {value}", nameof(settings)),
                });
            }
        }
    }

    private sealed class Settings(IReadOnlyDictionary<string, string> settings) : AnalyzerConfigOptions
    {
        // The compiler compares keys without regard to case, and hands them over in lower case.
        private readonly Dictionary<string, string> _values = settings.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);
    }
}
