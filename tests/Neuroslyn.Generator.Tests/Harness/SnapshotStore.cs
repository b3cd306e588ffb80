using System.Text;

namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>The approved files of one directory.</summary>
/// <param name="directory">Where they lie.</param>
/// <param name="accept">Whether differences are written to the approved files instead of failing.</param>
internal sealed class SnapshotStore(string directory, bool accept)
{
    private static readonly UTF8Encoding Utf8WithBom = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <summary>Compares all texts of one test with its approved files: every text needs one, and every file needs a text.</summary>
    /// <param name="prefix">From <see cref="SnapshotName.Prefix"/>.</param>
    /// <param name="texts">What was generated.</param>
    /// <exception cref="SnapshotMismatchException">Something differs; the received files lie next to the approved ones.</exception>
    public void Compare(string prefix, IReadOnlyList<SnapshotText> texts)
    {
        foreach (string received in Files(prefix, "received"))
        {
            File.Delete(received);
        }

        HashSet<string> withoutText = [.. Files(prefix, "verified")];
        var problems = new StringBuilder();
        foreach (SnapshotText text in texts)
        {
            string verified = Path.Combine(directory, SnapshotName.Verified(prefix, text.Name));
            withoutText.Remove(verified);
            if (FindProblem(verified, text) is { } problem)
            {
                Settle(prefix, text, verified, problem, problems);
            }
        }

        foreach (string obsolete in withoutText.Order(StringComparer.Ordinal))
        {
            if (accept)
            {
                File.Delete(obsolete);
            }
            else
            {
                problems.Append("Nothing generates ").Append(Path.GetFileName(obsolete)).Append(" any more.\n");
            }
        }

        if (problems.Length > 0)
        {
            throw new SnapshotMismatchException($"{problems}To accept, run the tests with {SnapshotAcceptance.Variable}=1.");
        }
    }

    private static string? FindProblem(string verified, SnapshotText text)
    {
        string file = Path.GetFileName(verified);
        if (!File.Exists(verified))
        {
            return $"{file} does not exist yet. Generated:\n{text.Text}\n";
        }

        string approved = File.ReadAllText(verified, Utf8WithBom);
        if (approved.Contains('\r', StringComparison.Ordinal))
        {
            return $"{file} has carriage returns; snapshots are stored with LF (see .gitattributes).\n";
        }

        // An editor that adds a final newline has changed nothing that matters.
        return approved == text.Text || approved == text.Text + "\n"
            ? null
            : $"{file} differs (- approved, + generated):\n{SnapshotDiff.Render(approved, text.Text)}";
    }

    private void Settle(string prefix, SnapshotText text, string verified, string problem, StringBuilder problems)
    {
        Directory.CreateDirectory(directory);
        if (accept)
        {
            File.WriteAllText(verified, text.Text, Utf8WithBom);
            return;
        }

        File.WriteAllText(Path.Combine(directory, SnapshotName.Received(prefix, text.Name)), text.Text, Utf8WithBom);
        problems.Append(problem);
    }

    private IEnumerable<string> Files(string prefix, string kind) => Directory.Exists(directory)
        ? [.. Directory.EnumerateFiles(directory).Where(file => Belongs(Path.GetFileName(file), prefix, kind))]
        : [];

    private static bool Belongs(string file, string prefix, string kind) =>
        (file.StartsWith(prefix + "#", StringComparison.Ordinal) && file.Contains($".{kind}.", StringComparison.Ordinal))
        || file.StartsWith($"{prefix}.{kind}.", StringComparison.Ordinal);
}
