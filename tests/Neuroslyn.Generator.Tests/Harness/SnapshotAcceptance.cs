namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>Decides whether differing snapshots are accepted instead of failing.</summary>
internal static class SnapshotAcceptance
{
    /// <summary>Set to 1 to accept what the generator writes now; review the change before committing it.</summary>
    public const string Variable = "NEUROSLYN_ACCEPT_SNAPSHOTS";

    /// <summary>Whether snapshots are accepted in this run.</summary>
    /// <param name="environment">Reads an environment variable; null when it is not set.</param>
    /// <exception cref="InvalidOperationException">Acceptance is asked for in CI, or with a value other than 1.</exception>
    public static bool IsOn(Func<string, string?> environment)
    {
        string? requested = environment(Variable);
        if (string.IsNullOrEmpty(requested))
        {
            return false;
        }

        if (requested != "1")
        {
            throw new InvalidOperationException($"{Variable} is '{requested}'; set it to 1 to accept snapshots, or unset it.");
        }

        string? ci = environment("CI");
        return string.IsNullOrEmpty(ci) || ci.Equals("false", StringComparison.OrdinalIgnoreCase)
            ? true
            : throw new InvalidOperationException($"{Variable}=1 is refused because CI={ci}: a build that accepts snapshots checks nothing.");
    }
}
