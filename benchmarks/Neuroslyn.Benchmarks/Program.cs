using System.CommandLine;
using Neuroslyn.Benchmarks.Comparison;
using Neuroslyn.Benchmarks.Curriculum;
using Neuroslyn.Benchmarks.Functions;
using Neuroslyn.Benchmarks.Generation;
using Neuroslyn.Benchmarks.Reporting;
using Neuroslyn.Benchmarks.Startup;
using Neuroslyn.Benchmarks.Training;

var root = new RootCommand("Benchmarks of Neuroslyn. Run them with: dotnet run -c Release --project benchmarks/Neuroslyn.Benchmarks -- VERB")
{
    CompareCommand.Create(),
    TableCommand.Create(),
    FitCommand.Create(),
    ThreadsCommand.Create(),
    GeneratorCommand.Create(),
    AnalyzersCommand.Create(),
    StartupCommand.Create(),
    LessonsCommand.Create(),
    FunctionsCommand.Create(),
};
return root.Parse(args).Invoke();
