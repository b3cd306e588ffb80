using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>Renders the difference of two texts for a test's output.</summary>
internal static class SnapshotDiff
{
    private const int ContextLines = 3;

    /// <summary>The changed lines, <c>-</c> approved and <c>+</c> generated, with a few lines around each change.</summary>
    public static string Render(string verified, string received)
    {
        List<DiffPiece> lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(verified, received, ignoreWhitespace: false).Lines;
        var text = new StringBuilder();
        bool skipped = false;
        for (int index = 0; index < lines.Count; index++)
        {
            if (!IsNearChange(lines, index))
            {
                skipped = true;
                continue;
            }

            if (skipped)
            {
                text.Append("  ...\n");
                skipped = false;
            }

            char mark = lines[index].Type switch
            {
                ChangeType.Inserted => '+',
                ChangeType.Deleted => '-',
                _ => ' ',
            };
            text.Append(mark).Append(' ').Append(lines[index].Text).Append('\n');
        }

        return text.ToString();
    }

    private static bool IsNearChange(List<DiffPiece> lines, int index)
    {
        int last = Math.Min(lines.Count - 1, index + ContextLines);
        for (int near = Math.Max(0, index - ContextLines); near <= last; near++)
        {
            if (lines[near].Type != ChangeType.Unchanged)
            {
                return true;
            }
        }

        return false;
    }
}
