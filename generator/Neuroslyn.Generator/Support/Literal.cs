using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Neuroslyn.Generator.Support;

/// <summary>Formats numbers, strings and identifiers as C# source, the same on every host and in every culture.</summary>
internal static class Literal
{
    public static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The shortest form that reads back as the same value of the precision, with suffix.</summary>
    public static string Number(double value, Precision precision) => precision == Precision.Double ? Double(value) : Single((float)value);

    public static string Single(float value)
    {
        if (float.IsNaN(value))
        {
            return "float.NaN";
        }

        if (float.IsInfinity(value))
        {
            return value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        }

        string digits = Shortest(value, static (number, format) => ((float)number).ToString(format, CultureInfo.InvariantCulture), static text => float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), "G9");
        return digits + "f";
    }

    public static string Double(double value)
    {
        if (double.IsNaN(value))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        string digits = Shortest(value, static (number, format) => number.ToString(format, CultureInfo.InvariantCulture), static text => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), "G17");
        return digits.Contains(".") || digits.Contains("E") ? digits : digits + ".0";
    }

    /// <summary>Three significant digits for people to read: <c>0.0123</c>, <c>4.56e-7</c>.</summary>
    public static string Rounded(double value)
    {
        double magnitude = Math.Abs(value);
        return magnitude switch
        {
            _ when double.IsNaN(value) || double.IsInfinity(value) => value.ToString(CultureInfo.InvariantCulture),
            0 => "0",
            >= 1e5 or < 1e-3 => value.ToString("0.##e-0", CultureInfo.InvariantCulture),
            >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
            >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
            >= 1 => value.ToString("0.##", CultureInfo.InvariantCulture),
            >= 0.1 => value.ToString("0.###", CultureInfo.InvariantCulture),
            >= 0.01 => value.ToString("0.####", CultureInfo.InvariantCulture),
            _ => value.ToString("0.#####", CultureInfo.InvariantCulture),
        };
    }

    public static string Text(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    public static string Boolean(bool value) => value ? "true" : "false";

    /// <summary>Escapes a name that is a keyword: <c>event</c> becomes <c>@event</c>.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>
    /// Hosts differ in what plain ToString gives ("R" on .NET Framework, shortest on .NET), so the shortest precision is searched for.
    /// </summary>
    private static string Shortest(double value, Func<double, string, string> format, Func<string, double> parse, string exact)
    {
        for (int digits = 1; digits < int.Parse(exact.Substring(1), CultureInfo.InvariantCulture); digits++)
        {
            string text = format(value, "G" + digits.ToString(CultureInfo.InvariantCulture));
            if (parse(text).Equals(value))
            {
                return Plain(text, value);
            }
        }

        return Plain(format(value, exact), value);
    }

    /// <summary>20 instead of 2E+01: numbers of moderate size are written without an exponent.</summary>
    private static string Plain(string text, double value) => text.Contains("E") && Math.Abs(value) is >= 1e-4 and < 1e9
        ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
        : text;
}
