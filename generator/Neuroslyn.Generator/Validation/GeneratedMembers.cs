using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Model;

namespace Neuroslyn.Generator.Validation;

/// <summary>The members the generator adds to a network class; the user may overload the methods but not repeat a signature.</summary>
internal static class GeneratedMembers
{
    private static readonly string[] Names = ["InputSize", "OutputSize", "ParameterCount", "Layout", "Parameters"];

    /// <summary>Whether a member the user wrote clashes with a generated one.</summary>
    public static bool Collides(MemberModel member, NetworkModel model)
    {
        if (Names.Contains(member.Name))
        {
            return true;
        }

        string[] signatures = Signatures(member.Name, new NumberFormat(model.Precision).TypeName);
        return signatures.Length > 0 && (member.Signature.Length == 0 || signatures.Contains(member.Signature));
    }

    private static string[] Signatures(string method, string number)
    {
        string spans = $"global::System.ReadOnlySpan<{number}>, global::System.Span<{number}>";
        return method switch
        {
            "Initialize" => ["(ulong)"],
            "DrawParameters" => [$"(global::Neuroslyn.ParameterBuffer<{number}>, ulong)"],
            "CreateWorkspace" => ["(int)"],
            "Predict" => [$"({spans})", $"({spans}, global::Neuroslyn.Workspace<{number}>)"],
            _ => [],
        };
    }
}
