using Spectre.Console;

namespace Digits;

/// <summary>Where the program prints.</summary>
internal static class Terminal
{
    /// <summary>Longer than any line printed, so that lines in files are not broken.</summary>
    private const int PlainWidth = 160;

    /// <summary>The terminal with all it can do; or, if output is redirected, plain text whatever the environment promises.</summary>
    public static IAnsiConsole Create() => Console.IsOutputRedirected ? CreatePlain(Console.Out) : AnsiConsole.Console;

    /// <summary>Text without escape codes.</summary>
    public static IAnsiConsole CreatePlain(TextWriter writer)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = PlainWidth;
        return console;
    }
}
