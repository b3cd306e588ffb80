using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Signal;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>NSL1001 to 1003, 1007 and 1009: does the written initialiser fit the activation? What is not written always fits.</summary>
internal static class InitialisationRules
{
    /// <summary>Rectifier layers from which on a signal that shrinks in each is lost.</summary>
    private const int ManyLayers = 10;

    /// <summary>Slopes from which on the difference to He's assumption of 0 shows: 1 + 0.3^2 is 4 % in the standard deviation.</summary>
    private const double LargeSlope = 0.3;

    public static IEnumerable<Problem> Check(RuleContext context) => context.Dense.SelectMany(dense => Check(context, dense));

    private static IEnumerable<Problem> Check(RuleContext context, DenseOperation dense)
    {
        bool isHidden = dense != context.Output;
        Initializer written = dense.Model.Initializer;
        if (isHidden && context.Model.HasLoss && dense.LayerUnits >= 2 && (written is Initializer.Zero or Initializer.Constant))
        {
            string value = Literal.Rounded(NetworkSignal.WeightsOf(dense).Mean);
            yield return At("NSL1001", dense, dense.Name, dense.LayerUnits, value).WithRepairs(UseMatched(dense));
        }

        // A normalisation that follows makes the scale of the weights meaningless.
        bool isNormalised = context.Normalization(dense) is not null;
        if (!isNormalised && written is (Initializer.HeNormal or Initializer.HeUniform) && context.Traits(dense).Saturates && dense.MatchedInitializer != Initializer.HeNormal)
        {
            yield return HeWithSaturation(context, dense).As(isHidden ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info);
        }

        if (!isNormalised && IsVariancePreserving(written) && isHidden && IsPiecewiseRectifier(context, dense))
        {
            yield return XavierWithRectifier(context, dense);
        }

        if (dense.Model.Activation.Kind == Activation.Selu)
        {
            foreach (Problem problem in Selu(context, dense))
            {
                yield return problem;
            }
        }

        double slope = dense.Model.Activation.Slope;
        if (!isNormalised && written is (Initializer.HeNormal or Initializer.HeUniform) && dense.Model.Activation.Kind == Activation.LeakyRelu && slope is >= LargeSlope and < 1)
        {
            double deviation = Math.Sqrt(2 / ((1 + (slope * slope)) * dense.InputSize));
            yield return At("NSL1009", dense, dense.Name, Literal.Rounded(slope), dense.InputSize, Literal.Rounded(deviation)).WithRepairs(
                Repair.Of("Fix_NormalWithDeviation", Edit.SetDense(dense, "Initializer", "Initializer.Normal"), Edit.SetDense(dense, "InitializerScale", Literal.Rounded(deviation))).With(Literal.Rounded(deviation)));
        }
    }

    private static Problem HeWithSaturation(RuleContext context, DenseOperation dense)
    {
        InitialWeights xavier = InitialWeights.Of(Initializer.XavierNormal, double.NaN, dense.InputSize, dense.Units);
        double matched = NetworkSignal.Predict(context.Graph, other => other == dense ? xavier : NetworkSignal.WeightsOf(other)).First(signal => signal.Name == dense.Name).PreActivationDeviation;
        string replacement = dense.Model.Initializer == Initializer.HeNormal ? "Initializer.XavierNormal" : "Initializer.XavierUniform";
        return At(
            "NSL1002",
            dense,
            dense.Name,
            dense.Model.Initializer.ToString(),
            ActivationFormulas.DisplayName(dense.Model.Activation),
            Literal.Rounded(context.Signal(dense).PreActivationDeviation),
            Literal.Rounded(matched),
            Literal.Rounded(xavier.Deviation),
            Literal.Rounded(NetworkSignal.WeightsOf(dense).Deviation)).WithRepairs(Repair.Of("Fix_UseInitializer", Edit.SetDense(dense, "Initializer", replacement)).With(replacement));
    }

    private static Problem XavierWithRectifier(RuleContext context, DenseOperation dense)
    {
        List<DenseOperation> rectifiers = [.. context.Hidden.Where(other => IsPiecewiseRectifier(context, other) && context.Normalization(other) is null)];
        double factor = Math.Sqrt(NetworkSignal.WeightsOf(dense).Variance * dense.InputSize * HalfPass(dense));
        double total = rectifiers.Aggregate(1.0, static (product, other) => product * Math.Sqrt(NetworkSignal.WeightsOf(other).Variance * other.InputSize * HalfPass(other)));
        bool isNormal = dense.Model.Initializer is Initializer.XavierNormal or Initializer.LecunNormal;
        string replacement = isNormal ? "Initializer.HeNormal" : "Initializer.HeUniform";
        return At(
            "NSL1003",
            dense,
            dense.Name,
            dense.Model.Initializer.ToString(),
            ActivationFormulas.DisplayName(dense.Model.Activation),
            Literal.Rounded(factor),
            Literal.Rounded(total),
            rectifiers.Count)
            .As(rectifiers.Count >= ManyLayers ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info)
            .WithRepairs(Repair.Of("Fix_UseInitializer", Edit.SetDense(dense, "Initializer", replacement)).With(replacement));
    }

    private static IEnumerable<Problem> Selu(RuleContext context, DenseOperation dense)
    {
        if (dense.Initializer is not (Initializer.LecunNormal or Initializer.LecunUniform))
        {
            yield return At("NSL1007", dense, dense.Name, MessageArgument.Phrase("NSL1007_Initializer", dense.Initializer.ToString())).WithRepairs(UseMatched(dense));
        }

        foreach (DropoutOperation dropout in context.DropoutsAfter(dense).Where(static dropout => dropout is { Rate: > 0, IsAlpha: false }))
        {
            Problem problem = Problem.At(Anchor.Dropout(dropout.Name), "NSL1007", dense.Name, MessageArgument.Phrase("NSL1007_Dropout"));
            Repair? alpha = dropout.Name == dense.Name
                ? Repair.Of("Fix_UseAlphaDropout", Edit.Add(dropout.Name, "AlphaDropout", Literal.Double(dropout.Rate)), Edit.Remove(dropout.Name, "Dropout"))
                : null;
            yield return alpha is null ? problem.WithRepairs(Remove(dropout)) : problem.WithRepairs(alpha, Remove(dropout));
        }

        static Repair Remove(DropoutOperation dropout) => Repair.Of("Fix_RemoveDropout", Edit.Remove(dropout.Name, "Dropout"));
    }

    /// <summary>E[f(z)^2] / Var z of a leaky rectifier: what share of the variance gets through.</summary>
    private static double HalfPass(DenseOperation dense)
    {
        double slope = dense.Model.Activation.Kind == Activation.LeakyRelu ? dense.Model.Activation.Slope : 0;
        return (1 + (slope * slope)) / 2;
    }

    private static bool IsVariancePreserving(Initializer initializer) => initializer is
        Initializer.XavierNormal or Initializer.XavierUniform or Initializer.LecunNormal or Initializer.LecunUniform;

    /// <summary>The plain rectifier and its leaky forms, for which the factor is exact.</summary>
    private static bool IsPiecewiseRectifier(RuleContext context, DenseOperation dense) =>
        dense.Model.Activation.Kind == Activation.LeakyRelu || (context.Traits(dense).ZeroesNegative && double.IsInfinity(context.Traits(dense).High));

    private static Problem At(string id, DenseOperation dense, params MessageArgument[] arguments) => Problem.At(Anchor.Dense(dense, "Initializer"), id, arguments);

    private static Repair UseMatched(DenseOperation dense) => Repair.Of("Fix_UseMatchedInitializer", Edit.UnsetDense(dense, "Initializer"), Edit.UnsetDense(dense, "InitializerScale"));
}
