using System.Globalization;
using Neuroslyn.Benchmarks.Comparison;
using Neuroslyn.Benchmarks.Measurement;

namespace Neuroslyn.Benchmarks.Reporting;

/// <summary>Lines of <c>compare</c> and of the peers, read back: of a row that was measured several times, the median counts, or the fastest.</summary>
/// <param name="takesFastest">Whether, for everyone alike, the fastest counts: where others use the machine too, what is slower is theirs.</param>
internal sealed class ResultLines(bool takesFastest)
{
    private const string DetailMark = "# detail neuroslyn,";
    private const int RowColumns = 4;
    private readonly Dictionary<(string Column, Row Row), List<double>> _values = [];
    private readonly List<Row> _rows = [];

    /// <summary>Rows that Neuroslyn was measured for, in the order of their first appearance.</summary>
    public IReadOnlyList<Row> Rows => _rows;

    /// <summary>Names of all peers.</summary>
    public IEnumerable<string> Peers => _values.Keys.Select(key => key.Column).Where(column => column != "neuroslyn" && !column.StartsWith('#')).Distinct();

    /// <summary>Reads one line; what is neither a result nor a detail is passed over.</summary>
    /// <exception cref="FormatException">A result's numbers are none.</exception>
    public void Add(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.StartsWith(DetailMark, StringComparison.Ordinal))
        {
            string[] parts = line[DetailMark.Length..].Split(',');
            Row row = ReadRow(parts);
            foreach (string[] detail in parts.Skip(RowColumns).Select(part => part.Split('=')))
            {
                Add("#" + detail[0], row, detail[1]);
            }
        }
        else if (!line.StartsWith('#') && !line.StartsWith("peer,", StringComparison.Ordinal) && line.Split(',') is { Length: RowColumns + 2 } columns)
        {
            Row row = ReadRow(columns.AsSpan(1));
            Add(columns[0], row, columns[^1]);
            if (columns[0] == "neuroslyn" && !_rows.Contains(row))
            {
                _rows.Add(row);
            }
        }
    }

    /// <summary>The value of a column that counts for a row; null if there is none.</summary>
    /// <param name="column">A peer, or <c>#</c> and the name of a detail.</param>
    /// <param name="row">The row.</param>
    public double? Value(string column, Row row) => !_values.TryGetValue((column, row), out List<double>? values) ? null
        : !takesFastest ? OperationTimer.Median(values)
        : column.StartsWith('#') ? values.Max()
        : values.Min();

    private static Row ReadRow(ReadOnlySpan<string> columns) =>
        new(columns[0], columns[1], int.Parse(columns[2], CultureInfo.InvariantCulture), int.Parse(columns[3], CultureInfo.InvariantCulture));

    private void Add(string column, Row row, string value)
    {
        if (!_values.TryGetValue((column, row), out List<double>? values))
        {
            _values.Add((column, row), values = []);
        }

        values.Add(double.Parse(value, CultureInfo.InvariantCulture));
    }
}
