using System.Globalization;
using System.Text;

namespace Neuroslyn.Generator;

/// <summary>Names of generated files. The compiler wants them unique ignoring case and accepts few characters.</summary>
internal static class HintName
{
    private const string Extension = ".g.cs";

    /// <summary>The file of a class.</summary>
    /// <param name="metadataName">The class's full metadata name.</param>
    /// <param name="isAmbiguous">Whether another network's name differs only in case.</param>
    public static string Of(string metadataName, bool isAmbiguous)
    {
        var name = new StringBuilder();
        foreach (char character in metadataName)
        {
            if (character == '`')
            {
                name.Append('-');
            }
            else if (char.IsLetterOrDigit(character) || character is '.' or '+' or '_')
            {
                name.Append(character);
            }
            else
            {
                // Identifiers may hold combining marks, which file names may not.
                name.Append("(u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)).Append(')');
            }
        }

        if (isAmbiguous)
        {
            name.Append(" (").Append(Capitals(metadataName)).Append(')');
        }

        return name.Append(Extension).ToString();
    }

    /// <summary>The names among <paramref name="metadataNames"/> that differ from another one only in case.</summary>
    public static IEnumerable<string> Ambiguous(IEnumerable<string> metadataNames) => metadataNames
        .Distinct(StringComparer.Ordinal)
        .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
        .Where(static group => group.Count() > 1)
        .SelectMany(static group => group);

    /// <summary>The positions of the capital letters, which is all in which ambiguous names differ.</summary>
    private static string Capitals(string name) => string.Join(
        "-",
        Enumerable.Range(0, name.Length).Where(i => char.IsUpper(name[i])).Select(static i => i.ToString(CultureInfo.InvariantCulture)));
}
