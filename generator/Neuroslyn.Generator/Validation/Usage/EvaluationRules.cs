using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Model.Usage;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation.Usage;

/// <summary>NSL3008, 6001, 6002, 6012: is what is measured what its author wants to know?</summary>
internal static class EvaluationRules
{
    public static IEnumerable<Problem> Check(UsageContext context)
    {
        IEnumerable<Problem?> found =
        [
            .. context.Trainings.Select(ValidationOnTraining),
            .. context.Trainings.Select(ChoiceByTest),
            .. context.Trainings.Select(training => SharedFolds(context, training)),
            .. context.Model.Calls.Select(call => TestInTrainingLoop(context, call)),
            .. context.Model.Properties.Select(property => AccuracyOfRegression(context, property)),
        ];
        return found.OfType<Problem>();
    }

    private static Problem? ValidationOnTraining(TrainingUse training)
    {
        if (training.Data is not { } data || training.Settings?.Setting("Validation") is not { IsNull: false } validation || !DataFlow.IsPartOf(validation, data))
        {
            return null;
        }

        Problem problem = Problem.At(validation.Place.Or(data.Place), "NSL6001", validation.Text, data.Text);
        return !validation.IsWritten || !data.IsWritten ? problem : problem with { Related = new[] { data.Place }.ToEquatableArray(), Repairs = HoldBack(validation, data).ToEquatableArray() };
    }

    /// <summary>Either a part is set aside, or there is one already and the other part of the same split is what to train on.</summary>
    private static IEnumerable<Repair> HoldBack(UsageValue validation, UsageValue data)
    {
        if (validation.Identity is not null && validation.Identity == data.Identity)
        {
            yield return Repair.Of(
                "Fix_HoldBack",
                Edit.InsertStatement("var ($training$, $validation$) = $1$.Split(0.8, 0.2, seed: 1);", validation.Place.Index < data.Place.Index ? 0 : 1),
                Edit.ReplaceExpression("$validation$"),
                Edit.ReplaceExpression("$training$", place: 1));
        }
        else if ((OtherPart(validation, "Validation", "Training") ?? OtherPart(validation, "Second", "First")) is { } training)
        {
            yield return UsageRepairs.Use(training, place: 1);
        }
    }

    /// <summary><c>parts.Training</c> where <c>parts.Validation</c> is written; null for anything else.</summary>
    private static string? OtherPart(UsageValue value, string part, string other) =>
        value.Part == part && value.Text.EndsWith("." + part, StringComparison.Ordinal) ? value.Text.Substring(0, value.Text.Length - part.Length) + other : null;

    /// <summary>The validation part of the split that test data come from.</summary>
    private static Repair[] UseValidation(UsageValue test) => OtherPart(test, "Test", "Validation") is { } validation ? [UsageRepairs.Use(validation)] : [];

    private static Problem? ChoiceByTest(TrainingUse training) =>
        training.IsFit && training.Settings?.Setting("Validation") is { } validation && DataFlow.RoleOf(validation) == DataRole.Test
            ? Problem.At(validation.Place.Or(training.Call.Place), "NSL6002", validation.Text, MessageArgument.Phrase("NSL6002_Validation")).WithRepairs(validation.IsWritten ? UseValidation(validation) : [])
            : null;

    /// <summary>An evaluation of test data in a loop that trains the same network, which was made before the loop: each iteration sees them again.</summary>
    private static Problem? TestInTrainingLoop(UsageContext context, CallUse call)
    {
        UsageValue data = call.Argument("data");
        if (!call.Is("Evaluator", "Evaluate") || DataFlow.RoleOf(data) != DataRole.Test || call.Nesting.InnermostLoop is not (>= 0 and var loop) || call.Receiver is not { } network)
        {
            return null;
        }

        bool isTrainedThere = context.Trainings.Any(training => training.Trains(network) && training.Call.Nesting.Loops.Contains(loop) && training.Call.Nesting.Function == call.Nesting.Function);
        bool isMadeThere = network.DeclarationLoops?.Contains(loop) != false;
        return isTrainedThere && !isMadeThere && !IsDrawnAnew(context, network, loop) ? Problem.At(data.Place, "NSL6002", data.Text, MessageArgument.Phrase("NSL6002_Loop")).WithRepairs(UseValidation(data)) : null;
    }

    /// <summary>The folds of a cross validation must each train a network of their own.</summary>
    private static Problem? SharedFolds(UsageContext context, TrainingUse training)
    {
        UsageValue? fold = training.Data is null ? null : DataFlow.Chain(training.Data).FirstOrDefault(static step => step.IsLoopElement && step.Call is { Type: "Dataset", Method: "Folds" });
        if (fold?.DeclarationLoops is not { Count: > 0 } around || training.Network.Identity is null || training.Call.Nesting.IsInFunction)
        {
            return null;
        }

        int loop = around[0];
        bool isShared = training.Network.DeclarationLoops?.Contains(loop) == false && training.Call.Nesting.Loops.Contains(loop);
        return isShared && !IsDrawnAnew(context, training.Network, loop)
            ? Problem.At(training.Call.Place, "NSL6012", training.Network.Text) with
            {
                Related = new[] { training.Network.Place }.ToEquatableArray(),
                Repairs = training.Network.IsWritten ? [Repair.Of("Fix_DrawNewWeights", Edit.InsertStatement("$1$.Initialize(seed: 1);"))] : [],
            }
            : null;
    }

    /// <summary>Whether the weights of a network are set in a loop by anything but training.</summary>
    private static bool IsDrawnAnew(UsageContext context, UsageValue network, int loop) =>
        context.Model.Calls.Any(call => call.Nesting.Loops.Contains(loop) && call.Receiver?.Identity == network.Identity && call.Method is not ("Fit" or "Evaluate" or "Predict" or "Forward" or "Backward" or "CreateWorkspace" or "Save"))
        || context.Model.Properties.Any(property => property.Nesting.Loops.Contains(loop) && property.Name is "Parameters" or "Weights" or "Bias" or "Span");

    private static Problem? AccuracyOfRegression(UsageContext context, PropertyUse property)
    {
        if (property is not { Type: "EvaluationResult", Name: "Accuracy", Receiver: { Call: { Type: "Evaluator", Method: "Evaluate", Receiver: { } measured }, Part: null } } || context.Traits(measured) is not { } network)
        {
            return null;
        }

        bool isLinear = network is { HasLinearOutput: true, Facts.IsClassification: false };
        return network.HasErrorLoss && !network.HasSoftmaxOutput
            ? Problem.At(property.Place, "NSL3008", network.Name, Calculus.LossFormulas.DisplayName(network.Loss)).As(isLinear ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info).WithRepairs(UsageRepairs.Use("Loss"))
            : null;
    }
}
