using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Neuroslyn.CodeFixes;

namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>Test sources in a workspace, as an editor holds them, and what the code fixes make of them.</summary>
internal sealed class CodeFixRun
{
    private static readonly CodeFixProvider[] Providers = [new RepairCodeFix(), new StableFormCodeFix()];

    private readonly CompilationSettings _settings;
    private readonly Solution _solution;

    private CodeFixRun(CompilationSettings settings, Solution solution, ImmutableArray<Diagnostic> findings)
    {
        _settings = settings;
        _solution = solution;
        Findings = findings;
    }

    /// <summary>What the analyzers find, hidden findings excepted, in the order of their places.</summary>
    public ImmutableArray<Diagnostic> Findings { get; }

    /// <summary>The sources as they are now, in the order in which they were given.</summary>
    public string[] Sources => [.. Documents.Select(document => document.GetTextAsync().GetAwaiter().GetResult().ToString())];

    private IEnumerable<Document> Documents => _solution.Projects.OrderBy(project => project.Name, StringComparer.Ordinal).SelectMany(project => project.Documents).OrderBy(document => document.Name, StringComparer.Ordinal);

    /// <summary>Opens sources as one project.</summary>
    /// <param name="sources">At least one.</param>
    public static Task<CodeFixRun> Open(params string[] sources) => Open(new CompilationSettings(), [sources]);

    /// <summary>Opens one project for each list of sources.</summary>
    /// <param name="settings">How they are compiled.</param>
    /// <param name="projects">Their sources; no project uses another.</param>
    public static Task<CodeFixRun> Open(CompilationSettings settings, params string[][] projects)
    {
        Solution solution = new AdhocWorkspace().CurrentSolution;
        for (int i = 0; i < projects.Length; i++)
        {
            var project = ProjectId.CreateNewId();
            CSharpCompilation template = SourceCompilation.Create([], settings);
            solution = solution.AddProject(ProjectInfo.Create(
                project,
                VersionStamp.Default,
                $"Project{i}",
                $"{settings.AssemblyName}{i}",
                LanguageNames.CSharp,
                compilationOptions: template.Options,
                parseOptions: settings.ParseOptions,
                metadataReferences: template.References,
                analyzerReferences: [LoadedGenerator.Reference]));
            for (int j = 0; j < projects[i].Length; j++)
            {
                solution = solution.AddDocument(DocumentId.CreateNewId(project), $"Source{i}{j}.cs", SourceText.From(projects[i][j]), filePath: $"Source{i}{j}.cs");
            }
        }

        return Read(settings, solution);
    }

    /// <summary>The titles of the repairs that a finding carries, wherever it was found.</summary>
    public static string[] TitlesOf(Diagnostic finding) => [.. RepairCodeFix.Offers(finding).Select(offer => RepairCodeFix.TitleOf(offer.Repair)), .. StableFormCodeFix.TitleOf(finding) is { } title ? new[] { title } : []];

    /// <summary>The titles of the repairs offered for a finding.</summary>
    public async Task<string[]> Titles(Diagnostic finding) => [.. (await Actions(finding)).Select(action => action.Title)];

    /// <summary>Applies one repair of one finding.</summary>
    /// <param name="finding">One of <see cref="Findings"/>.</param>
    /// <param name="title">The repair's title.</param>
    public async Task<CodeFixRun> Apply(Diagnostic finding, string title) => await Read(_settings, await ChangeOf((await Actions(finding)).Single(action => action.Title == title)));

    /// <summary>Applies the same repair to all findings of its rule in a scope.</summary>
    /// <param name="finding">The finding that the command is chosen on.</param>
    /// <param name="title">The repair's title there.</param>
    /// <param name="scope">Document, project or solution.</param>
    public async Task<CodeFixRun> ApplyToAll(Diagnostic finding, string title, FixAllScope scope)
    {
        CodeAction chosen = (await Actions(finding)).Single(action => action.Title == title);
        return await ApplyKeyToAll(finding, chosen.EquivalenceKey, scope);
    }

    /// <summary>Applies to all findings of a rule what a key of repairs stands for.</summary>
    /// <param name="finding">One of the rule.</param>
    /// <param name="key">Of any rule; null for none.</param>
    /// <param name="scope">Document, project or solution.</param>
    public async Task<CodeFixRun> ApplyKeyToAll(Diagnostic finding, string? key, FixAllScope scope)
    {
        CodeFixProvider provider = Providers.Last(candidate => candidate.FixableDiagnosticIds.Contains(finding.Id));
        CodeAction? all = await provider.GetFixAllProvider()!.GetFixAsync(
            new FixAllContext(_solution.GetDocument(finding.Location.SourceTree)!, provider, scope, key!, [finding.Id], new FoundDiagnostics(this), CancellationToken.None));
        return await Read(_settings, await ChangeOf(all!));
    }

    /// <summary>The sources must compile without a warning, and the analyzers must find nothing but what is hidden.</summary>
    public async Task<CodeFixRun> RequireClean()
    {
        foreach (Project project in _solution.Projects)
        {
            Compilation compilation = (await project.GetCompilationAsync())!;
            IEnumerable<SyntaxTree> written = project.Documents.Select(document => document.GetSyntaxTreeAsync().GetAwaiter().GetResult()!);
            ImmutableArray<Diagnostic> problems = [.. SourceCompilation.Problems(compilation, written), .. Findings];
            if (!problems.IsEmpty)
            {
                Assert.Fail($"{SourceCompilation.Describe(problems)}\nin:\n{string.Join("\n----\n", Sources)}");
            }
        }

        return this;
    }

    private static async Task<CodeFixRun> Read(CompilationSettings settings, Solution solution)
    {
        List<Diagnostic> findings = [];
        foreach (Project project in solution.Projects.OrderBy(project => project.Name, StringComparer.Ordinal))
        {
            findings.AddRange(await AnalyzerRun.Findings((await project.GetCompilationAsync())!));
        }

        return new CodeFixRun(
            settings,
            solution,
            [
                .. findings
                    .Where(finding => finding.Severity != DiagnosticSeverity.Hidden)
                    .OrderBy(finding => finding.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Location.SourceSpan.Start),
            ]);
    }

    private static async Task<Solution> ChangeOf(CodeAction action) => (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private async Task<IReadOnlyList<CodeAction>> Actions(Diagnostic finding)
    {
        List<CodeAction> actions = [];
        Document document = _solution.GetDocument(finding.Location.SourceTree)!;
        foreach (CodeFixProvider provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(finding.Id)))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions;
    }

    private sealed class FoundDiagnostics(CodeFixRun run) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(run.Findings.Where(finding => run._solution.GetDocument(finding.Location.SourceTree)?.Id == document.Id));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(run.Findings.Where(finding => run._solution.GetDocument(finding.Location.SourceTree)?.Project.Id == project.Id));
    }

    /// <summary>The generator is loaded already; the workspace wants it by the name of its file.</summary>
    private sealed class LoadedGenerator : IAnalyzerAssemblyLoader
    {
        public static AnalyzerFileReference Reference { get; } = new(typeof(NetworkGenerator).Assembly.Location, new LoadedGenerator());

        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => typeof(NetworkGenerator).Assembly;
    }
}
