using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>NSL2xxx: do the activations make a network of the layers, and let gradients through?</summary>
internal static class ActivationRules
{
    /// <summary>Flat activations this steep at most, as the sigmoid with 1/4, shrink a gradient quickly; steeper ones, as tanh with 1, slowly.</summary>
    private const double ShallowSlope = 0.5;

    public static IEnumerable<Problem> Check(RuleContext context) =>
        CheckLinearPairs(context).Concat(context.Dense.SelectMany(dense => CheckLayer(context, dense))).Concat(CheckSaturatingRuns(context));

    private static IEnumerable<Problem> CheckLinearPairs(RuleContext context)
    {
        for (int i = 0; i + 1 < context.Dense.Count; i++)
        {
            (DenseOperation first, DenseOperation second) = (context.Dense[i], context.Dense[i + 1]);
            if (context.Traits(first).IsAffine && context.IsOnlyReader(first, second) && !context.Behind(first).Any(static operation => operation is NormalizationOperation { IsBatch: false }))
            {
                // Narrower than both neighbours: a factorisation of a large matrix, which is a choice.
                bool isFactorisation = first.Units < first.InputSize && first.Units < second.Units;
                yield return Problem.At(Anchor.Dense(first, "activation"), "NSL2001", first.Name, second.Name)
                    .As(isFactorisation ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning)
                    .WithRepairs(ActivationRepairs.Use(first, Activation.Relu));
            }
        }
    }

    private static IEnumerable<Problem> CheckLayer(RuleContext context, DenseOperation dense)
    {
        ActivationTraits traits = context.Traits(dense);
        Anchor activation = Anchor.Dense(dense, "activation");
        if (traits.IsSoftmax && dense != context.Output && dense.Units > 1 && !context.IsGate(dense))
        {
            yield return Problem.At(activation, "NSL2003", dense.Name, Literal.Rounded(context.Signal(dense).GradientScale)).WithRepairs(ActivationRepairs.Use(dense, Activation.Relu));
        }

        if (traits.HasNoGradient && context.Graph.Loss is not null)
        {
            yield return Problem.At(activation, "NSL2005", dense.Name).WithRepairs(ActivationRepairs.Use(dense, Activation.Sigmoid));
        }

        int samples = context.Facts.TrainingSamples;
        if (dense.Model.Activation.Learned.Count > 0 && traits.IsLeakyRectifier && samples > 0 && samples < context.Options.SamplesPerParameter * context.Graph.ParameterCount)
        {
            yield return Problem.At(activation, "NSL2007", dense.Name, samples, context.Graph.ParameterCount).WithRepairs(ActivationRepairs.Use(dense, Activation.LeakyRelu));
        }

        double slope = dense.Model.Activation.Slope;
        if (dense.Model.Activation.Kind == Activation.LeakyRelu && slope is < 0 or >= 1)
        {
            yield return Problem.At(Anchor.Dense(dense, "Slope"), "NSL2006", dense.Name, MessageArgument.Phrase("NSL2006_Slope", Literal.Rounded(slope)))
                .WithRepairs(Repair.Of("Fix_UseDefault", Edit.UnsetDense(dense, "Slope")).With("Slope"));
        }
    }

    private static IEnumerable<Problem> CheckSaturatingRuns(RuleContext context)
    {
        var run = new List<DenseOperation>();
        foreach (DenseOperation? dense in context.Hidden.Append(null))
        {
            bool goesOn = dense is not null && context.Traits(dense).Saturates && context.Normalization(dense) is null && (run.Count == 0 || context.IsOnlyReader(run[run.Count - 1], dense));
            if (goesOn)
            {
                run.Add(dense!);

                // A normalisation behind the activation scales the gradient up again.
                if (!context.Behind(dense!).Any(static operation => operation is NormalizationOperation))
                {
                    continue;
                }
            }

            if (run.Count > 0 && CheckRun(context, run) is { } problem)
            {
                yield return problem;
            }

            run.Clear();
            if (!goesOn && dense is not null && context.Traits(dense).Saturates)
            {
                run.Add(dense);
            }
        }
    }

    private static Problem? CheckRun(RuleContext context, List<DenseOperation> run)
    {
        double slope = run.Max(dense => context.Traits(dense).SteepestSlope);
        bool isShallow = slope <= ShallowSlope;
        int least = isShallow ? context.Options.SaturatingLayers : 2 * context.Options.SaturatingLayers;
        double gradient = context.Signal(run[0]).GradientScale;
        if (run.Count < least || gradient >= 1)
        {
            // Weights large enough let the gradient grow; then nothing vanishes, whatever the activation.
            return null;
        }

        string names = string.Join(", ", run.Select(static dense => ActivationFormulas.DisplayName(dense.Model.Activation)).Distinct());
        bool isWarning = isShallow && run.Count >= context.Options.SaturatingLayers * 3 / 2;
        return Problem
            .At(Anchor.Dense(run[0], "activation"), "NSL2004", run.Count, names, run[0].Name, Literal.Rounded(gradient), Literal.Rounded(slope), Literal.Rounded(Math.Pow(slope, run.Count)))
            .As(isWarning ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info)
            .WithRepairs(Repair.Of("Fix_UseReluEverywhere", [.. run.SelectMany(static dense => ActivationRepairs.Edits(dense, Activation.Relu))]));
    }
}
