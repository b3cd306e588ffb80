using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>Can a restricted Boltzmann machine be generated from this class?</summary>
internal static class BoltzmannRules
{
    private static readonly string[] GeneratedNames =
        ["VisibleSize", "HiddenSize", "ParameterCount", "Layout", "Parameters", "Weights", "VisibleBias", "HiddenBias"];

    /// <summary>Whether a plan can be made.</summary>
    public static bool CanGenerate(BoltzmannModel model) => !model.IsMalformed && !Check(model).Any();

    /// <summary>Every problem of a class.</summary>
    public static IEnumerable<Problem> Check(BoltzmannModel model)
    {
        foreach (Problem problem in StructureRules.CheckType(model.Type))
        {
            yield return problem;
        }

        if (model.IsNetwork && model.Type.UnsupportedKind == UnsupportedKind.None)
        {
            yield return Problem.At(At(), "NSL0002", model.Type.Name, MessageArgument.Phrase("NSL0002_Boltzmann"));
        }

        IEnumerable<Problem> arguments = model.IsMalformed ? [] : CheckSizes(model).Concat(CheckSettings(model));
        foreach (Problem problem in arguments.Concat(CheckCollisions(model)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> CheckSizes(BoltzmannModel model)
    {
        foreach ((string name, int size) in new[] { ("Visible", model.Visible), ("Hidden", model.Hidden) })
        {
            if (size == 0)
            {
                yield return Problem.At(At(), "NSL0003", model.Type.Name, MessageArgument.Phrase("NSL0003_" + name));
            }
            else if (size < 0)
            {
                yield return Problem.At(At(name), "NSL0005", name, model.Type.Name, Literal.Integer(size)).WithRepairs(StructureRepairs.UsePositive("", "Boltzmann", name, size));
            }
        }

        // The smallest workspace has two groups of columns for v, p(h | v) and h.
        var number = new NumberFormat(model.Precision);
        double parameters = (model.Visible + 1.0) * (model.Hidden + (2.0 * number.Line));
        double cells = 3.0 * number.ColumnQuantum * (model.Visible + (2.0 * model.Hidden));
        if (model is { Visible: > 0, Hidden: > 0 } && Math.Max(parameters, cells) > SizeRules.MaximumElements)
        {
            MessageArgument what = MessageArgument.Phrase(parameters > SizeRules.MaximumElements ? "NSL0014_ParameterCount" : "NSL0014_WorkspaceSize", model.Type.Name);
            yield return Problem.At(At("Hidden"), "NSL0014", what, MessageArgument.Phrase("AtMost", Literal.Integer(SizeRules.MaximumElements)), (long)Math.Max(parameters, cells));
        }
    }

    private static IEnumerable<Problem> CheckSettings(BoltzmannModel model)
    {
        if (!Enum.IsDefined(typeof(VisibleUnits), model.VisibleUnits))
        {
            yield return Problem.At(At("VisibleUnits"), "NSL0014", "VisibleUnits", MessageArgument.Phrase("MemberOf", "VisibleUnits"), Literal.Integer((int)model.VisibleUnits)).WithRepairs(StructureRepairs.UseDefault("", "Boltzmann", "VisibleUnits"));
        }

        if (!Enum.IsDefined(typeof(Precision), model.Precision))
        {
            yield return Problem.At(At("Precision"), "NSL0014", "Precision", MessageArgument.Phrase("MemberOf", "Precision"), Literal.Integer((int)model.Precision)).WithRepairs(StructureRepairs.UseDefault("", "Boltzmann", "Precision"));
        }

        if (!(model.InitializerScale > 0 && !double.IsInfinity(model.InitializerScale)))
        {
            yield return Problem.At(At("InitializerScale"), "NSL0014", "InitializerScale", MessageArgument.Phrase("PositiveNumber"), Literal.Double(model.InitializerScale)).WithRepairs(StructureRepairs.UseDefault("", "Boltzmann", "InitializerScale"));
        }
    }

    private static IEnumerable<Problem> CheckCollisions(BoltzmannModel model)
    {
        string buffer = $"(global::Neuroslyn.ParameterBuffer<{new NumberFormat(model.Precision).TypeName}>, ulong)";
        foreach (MemberModel member in model.Members)
        {
            string? signature = member.Name switch { "Initialize" => "(ulong)", "CreateWorkspace" => "(int)", "DrawParameters" => buffer, _ => null };
            if (GeneratedNames.Contains(member.Name) || (signature is not null && (member.Signature.Length == 0 || member.Signature == signature)))
            {
                yield return Problem.At(Anchor.Name(member.Name, member.Signature), "NSL0013", model.Type.Name, member.Name);
            }
        }
    }

    private static Anchor At(string? argument = null) => new(null, "Boltzmann", argument);
}
