using System.Collections.Immutable;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>Repairs as the properties of a diagnostic, which is all that reaches a code fix, and back.</summary>
internal static class RepairText
{
    private const string Key = "Repairs";

    // ASCII has separators for exactly this, and no C# expression holds them.
    private const char BetweenRepairs = '\u001D';
    private const char BetweenEdits = '\u001E';
    private const char BetweenFields = '\u001F';

    /// <summary>The properties; none for a problem without repairs.</summary>
    public static ImmutableDictionary<string, string?> Write(IReadOnlyCollection<Repair> repairs) => repairs.Count == 0
        ? ImmutableDictionary<string, string?>.Empty
        : ImmutableDictionary<string, string?>.Empty.Add(Key, string.Join(BetweenRepairs.ToString(), repairs.Select(Write)));

    /// <summary>The repairs of a diagnostic.</summary>
    public static IReadOnlyList<Repair> Read(ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue(Key, out string? text) && text is not null ? [.. text.Split(BetweenRepairs).Select(Read)] : [];

    private static string Write(Repair repair) => string.Join(
        BetweenEdits.ToString(),
        repair.Edits
            .Select(static edit => string.Join(BetweenFields.ToString(), edit.Kind, edit.Member, edit.Attribute, edit.Argument, edit.Value))
            .Prepend(string.Join(BetweenFields.ToString(), repair.Arguments.Prepend(repair.Title))));

    private static Repair Read(string text)
    {
        string[] parts = text.Split(BetweenEdits);
        string[] title = parts[0].Split(BetweenFields);
        return new Repair(
            title[0],
            title.Skip(1).ToEquatableArray(),
            parts.Skip(1).Select(static edit => edit.Split(BetweenFields)).Select(static field => new Edit((EditKind)Enum.Parse(typeof(EditKind), field[0]), field[1], field[2], field[3], field[4])).ToEquatableArray());
    }
}
