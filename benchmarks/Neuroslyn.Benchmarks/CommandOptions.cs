using System.CommandLine;
using System.Globalization;

namespace Neuroslyn.Benchmarks;

/// <summary>Options that several verbs share.</summary>
internal static class CommandOptions
{
    /// <summary>Some of a list of names, separated by commas; all of them unless given.</summary>
    public static Option<string[]> Names(string name, string description, IReadOnlyList<string> known) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => [.. known],
        CustomParser = result =>
        {
            string[] names = [.. result.Tokens.SelectMany(token => Split(token.Value))];
            foreach (string unknown in names.Except(known, StringComparer.Ordinal))
            {
                result.AddError($"{name} takes {string.Join(", ", known)}, separated by commas; '{unknown}' is none of them.");
            }

            return names;
        },
    };

    /// <summary>Numbers from 1, separated by commas.</summary>
    public static Option<int[]> Numbers(string name, string description, int[] standard) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => standard,
        CustomParser = result =>
        {
            var numbers = new List<int>();
            foreach (string text in result.Tokens.SelectMany(token => Split(token.Value)))
            {
                if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < 1)
                {
                    result.AddError($"{name} takes numbers from 1, separated by commas; '{text}' is none.");
                    return [];
                }

                numbers.Add(number);
            }

            return [.. numbers];
        },
    };

    /// <summary>The core of the measuring thread.</summary>
    public static Option<int?> Core() => new("--core") { Description = "Core that the measuring thread is bound to, counted from 0. Default: not bound." };

    /// <summary>Repetitions of a measurement.</summary>
    public static Option<int> Repetitions() => new("--repetitions") { Description = "Repetitions of which the median counts.", DefaultValueFactory = _ => 7 };

    /// <summary>Duration of a repetition.</summary>
    public static Option<double> Milliseconds() => new("--milliseconds") { Description = "Least duration of a repetition.", DefaultValueFactory = _ => 50 };

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
