using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Discovery.Functions;

/// <summary>A construct that keeps a function from being differentiated.</summary>
/// <param name="Location">Where it stands.</param>
/// <param name="Construct">Its text, shortened.</param>
/// <param name="Reason">Key of the phrase that says why and what to write instead.</param>
/// <param name="Arguments">What the phrase's placeholders stand for.</param>
internal sealed record FunctionProblem(Location Location, string Construct, string Reason, EquatableArray<string> Arguments)
{
    private const int LongestConstruct = 60;

    public static FunctionProblem At(SyntaxNode syntax, string reason, params string[] arguments) =>
        new(syntax.GetLocation(), Shortened(syntax), "NSL0012_" + reason, arguments.ToEquatableArray());

    public static FunctionProblem At(Location location, string construct, string reason, params string[] arguments) =>
        new(location, construct, "NSL0012_" + reason, arguments.ToEquatableArray());

    private static string Shortened(SyntaxNode syntax)
    {
        string text = string.Join(" ", syntax.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= LongestConstruct ? text : text.Substring(0, LongestConstruct - 1) + "…";
    }
}
