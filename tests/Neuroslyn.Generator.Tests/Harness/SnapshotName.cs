using System.Globalization;
using System.Reflection;

namespace Neuroslyn.Generator.Tests.Harness;

/// <summary>Names snapshot files: <c>Class.Method_parameter=value#name.verified.cs</c>.</summary>
internal static class SnapshotName
{
    // The union of what Windows and Unix refuse, so that a snapshot has one name on every system.
    private static readonly char[] Refused = ['"', '\\', '<', '>', '|', '\0', '\b', '\t', '\n', '\r', ':', '*', '?', '/'];

    /// <summary>What the names of all snapshots of one test begin with.</summary>
    /// <param name="test">The test method.</param>
    /// <param name="parameters">Its arguments, all or none.</param>
    /// <exception cref="InvalidOperationException">The number of arguments differs from the method's parameters.</exception>
    public static string Prefix(MethodInfo test, IReadOnlyList<object?> parameters)
    {
        ParameterInfo[] declared = test.GetParameters();
        if (declared.Length != parameters.Count)
        {
            throw new InvalidOperationException(
                $"'{test.Name}' has {declared.Length} parameters, UseParameters got {parameters.Count}; call Verify(driver).UseParameters({string.Join(", ", declared.Select(parameter => parameter.Name))}).");
        }

        string suffix = string.Concat(declared.Zip(parameters, (parameter, value) => $"_{parameter.Name}={Format(value)}"));
        return $"{test.DeclaringType!.Name}.{test.Name}{suffix}";
    }

    /// <summary>The approved file.</summary>
    public static string Verified(string prefix, string name) => $"{prefix}#{name}.verified.cs";

    /// <summary>The file a failing test leaves for comparison; ignored by git.</summary>
    public static string Received(string prefix, string name) => $"{prefix}#{name}.received.cs";

    private static string Format(object? value)
    {
        string text = value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return string.Concat(text.Select(character => Refused.Contains(character) ? '-' : character));
    }
}
