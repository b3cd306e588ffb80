using System.CommandLine;

namespace Neuroslyn.Benchmarks.Reporting;

/// <summary>The verb <c>table</c>.</summary>
internal static class TableCommand
{
    /// <summary>Describes the verb.</summary>
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("files") { Description = "Output of compare and of the peers.", Arity = ArgumentArity.OneOrMore };
        var fastest = new Option<bool>("--fastest") { Description = "Of a row measured several times, the fastest counts instead of the median." };
        var command = new Command("table", "Prints the table of ratios, in Markdown, from measured lines.") { files, fastest };
        command.SetAction(arguments =>
        {
            var lines = new ResultLines(arguments.GetValue(fastest));
            foreach (string line in arguments.GetValue(files)!.SelectMany(file => File.ReadLines(file.FullName)))
            {
                lines.Add(line);
            }

            foreach (string line in ComparisonTable.Render(lines))
            {
                Console.WriteLine(line);
            }
        });
        return command;
    }
}
