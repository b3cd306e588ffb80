using System.CommandLine;
using Neuroslyn.Benchmarks.Comparison;

var root = new RootCommand("Benchmarks of Neuroslyn. Run them with: dotnet run -c Release --project benchmarks/Neuroslyn.Benchmarks -- VERB")
{
    CompareCommand.Create(),
};
return root.Parse(args).Invoke();
