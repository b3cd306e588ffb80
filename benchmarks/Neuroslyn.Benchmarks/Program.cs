using System.CommandLine;
using Neuroslyn.Benchmarks.Comparison;
using Neuroslyn.Benchmarks.Reporting;

var root = new RootCommand("Benchmarks of Neuroslyn. Run them with: dotnet run -c Release --project benchmarks/Neuroslyn.Benchmarks -- VERB")
{
    CompareCommand.Create(),
    TableCommand.Create(),
};
return root.Parse(args).Invoke();
