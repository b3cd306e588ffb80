using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Neuroslyn.CodeFixes;
using Neuroslyn.Generator.Diagnostics;
using Neuroslyn.Generator.Validation;

namespace Neuroslyn.Generator.Tests.Documentation;

/// <summary>Translations are satellite assemblies; what they leave out is English.</summary>
public sealed partial class TranslationTests
{
    private static readonly CultureInfo Korean = CultureInfo.GetCultureInfo("ko");

    private const string Mistaken = """
        using Neuroslyn;
        [Network(Input = 784, Loss = Loss.CrossEntropy)]
        sealed partial class Net
        {
            [Dense(100, Activation.Tanh, Initializer = Initializer.Normal, InitializerScale = 1.5)] public partial DenseLayer A { get; }
            [Dense(10, Activation.Softmax)] public partial DenseLayer B { get; }
        }
        """;

    public static TheoryData<string> Ids => new(Rules.All.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryRule_HasAKoreanTitleAndMessage(string id)
    {
        DiagnosticDescriptor rule = Rules.Of(id);

        Assert.Matches("[가-힣]", rule.Title.ToString(Korean));
        Assert.Matches(@"[가-힣]|^\{0\}(: \{1\})?$", rule.MessageFormat.ToString(Korean));
    }

    /// <summary>A placeholder that is missing or too much would drop a figure, or fail when the message is shown.</summary>
    [Fact]
    public void Translations_HaveTheKeysAndPlaceholdersOfTheOriginal()
    {
        Dictionary<string, string> original = Texts(CultureInfo.InvariantCulture);
        Dictionary<string, string> translated = Texts(Korean);

        Assert.Empty(translated.Keys.Except(original.Keys));
        Assert.All(translated, text => Assert.Equal(Placeholders(original[text.Key]), Placeholders(text.Value)));
    }

    /// <summary>Words are translated, phrases within them too; names and figures are those of C#, whatever the culture's decimal separator.</summary>
    [Fact]
    public async Task Message_IsKoreanWithTheFiguresOfTheOriginal()
    {
        AnalyzerRun run = await AnalyzerRun.VerifyFindings(Mistaken.Replace("1.5", "{|NSL1005:1.5|}", StringComparison.Ordinal));
        Diagnostic found = run.Diagnostics.Single(finding => finding.Id == "NSL1005");

        Assert.Equal("'A' draws weights of deviation 1.5 for fan-in 784, which is too large: its pre-activations have a predicted deviation of 42, where tanh is flat; 0.0476 would fit", found.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal("'A'은(는) 팬인 784에 대해 표준 편차 1.5인 가중치를 뽑는데 너무 큽니다: 활성화 이전 값의 표준 편차가 42(으)로 예측되며, 거기서 tanh은(는) 평평합니다. 0.0476이(가) 알맞습니다", found.GetMessage(Korean));
        Assert.Equal("가중치가 너무 큼", found.Descriptor.Title.ToString(Korean));
    }

    [Fact]
    public void RepairTitle_IsThatOfTheEditorsLanguage()
    {
        CultureInfo before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = Korean;
            Assert.Equal("비율을 0.5(으)로 설정", RepairCodeFix.TitleOf(Repair.Of("Fix_SetDropoutRate").With("0.5")));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void CultureWithoutATranslation_IsEnglish() =>
        Assert.Equal("Weights too large", Rules.Of("NSL1005").Title.ToString(CultureInfo.GetCultureInfo("fi-FI")));

    private static Dictionary<string, string> Texts(CultureInfo culture) => (Messages.Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false) ?? throw new MissingManifestResourceException(culture.Name))
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
