using System.Globalization;
using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace Neuroslyn.Generator.Tests.HarnessTests;

public sealed class GeneratorRunTests
{
    private static readonly CompilationSettings Settings = new();
    private static readonly ProbeGenerator Generator = new(name => $"/// <summary>Made.</summary>\npublic static class {name}Companion {{ internal static int Answer() => 42; }}");

    [Fact]
    public void Clean_GivesTheGeneratedText()
    {
        GeneratorRun run = GeneratorRun.Clean(Generator, Settings, "class C;");

        Assert.StartsWith("/// <summary>Made.</summary>\npublic static class CCompanion", run.TextOf("C.g.cs"), StringComparison.Ordinal);
        Assert.Equal(run.TextOf("C.g.cs"), run.TextOf());
    }

    [Fact]
    public void WarningInGeneratedCode_Fails()
    {
        var generator = new ProbeGenerator(name => $"class {name}Companion {{ void M() {{ int unused = 0; }} }}");

        var exception = Assert.ThrowsAny<XunitException>(() => GeneratorRun.Clean(generator, Settings, "class C;"));

        Assert.Contains("CS0219", exception.Message, StringComparison.Ordinal);
        Assert.Contains("     1 class CCompanion", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingComment_FailsInGeneratedCodeOnly()
    {
        var generator = new ProbeGenerator(name => $"public class {name}Companion;");

        var exception = Assert.ThrowsAny<XunitException>(() => GeneratorRun.Clean(generator, Settings, "public class Written;"));

        Assert.Contains("The output has 1 problems:", exception.Message, StringComparison.Ordinal);
        Assert.Contains("CS1591", exception.Message, StringComparison.Ordinal);
        Assert.Contains("WrittenCompanion", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BrokenReferenceInGeneratedComment_Fails()
    {
        var generator = new ProbeGenerator(name => $"/// <summary><see cref=\"Absent\"/></summary>\nclass {name}Companion;");

        Assert.Contains("CS1574", Assert.ThrowsAny<XunitException>(() => GeneratorRun.Clean(generator, Settings, "class C;")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TextThatFollowsTheCulture_Fails()
    {
        var generator = new ProbeGenerator(name => string.Create(CultureInfo.CurrentCulture, $"class {name}Companion {{ internal const double Value = {-0.5}; }}"));
        using var culture = new CultureScope("en-US");

        var exception = Assert.ThrowsAny<XunitException>(() => GeneratorRun.Clean(generator, Settings, "class C;"));

        Assert.Contains("C.g.cs differs under tr-TR", exception.Message, StringComparison.Ordinal);
        Assert.Contains("+ class CCompanion { internal const double Value = -0,5; }", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TextThatFollowsTheSourceOrder_Fails()
    {
        int written = 0;
        var generator = new ProbeGenerator(name => $"// source {written++}\nclass {name}Companion;");

        var exception = Assert.ThrowsAny<XunitException>(() => GeneratorRun.Any(generator, Settings, "class A;", "class B;"));

        Assert.Contains("with the sources in reverse order", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GeneratorThatThrows_Fails() => Assert.ThrowsAny<XunitException>(
        () => GeneratorRun.Any(new ProbeGenerator(_ => throw new FormatException()), Settings, "class C;"));

    [Fact]
    public void Any_LeavesProblemsToTheTest()
    {
        GeneratorRun run = GeneratorRun.Any(Generator, Settings, "class C : Absent;");

        Assert.Equal(["CS0246"], run.Problems.Select(problem => problem.Id));
    }

    [Fact]
    public void Settings_ReachTheCompiler()
    {
        const string Source = "class C { string? _text; object M(object value) => value ?? _text!; }";

        Assert.Empty(GeneratorRun.Any(Generator, Settings with { Nullable = NullableContextOptions.Enable }, Source).Problems.Where(IsNullable));
        Assert.NotEmpty(GeneratorRun.Any(Generator, Settings with { Nullable = NullableContextOptions.Disable }, Source).Problems.Where(IsNullable));

        static bool IsNullable(Diagnostic problem) => problem.Id == "CS8632";
    }

    [Fact]
    public void RuntimeVocabulary_IsVisibleToTestSources() =>
        GeneratorRun.Clean(Generator, Settings, "class C { internal const global::Neuroslyn.Loss Loss = global::Neuroslyn.Loss.Huber; }");

    [Fact]
    public void Edits_ShowWhatWasRecomputed()
    {
        GeneratorRun run = GeneratorRun.Clean(Generator, Settings, "class A;", "class B;");

        Assert.Equal([IncrementalStepRunReason.New, IncrementalStepRunReason.New], run.Reasons(ProbeGenerator.NameStep));
        Assert.Equal(
            [IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.New],
            run.AfterAdding("class D;").Reasons(ProbeGenerator.NameStep));
        Assert.Equal(
            [IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Unchanged],
            run.AfterReplacing(0, "class A; // comment").Reasons(ProbeGenerator.NameStep));
        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            run.AfterReplacing(0, "class Renamed;").OutputReasons);
    }

    [Fact]
    public void UnknownStep_IsNamedWithTheKnownOnes()
    {
        GeneratorRun run = GeneratorRun.Clean(Generator, Settings, "class A;");

        Assert.Contains("No step 'Absent' ran; tracked:", Assert.ThrowsAny<XunitException>(() => run.Reasons("Absent")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadedOutput_RunsGeneratedCodeWithTheRuntime()
    {
        GeneratorRun run = GeneratorRun.Clean(
            Generator,
            Settings,
            """
            public static class Source
            {
                internal static string Report(int length) => CCompanion.Answer() + " and " + new global::Neuroslyn.ParameterBuffer<float>(length).Length;
            }

            class C;
            """);

        using LoadedAssembly loaded = run.Load();

        Assert.Equal("42 and 3", loaded.Invoke<string>("Source", "Report", 3));
    }

    [Fact]
    public void LoadedOutput_ThrowsWhatTheCodeThrows()
    {
        using LoadedAssembly loaded = GeneratorRun.Clean(
            Generator,
            Settings,
            "class C { static int Fail() => throw new global::System.FormatException(\"mine\"); }").Load();

        Assert.Equal("mine", Assert.Throws<FormatException>(() => loaded.Invoke<int>("C", "Fail")).Message);
    }

    [Fact]
    public void SourcesThatDoNotCompile_AreNotLoaded()
    {
        GeneratorRun run = GeneratorRun.Any(Generator, Settings, "class C : Absent;");

        Assert.Contains("CS0246", Assert.ThrowsAny<XunitException>(() => run.Load()).Message, StringComparison.Ordinal);
    }
}
