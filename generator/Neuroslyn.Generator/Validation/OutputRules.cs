using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>NSL0019 and NSL3xxx: do the last layer, the loss and the task fit together?</summary>
internal static class OutputRules
{
    public static IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (DenseOperation dense in context.Dense.Where(dense => context.Traits(dense).IsSoftmax && dense.Units == 1))
        {
            yield return SoftmaxOfOne(context, dense);
        }

        DenseOperation output = context.Output;
        if (!context.EndsInOutput || (context.Traits(output).IsSoftmax && output.Units == 1))
        {
            // A layer that brings others together has no range of its own; and whatever else is said of a softmax of one follows from that.
            yield break;
        }

        if (ClassCount(context) is { } count)
        {
            yield return count;
        }

        if (context.Model.Loss == Loss.None)
        {
            yield break;
        }

        if (ProbabilityLoss(context) is { } mismatch)
        {
            // A maxout layer takes no activation, so that none can be written in place of it.
            yield return output.IsMaxout ? mismatch.WithRepairs() : mismatch;
        }

        if (ErrorOnProbabilities(context) is { } slow)
        {
            yield return slow;
        }

        if (UnreachableTargets(context) is { } unreachable)
        {
            yield return unreachable;
        }

        ActivationTraits traits = context.Traits(output);
        if (context.Model.Loss == Loss.BinaryCrossEntropy && context.Facts.Targets is { } targets && (targets.Minimum < 0 || targets.Maximum > 1))
        {
            string range = $"[{Bound(targets.Minimum)}, {Bound(targets.Maximum)}]";
            yield return Problem.At(new Anchor(null, "TargetRange"), "NSL3012", LossFormulas.DisplayName(Loss.BinaryCrossEntropy), MessageArgument.Phrase("NSL3012_Targets", range));
        }

        if (context.Model.Loss == Loss.Hinge && traits.Low >= 0)
        {
            yield return Problem.At(Anchor.Dense(output, "activation"), "NSL3012", LossFormulas.DisplayName(Loss.Hinge), MessageArgument.Phrase("NSL3012_Outputs", output.Name, RangeOf(traits))).WithRepairs(ActivationRepairs.Use(output, Activation.Identity));
        }
    }

    private static Problem SoftmaxOfOne(RuleContext context, DenseOperation dense)
    {
        Problem problem = Problem.At(Anchor.Dense(dense, "activation"), "NSL3001", dense.Name);
        if (dense != context.Output)
        {
            return problem.WithRepairs(ActivationRepairs.Use(dense, Activation.Relu));
        }

        bool isTrained = context.Model.HasLoss;
        string classes = Literal.Integer(Math.Max(2, context.Facts.Classes));
        Edit[] Trained(Loss loss) => isTrained ? [.. UseLoss(context, loss)] : [];
        Repair yesOrNo = Repair.Of("Fix_SigmoidForYesOrNo", [.. ActivationRepairs.Edits(dense, Activation.Sigmoid), .. Trained(Loss.BinaryCrossEntropy)]);
        Repair twoClasses = Repair.Of("Fix_SoftmaxOfSeveral", [Edit.SetDense(dense, "units", classes), .. Trained(Loss.CrossEntropy)]).With(classes);
        Repair number = Repair.Of("Fix_LinearForRegression", [.. ActivationRepairs.Edits(dense, Activation.Identity), .. Trained(Loss.MeanSquaredError)]);
        bool isRegression = context.Facts.Task == LearningTask.Regression || IsErrorLoss(context.Model.Loss);
        return isRegression ? problem.WithRepairs(number, yesOrNo, twoClasses) : problem.WithRepairs(yesOrNo, twoClasses, number);
    }

    private static Problem? ClassCount(RuleContext context)
    {
        int classes = context.Facts.Classes;
        DenseOperation output = context.Output;
        if (classes == 0 || context.Facts.Task is LearningTask.Regression or LearningTask.Reconstruction || output.LayerUnits == classes)
        {
            return null;
        }

        bool mayBeYesOrNo = classes == 2 && output.LayerUnits == 1 && !context.Traits(output).IsSoftmax && context.Facts.Task != LearningTask.MultiLabelClassification;
        return mayBeYesOrNo
            ? null
            : Problem.At(Anchor.Dense(output, "units"), "NSL0019", output.Name, output.LayerUnits, classes)
                .WithRepairs(Repair.Of("Fix_SetUnits", Edit.SetDense(output, "units", Literal.Integer(classes))).With(Literal.Integer(classes)));
    }

    /// <summary>NSL3003, 3005, 3006: a loss of probabilities on outputs that are none, or are of another kind.</summary>
    private static Problem? ProbabilityLoss(RuleContext context)
    {
        DenseOperation output = context.Output;
        ActivationTraits traits = context.Traits(output);
        Loss loss = context.Model.Loss;
        string name = LossFormulas.DisplayName(loss);
        Repair exclusive = Repair.Of("Fix_ExclusiveClasses", [.. ActivationRepairs.Edits(output, Activation.Softmax), .. UseLoss(context, Loss.CrossEntropy)]);
        Repair independent = Repair.Of("Fix_IndependentLabels", [.. ActivationRepairs.Edits(output, Activation.Sigmoid), .. UseLoss(context, Loss.BinaryCrossEntropy)]);
        Repair yesOrNo = Repair.Of("Fix_SigmoidForYesOrNo", [.. ActivationRepairs.Edits(output, Activation.Sigmoid), .. UseLoss(context, Loss.BinaryCrossEntropy)]);
        if (loss is not (Loss.CrossEntropy or Loss.BinaryCrossEntropy))
        {
            return null;
        }

        if (loss == Loss.CrossEntropy && output.LayerUnits == 1)
        {
            return Problem.At(Anchor.Network("Loss"), "NSL3006", output.Name).WithRepairs(yesOrNo);
        }

        if (!traits.GivesProbabilities)
        {
            Repair[] repairs = output.LayerUnits == 1 ? [yesOrNo] : loss == Loss.CrossEntropy || context.Facts.Task == LearningTask.Classification ? [exclusive, independent] : [independent, exclusive];
            return Problem.At(Anchor.Dense(output, "activation"), "NSL3003", name, output.Name, RangeOf(traits)).WithRepairs(repairs);
        }

        bool isExclusive = traits.IsSoftmax;
        if (output.LayerUnits < 2 || isExclusive == (loss == Loss.CrossEntropy))
        {
            return null;
        }

        return Problem
            .At(
                Anchor.Network("Loss"),
                "NSL3005",
                name,
                MessageArgument.Phrase(isExclusive ? "NSL3005_Independent" : "NSL3005_Exclusive"),
                output.Name,
                MessageArgument.Phrase(isExclusive ? "NSL3005_Exclusive" : "NSL3005_Independent"))
            .As(output.LayerUnits == 2 ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning)
            .WithRepairs(context.Facts.Task == LearningTask.MultiLabelClassification ? [independent, exclusive] : [exclusive, independent]);
    }

    /// <summary>NSL3002: a squared or absolute error on probabilities.</summary>
    private static Problem? ErrorOnProbabilities(RuleContext context)
    {
        DenseOperation output = context.Output;
        ActivationTraits traits = context.Traits(output);
        bool isSigmoid = output.Model.Activation.Kind == Activation.Sigmoid;
        if (!IsErrorLoss(context.Model.Loss)
            || !(traits.IsSoftmax || isSigmoid)
            || context.IsReconstruction
            || context.Facts.Task == LearningTask.Regression
            || (context.Facts.Targets is not null && !context.Facts.IsClassification))
        {
            return null;
        }

        bool isWarning = traits.IsSoftmax || (context.Model.Loss == Loss.MeanAbsoluteError && context.Facts.IsClassification);
        string better = traits.IsSoftmax ? "Loss.CrossEntropy" : "Loss.BinaryCrossEntropy";
        return Problem
            .At(Anchor.Network("Loss"), "NSL3002", LossFormulas.DisplayName(context.Model.Loss), ActivationFormulas.DisplayName(output.Model.Activation), better)
            .As(isWarning ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info)
            .WithRepairs(Repair.Of("Fix_UseLoss", Edit.SetNetwork("Loss", better)).With(better));
    }

    /// <summary>NSL3007: targets that the last layer cannot produce.</summary>
    private static Problem? UnreachableTargets(RuleContext context)
    {
        DenseOperation output = context.Output;
        ActivationTraits traits = context.Traits(output);
        if (!IsErrorLoss(context.Model.Loss) || (double.IsInfinity(traits.Low) && double.IsInfinity(traits.High)))
        {
            return null;
        }

        MessageArgument range = RangeOf(traits);
        Repair linear = ActivationRepairs.Use(output, Activation.Identity);
        Repair declared = Repair.Of("Fix_DeclareTargetRange", Edit.Add("", "TargetRange", $"{Value(traits.Low)}, {Value(traits.High)}")).With(RangeOf(traits));
        Problem Report(MessageArgument reason) => Problem.At(Anchor.Dense(output, "activation"), "NSL3007", output.Name, range, reason).WithRepairs(context.Facts.Targets is null ? [linear, declared] : [linear]);
        if (context.Facts.Targets is { } targets)
        {
            bool fits = targets.Minimum >= traits.Low - 1e-9 && targets.Maximum <= traits.High + 1e-9;
            return fits ? null : Report(MessageArgument.Phrase("NSL3007_Declared", Bound(targets.Minimum), Bound(targets.Maximum)));
        }

        if (context.Facts.Task == LearningTask.Regression)
        {
            return Report(MessageArgument.Phrase("NSL3007_Regression"));
        }

        bool isHalfOpen = double.IsInfinity(traits.High) && !double.IsInfinity(traits.Low);
        return isHalfOpen && context.Facts.Task == LearningTask.Unspecified && context.Facts.Classes == 0 && !context.IsReconstruction
            ? Report(MessageArgument.Phrase("NSL3007_Unknown")).As(DiagnosticSeverity.Info)
            : null;
    }

    private static bool IsErrorLoss(Loss loss) => loss is Loss.MeanSquaredError or Loss.HalfMeanSquaredError or Loss.SumOfSquaredErrors or Loss.MeanAbsoluteError or Loss.Huber;

    private static string RangeOf(ActivationTraits traits)
    {
        string open = traits.ReachesLow ? "[" : "(";
        string close = traits.ReachesHigh ? "]" : ")";
        return $"{open}{Bound(traits.Low)}, {Bound(traits.High)}{close}";
    }

    private static string Bound(double value) => double.IsInfinity(value) ? (value > 0 ? "∞" : "-∞") : Literal.Rounded(value);

    /// <summary>A bound as an argument of <c>[TargetRange]</c>.</summary>
    private static string Value(double bound) => bound == Math.Floor(bound) && !double.IsInfinity(bound) ? Literal.Integer((long)bound) : Literal.Double(bound);

    /// <summary>Another loss, in place of a built-in one or of the user's own.</summary>
    private static IEnumerable<Edit> UseLoss(RuleContext context, Loss loss)
    {
        yield return Edit.SetNetwork("Loss", "Loss." + loss);
        if (context.Model.LossFunction is not null)
        {
            yield return Edit.UnsetNetwork("LossFunction");
            yield return Edit.UnsetNetwork("LossFunctions");
            yield return Edit.UnsetNetwork("LossArguments");
        }
    }
}
