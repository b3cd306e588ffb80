using System.Text;
using Digits;
using Neuroslyn;
using Spectre.Console;

Console.OutputEncoding = Encoding.UTF8;
return CommandLine.Invoke(args, Run);

static int Run(Options options)
{
    using var interruption = new Interruption();
    try
    {
        new Experiment(options, Terminal.Create()).Run(interruption.Token);
        return 0;
    }
    catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or TrainingDivergedException)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }
}
