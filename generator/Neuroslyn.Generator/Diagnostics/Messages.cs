using System.Resources;
using Microsoft.CodeAnalysis;

namespace Neuroslyn.Generator.Diagnostics;

/// <summary>Texts of the rules from <c>Messages.resx</c>. A translation is another resource file; no code knows a language.</summary>
internal static class Messages
{
    private const string HelpRoot = "https://github.com/neuroslyn/neuroslyn/blob/main/docs/diagnostics/";

    public static ResourceManager Resources { get; } = new("Neuroslyn.Generator.Diagnostics.Messages", typeof(Messages).Assembly);

    public static LocalizableString Title(string id) => new LocalizableResourceString(id + "_Title", Resources, typeof(Messages));

    public static LocalizableString Message(string id) => new LocalizableResourceString(id + "_Message", Resources, typeof(Messages));

    public static LocalizableString Phrase(string name, params string[] arguments) => new LocalizableResourceString(name, Resources, typeof(Messages), arguments);

    /// <summary>The rule's page.</summary>
    public static string Help(string id) => HelpRoot + id + ".md";
}
