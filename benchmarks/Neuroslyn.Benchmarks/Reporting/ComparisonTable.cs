using System.Globalization;
using Neuroslyn.Benchmarks.Comparison;

namespace Neuroslyn.Benchmarks.Reporting;

/// <summary>The table of ratios that docs/performance.md quotes.</summary>
internal static class ComparisonTable
{
    /// <summary>Peers that are several manners of one thing share a column, in which the fastest counts.</summary>
    private static readonly (string Title, string[] Peers)[] KnownColumns =
    [
        ("libtorch", ["torch_cpp"]),
        ("libtorch by hand", ["torch_cpp_manual"]),
        ("oneDNN", ["onednn"]),
        ("ONNX Runtime", ["onnxruntime"]),
        ("FANN", ["fann"]),
        ("C++ by hand", ["cpp_naive", "cpp_ps", "cpp_gemm", "cpp_lane"]),
        ("PyTorch", ["torch_py"]),
        ("scikit-learn", ["sklearn"]),
    ];

    /// <summary>Renders the table in Markdown, a line per row.</summary>
    /// <param name="lines">What was measured.</param>
    public static IEnumerable<string> Render(ResultLines lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        string[] present = [.. lines.Peers];
        string[] known = [.. KnownColumns.SelectMany(column => column.Peers)];
        (string Title, string[] Peers)[] columns =
        [
            .. KnownColumns.Where(column => column.Peers.Intersect(present).Any()),
            .. present.Except(known).Select(peer => (peer, (string[])[peer])),
        ];
        yield return $"| network, operation, batch | Neuroslyn | {string.Concat(columns.Select(column => column.Title + " | "))}best / Neuroslyn | % of peak | bytes |";
        yield return $"|---|{string.Concat(Enumerable.Repeat("---:|", columns.Length + 4))}";
        foreach (Row row in lines.Rows)
        {
            double own = lines.Value("neuroslyn", row)!.Value;
            double?[] peers = [.. columns.Select(column => column.Peers.Min(peer => lines.Value(peer, row)))];
            double? best = peers.Min();
            IEnumerable<string> cells =
            [
                $"{row.Network} {row.Operation} {row.Batch}{(row.Threads > 1 ? $", {row.Threads} threads" : "")}",
                Time(own),
                .. peers.Select(time => time == best && time is not null ? $"**{Time(time)}**" : Time(time)),
                best is null ? "" : (best.Value / own).ToString("F2", CultureInfo.InvariantCulture),
                Number(lines.Value("#percent_of_peak", row), "F1"),
                Number(lines.Value("#allocated_bytes", row), "0.##"),
            ];
            yield return $"| {string.Join(" | ", cells)} |";
        }
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    /// <summary>Nanoseconds with three digits or all whole ones.</summary>
    private static string Time(double? nanoseconds) => Number(nanoseconds, nanoseconds < 10 ? "F2" : nanoseconds < 100 ? "F1" : "F0");
}
