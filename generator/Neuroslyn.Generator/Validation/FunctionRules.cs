using Neuroslyn.Generator.Model;

namespace Neuroslyn.Generator.Validation;

/// <summary>NSL0011, NSL0012, NSL0014: can the activations and losses of the user's own be used where they are named?</summary>
internal static class FunctionRules
{
    /// <summary>Whether a function prevents generation; what is wrong in its body is reported there, not here.</summary>
    public static bool HasErrors(NetworkModel model) =>
        model.LossFunction is { Fault: not FunctionFault.None } || model.Layers.Any(static layer => layer is DenseModel { Activation.Function: { Fault: not FunctionFault.None } });

    public static IEnumerable<Problem> Check(NetworkModel model)
    {
        if (model.LossFunction is { } loss)
        {
            if (model.Loss != Loss.None)
            {
                yield return Problem.At(Anchor.Network("Loss"), "NSL0014", "Loss", MessageArgument.Phrase("NSL0014_OneLoss", loss.Name), model.Loss.ToString()).WithRepairs(
                    Repair.Of("Fix_RemoveSetting", Edit.UnsetNetwork("Loss")).With("Loss"),
                    Repair.Of("Fix_RemoveSetting", Edit.UnsetNetwork("LossFunction"), Edit.UnsetNetwork("LossFunctions"), Edit.UnsetNetwork("LossArguments")).With("LossFunction"));
            }

            if (Check(loss, Anchor.Network("LossFunction"), Anchor.Network("LossArguments"), "Loss") is { } problem)
            {
                Edit[] named = [Edit.UnsetNetwork("LossFunction"), Edit.UnsetNetwork("LossFunctions"), Edit.UnsetNetwork("LossArguments")];
                yield return problem.WithRepairs(loss.Fault == FunctionFault.NotFound && NamedMember<Loss>(loss.Name) is { } builtIn
                    ? [Repair.Of("Fix_UseLoss", [.. named, Edit.SetNetwork("Loss", "Loss." + builtIn)]).With("Loss." + builtIn)]
                    : Mark(model, loss, "Loss"));
            }
        }

        foreach (LayerModel layer in model.Layers)
        {
            if (layer is DenseModel { Activation.Function: { } activation, Declaration.IsMalformed: false }
                && Check(activation, Anchor.Dense(layer.Name, "activation"), Anchor.Dense(layer.Name), "Activation") is { } problem)
            {
                Edit[] named = [Edit.UnsetDense(layer.Name, "functions"), Edit.UnsetDense(layer.Name, "arguments")];
                yield return problem.WithRepairs(activation.Fault == FunctionFault.NotFound && NamedMember<Activation>(activation.Name) is { } builtIn
                    ? [Repair.Of("Fix_UseActivation", [Edit.SetDense(layer.Name, "activation", "Activation." + builtIn), .. named]).With("Activation." + builtIn)]
                    : Mark(model, activation, "Activation"));
            }
        }
    }

    /// <summary>The attribute that is missing, on a method of the network's own; one of another class may be meant for something else.</summary>
    private static Repair[] Mark(NetworkModel model, FunctionModel function, string role) =>
        function.Fault == FunctionFault.NotMarked && function.Detail == model.Type.Name && model.Members.Count(member => member.Name == function.Name) == 1
            ? [Repair.Of("Fix_AddAttribute", Edit.Add(function.Name, role, "")).With("[" + role + "]")]
            : [];

    /// <summary>The member of an enumeration that a text means: <c>"relu"</c> is written in other libraries.</summary>
    private static string? NamedMember<TEnum>(string name) => Enum.GetNames(typeof(TEnum)).FirstOrDefault(member => string.Equals(member, name.Replace("_", ""), StringComparison.OrdinalIgnoreCase));

    private static Problem? Check(FunctionModel function, Anchor name, Anchor arguments, string role) => function.Fault switch
    {
        FunctionFault.NotFound or FunctionFault.NotMarked or FunctionFault.Ambiguous =>
            Problem.At(name, "NSL0011", function.Name, MessageArgument.Phrase("NSL0011_" + role), MessageArgument.Phrase("NSL0011_" + function.Fault, function.Detail, role)),
        FunctionFault.Compiled or FunctionFault.Elsewhere or FunctionFault.Units => Problem.At(name, "NSL0012", function.Name, MessageArgument.Phrase("NSL0012_" + function.Fault, function.Detail)),
        FunctionFault.Arguments => Problem.At(arguments, "NSL0011", function.Name, MessageArgument.Phrase("NSL0011_" + role), MessageArgument.Phrase("NSL0011_" + (function.Detail.Length > 0 ? "Arguments" : "NoArguments"), function.Detail)),
        _ => null,
    };
}
