using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>Test sources, what the generator made of them, and the compilation of both.</summary>
internal sealed class GeneratorRun
{
    // Turkish and Swedish differ from the invariant culture in the case of i and in the minus sign, Persian in digits and decimal separator.
    private static readonly string[] OtherCultures = ["tr-TR", "sv-SE", "fa-IR"];

    private readonly IIncrementalGenerator _generator;
    private readonly CompilationSettings _settings;

    private GeneratorRun(IIncrementalGenerator generator, CompilationSettings settings, CSharpCompilation input, GeneratorDriver driver)
    {
        _generator = generator;
        _settings = settings;
        Input = input;
        Driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        Output = output;
        Result = Driver.GetRunResult();
    }

    /// <summary>The sources before generation.</summary>
    public CSharpCompilation Input { get; }

    /// <summary>The sources and what was generated.</summary>
    public Compilation Output { get; }

    /// <summary>The driver after the run, for <c>Verify</c>.</summary>
    public GeneratorDriver Driver { get; }

    /// <summary>What the run produced.</summary>
    public GeneratorDriverRunResult Result { get; }

    /// <summary>The generated sources in hint name order.</summary>
    public ImmutableArray<GeneratedSourceResult> Sources =>
        [.. Result.Results.SelectMany(result => result.GeneratedSources).OrderBy(source => source.HintName, StringComparer.Ordinal)];

    /// <summary>Warnings and errors of the output.</summary>
    public ImmutableArray<Diagnostic> Problems => SourceCompilation.Problems(Output, Input.SyntaxTrees);

    /// <summary>Runs the network generator on sources compiled by the default settings; see the other overload.</summary>
    /// <param name="sources">At least one.</param>
    public static GeneratorRun Clean(params string[] sources) => Clean(new NetworkGenerator(), new CompilationSettings(), sources);

    /// <summary>Runs the network generator; see the other overload.</summary>
    /// <param name="settings">How the sources are compiled.</param>
    /// <param name="sources">At least one.</param>
    public static GeneratorRun Clean(CompilationSettings settings, params string[] sources) => Clean(new NetworkGenerator(), settings, sources);

    /// <summary>
    /// Generates, and fails unless the output compiles without a warning and the generator writes the same bytes under other cultures and
    /// with the sources in another order.
    /// </summary>
    /// <param name="generator">The generator under test.</param>
    /// <param name="settings">How the sources are compiled.</param>
    /// <param name="sources">At least one.</param>
    public static GeneratorRun Clean(IIncrementalGenerator generator, CompilationSettings settings, params string[] sources)
    {
        GeneratorRun run = Any(generator, settings, sources);
        ImmutableArray<Diagnostic> problems = run.Problems;
        if (!problems.IsEmpty)
        {
            Assert.Fail($"The output has {problems.Length} problems:\n{SourceCompilation.Describe(problems)}");
        }

        return run;
    }

    /// <summary>Runs the network generator on sources that do not compile whatever it does.</summary>
    /// <param name="sources">At least one.</param>
    public static GeneratorRun Any(params string[] sources) => Any(new NetworkGenerator(), new CompilationSettings(), sources);

    /// <summary>Like <see cref="Clean(IIncrementalGenerator, CompilationSettings, string[])"/>, for sources that do not compile whatever the generator does.</summary>
    /// <param name="generator">The generator under test.</param>
    /// <param name="settings">How the sources are compiled.</param>
    /// <param name="sources">At least one.</param>
    public static GeneratorRun Any(IIncrementalGenerator generator, CompilationSettings settings, params string[] sources)
    {
        Assert.NotEmpty(sources);
        GeneratorRun run = Start(generator, settings, sources);
        foreach (GeneratorRunResult result in run.Result.Results)
        {
            Assert.Null(result.Exception);
        }

        foreach (string culture in OtherCultures)
        {
            using (new CultureScope(culture))
            {
                run.AssertSameBytes(Start(generator, settings, [.. sources.Reverse()]), $"under {culture} with the sources in reverse order");
            }
        }

        return run;
    }

    /// <summary>Runs the network generator, and checks nothing: for tests that look at something else.</summary>
    /// <param name="sources">At least one.</param>
    public static GeneratorRun Once(params string[] sources) => Once(new CompilationSettings(), sources);

    /// <inheritdoc cref="Once(string[])"/>
    /// <param name="settings">How the sources are compiled.</param>
    /// <param name="sources">At least one.</param>
    public static GeneratorRun Once(CompilationSettings settings, params string[] sources) => Start(new NetworkGenerator(), settings, sources);

    /// <summary>The text of the only generated source, or of the one with this hint name.</summary>
    public string TextOf(string? hintName = null)
    {
        ImmutableArray<GeneratedSourceResult> found = hintName is null ? Sources : [.. Sources.Where(source => source.HintName == hintName)];
        if (found.Length != 1)
        {
            Assert.Fail($"Expected one source {hintName ?? "in all"}, generated: {string.Join(", ", Sources.Select(source => source.HintName))}.");
        }

        return found[0].SourceText.ToString();
    }

    /// <summary>Runs the same driver, with what it has cached, on the sources with one of them replaced.</summary>
    /// <param name="index">The source's position in the call that made this run.</param>
    /// <param name="source">Its new text.</param>
    public GeneratorRun AfterReplacing(int index, string source)
    {
        SyntaxTree old = Input.SyntaxTrees[index];
        return new GeneratorRun(_generator, _settings, Input.ReplaceSyntaxTree(old, SourceCompilation.Parse(source, old.FilePath, _settings)), Driver);
    }

    /// <summary>Runs the same driver, with what it has cached, on the sources and one more.</summary>
    /// <param name="source">The added source.</param>
    public GeneratorRun AfterAdding(string source)
    {
        string path = $"Source{Input.SyntaxTrees.Length}.cs";
        return new GeneratorRun(_generator, _settings, Input.AddSyntaxTrees(SourceCompilation.Parse(source, path, _settings)), Driver);
    }

    /// <summary>What a tracked step did, one reason per output, in output order.</summary>
    /// <param name="stepName">The name given to <c>WithTrackingName</c>.</param>
    public IncrementalStepRunReason[] Reasons(string stepName) => [.. Outputs(stepName).Select(output => output.Reason)];

    /// <summary>The outputs of a tracked step.</summary>
    /// <param name="stepName">The name given to <c>WithTrackingName</c>.</param>
    public IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(string stepName)
    {
        ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> steps = Result.Results.Single().TrackedSteps;
        Assert.True(steps.ContainsKey(stepName), $"No step '{stepName}' ran; tracked: {string.Join(", ", steps.Keys.Order(StringComparer.Ordinal))}.");
        return steps[stepName].SelectMany(step => step.Outputs);
    }

    /// <summary>The reasons of everything that reached an output: <c>Cached</c> throughout means that no source was written anew.</summary>
    public IncrementalStepRunReason[] OutputReasons =>
    [
        .. Result.Results.Single().TrackedOutputSteps.Values
            .SelectMany(steps => steps)
            .SelectMany(step => step.Outputs)
            .Select(output => output.Reason),
    ];

    /// <summary>Compiles the output and loads it with the runtime under test.</summary>
    public LoadedAssembly Load() => new(Output);

    private static GeneratorRun Start(IIncrementalGenerator generator, CompilationSettings settings, string[] sources) => new(
        generator,
        settings,
        SourceCompilation.Create(sources, settings),
        CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            parseOptions: settings.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)));

    private void AssertSameBytes(GeneratorRun other, string circumstance)
    {
        Assert.Equal(Sources.Select(source => source.HintName), other.Sources.Select(source => source.HintName));
        foreach ((GeneratedSourceResult mine, GeneratedSourceResult theirs) in Sources.Zip(other.Sources))
        {
            if (mine.SourceText.ToString() != theirs.SourceText.ToString())
            {
                Assert.Fail($"{mine.HintName} differs {circumstance}:\n{SnapshotDiff.Render(mine.SourceText.ToString(), theirs.SourceText.ToString())}");
            }
        }
    }
}
