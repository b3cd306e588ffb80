using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Model.Usage;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation.Usage;

/// <summary>NSL0011, 4009 to 4011, 5001 to 5006: are the numbers of an optimizer ones that it can work with?</summary>
internal static class OptimizerRules
{
    /// <summary>Beyond this without normalisation, the gradient step overshoots in every published experience.</summary>
    private const double ExcessiveWithoutNormalisation = 1;

    /// <summary>Squared errors behind a sigmoid have gradients of a few hundredths, and trained networks with rates of 3 are in textbooks.</summary>
    private const double ExcessiveBehindSigmoid = 10;

    private const double DominatingDecay = 0.1;
    private const double DivergingDecay = 2;
    private const double UsualDecay = 1e-4;
    private const double SmallestEpsilon = 1e-12;
    private const double LargestEpsilon = 1e-2;

    private static readonly string[] Regularisations = ["L1", "L2", "WeightDecay"];

    public static IEnumerable<Problem> Check(UsageContext context) => context.Model.Creations.Where(static creation => creation.Is("Optimizer")).SelectMany(optimizer => Check(context, optimizer))
        .Concat(context.Model.CallsOf("Optimizer", "Create").Select(UnknownName).OfType<Problem>());

    /// <summary>A name that <c>Optimizer.Create</c> refuses, and the one that is nearest.</summary>
    private static Problem? UnknownName(CallUse call)
    {
        UsageValue name = call.Argument("name");
        if (name.Constant is not { } written || NamedOptimizers.Find(written) is not null)
        {
            return null;
        }

        string? nearest = NamedOptimizers.Names.OrderBy(known => Spelling.Distance(written.ToLowerInvariant(), known)).FirstOrDefault(known => Spelling.Distance(written.ToLowerInvariant(), known) <= 2);
        return Problem.At(name.Place.Or(call.Place), "NSL0011", written, MessageArgument.Phrase("NSL0011_Optimizer"), MessageArgument.Phrase("NSL0011_NoOptimizer", string.Join(", ", NamedOptimizers.Names)))
            .WithRepairs(nearest is null || !name.IsWritten ? [] : [UsageRepairs.Use($"\"{nearest}\"")]);
    }

    private static IEnumerable<Problem> Check(UsageContext context, CreationUse optimizer)
    {
        IEnumerable<Problem?> found =
        [
            LearningRate(context, optimizer),
            .. Shares(optimizer),
            AveragedMomentum(optimizer),
            Epsilon(optimizer),
            CoupledPenalty(optimizer),
            Shrinkage(optimizer, "L2", 2),
            Shrinkage(optimizer, "WeightDecay", 1),
            DecayOfEverything(optimizer),
        ];
        return found.OfType<Problem>();
    }

    /// <summary>A setting that this expression makes, with its number.</summary>
    private static UsageValue? Own(CreationUse optimizer, params string[] names) =>
        names.FirstOrDefault(optimizer.OwnSettings.Contains) is { } name && optimizer.Settings[name] is { Number: not null, IsWritten: true } value ? value : null;

    private static Problem? LearningRate(UsageContext context, CreationUse optimizer)
    {
        if (Own(optimizer, "learningRate") is not { Number: { } rate } written)
        {
            return null;
        }

        OptimizerFamily? family = OptimizerFamily.Of(optimizer);
        string shown = Literal.Rounded(rate);
        if (!(rate > 0) || double.IsInfinity(rate))
        {
            return Problem.At(written.Place, "NSL5001", optimizer.Type, shown, rate < 0 ? MessageArgument.Phrase("NSL5001_Uphill") : MessageArgument.Phrase("NSL5001_NoStep")).WithRepairs(UsageRepairs.Use(family?.Default ?? 1));
        }

        if (family is null)
        {
            return null;
        }

        double step = rate * AveragingFactor(optimizer);
        DiagnosticSeverity? severity = rate < OptimizerFamily.Negligible ? DiagnosticSeverity.Warning : TooLarge(context, optimizer, family, step);
        double scale = rate / step;
        return severity is null
            ? null
            : Problem.At(written.Place, "NSL5002", optimizer.Type, shown, Literal.Rounded(family.UsualLow * scale), Literal.Rounded(family.UsualHigh * scale)).As(severity.Value).WithRepairs(UsageRepairs.Use(family.Default * scale));
    }

    private static DiagnosticSeverity? TooLarge(UsageContext context, CreationUse optimizer, OptimizerFamily family, double step)
    {
        if (family != OptimizerFamily.Gradient)
        {
            return step > family.Excessive ? DiagnosticSeverity.Warning : step > family.Remarkable ? DiagnosticSeverity.Info : null;
        }

        List<NetworkTraits> networks = [.. context.Trainings.Where(training => training.Optimizer == optimizer).Select(training => context.Traits(training.Network)).OfType<NetworkTraits>()];
        if (step > ExcessiveWithoutNormalisation && step <= ExcessiveBehindSigmoid && networks.Count > 0 && networks.All(static network => network.HasSaturatingOutput && network.HasSquaredLoss))
        {
            return DiagnosticSeverity.Info;
        }

        return step > (networks.Count > 0 ? ExcessiveWithoutNormalisation : family.Excessive) ? DiagnosticSeverity.Warning : null;
    }

    /// <summary>What averaging gradients instead of summing them makes of a step: 1 - momentum; 1 where gradients are not averaged.</summary>
    private static double AveragingFactor(CreationUse optimizer) =>
        optimizer.Type == "Momentum" && optimizer.Setting("Form")?.Constant == "ExponentialAverage" && optimizer.Setting("Coefficient", "momentum")?.Number is { } momentum and >= 0 and < 1
            ? 1 - momentum
            : 1;

    /// <summary>Momentum and the shares of averages lie in [0, 1).</summary>
    private static IEnumerable<Problem?> Shares(CreationUse optimizer)
    {
        string[] names = optimizer switch
        {
            _ when optimizer.Is("AdaptiveMomentOptimizer") => ["beta1", "beta2"],
            { Type: "Momentum" or "Nesterov" } => ["Coefficient", "momentum"],
            { Type: "RmsProp" } => ["decay", "momentum"],
            { Type: "AdaDelta" } => ["decay"],
            _ => [],
        };
        foreach (string name in names)
        {
            if (Own(optimizer, name) is not { Number: { } share } written)
            {
                continue;
            }

            if (!(share is >= 0 and < 1))
            {
                yield return Problem.At(written.Place, "NSL5003", name, optimizer.Type, Literal.Rounded(share)).WithRepairs(UsageRepairs.Use(name == "beta2" ? 0.999 : 0.9));
            }
            else if (optimizer.Type == "Nesterov" && share == 0)
            {
                yield return Problem.At(written.Place, "NSL5005").WithRepairs(UsageRepairs.Use(0.9));
            }
        }
    }

    private static Problem? AveragedMomentum(CreationUse optimizer)
    {
        double factor = AveragingFactor(optimizer);
        return factor is > 0 and <= 0.5
            && optimizer.OwnSettings.Contains("Form")
            && optimizer.Setting("learningRate") is { Number: > 0 and < 0.1 } rate
                ? Problem.At(optimizer.Setting("Form")!.Place, "NSL5004", Literal.Rounded(1 / factor), Literal.Rounded(rate.Number.Value), Literal.Rounded(rate.Number.Value / factor)) with
                {
                    Related = new[] { rate.Place }.Where(static place => place.IsKnown).ToEquatableArray(),
                    Repairs = Repairs(rate, factor).ToEquatableArray(),
                }
                : null;
    }

    /// <summary>Either sum the gradients, or make up for the smaller steps.</summary>
    private static IEnumerable<Repair> Repairs(UsageValue rate, double factor)
    {
        yield return UsageRepairs.Remove("Form");
        if (rate.Place.IsKnown)
        {
            yield return UsageRepairs.Use(Literal.Rounded(rate.Number!.Value / factor), place: 1);
        }
    }

    private static Problem? Epsilon(CreationUse optimizer) =>
        optimizer.Is("AdaptiveMomentOptimizer") && Own(optimizer, "epsilon") is { Number: { } epsilon } written && !(epsilon is >= SmallestEpsilon and <= LargestEpsilon)
            ? Problem.At(written.Place, "NSL5006", optimizer.Type, Literal.Rounded(epsilon), MessageArgument.Phrase(epsilon > LargestEpsilon ? "NSL5006_Large" : "NSL5006_Small")).WithRepairs(UsageRepairs.Use(1e-8))
            : null;

    /// <summary>Adaptive methods divide the penalty's gradient by its own size (Loshchilov and Hutter 2019).</summary>
    private static Problem? CoupledPenalty(CreationUse optimizer) =>
        optimizer.Is("AdaptiveMomentOptimizer") || optimizer.Type is "RmsProp" or "Adagrad" or "AdaDelta"
            ? Own(optimizer, "L2") is { Number: > 0 and { } coefficient } written
                ? Problem.At(written.Place, "NSL4009", optimizer.Type, Literal.Rounded(coefficient), Literal.Rounded(2 * coefficient)) with
                {
                    Related = new[] { written.Assignment }.ToEquatableArray(),
                    Repairs = new[] { UsageRepairs.Use("WeightDecay = " + Literal.Rounded(2 * coefficient), place: 1) }.ToEquatableArray(),
                }
                : null
            : null;

    /// <summary>Biases, scales, shifts and slopes do not multiply inputs: at 0 they make another network, not a simpler one.</summary>
    private static Problem? DecayOfEverything(CreationUse optimizer) =>
        optimizer.OwnSettings.Contains("RegularizesAllParameters")
        && optimizer.Setting("RegularizesAllParameters") is { Flag: true } written
        && Regularisations.Any(name => optimizer.Setting(name)?.Number > 0)
            ? Problem.At(written.Place, "NSL4010").WithRepairs(UsageRepairs.Remove("RegularizesAllParameters"))
            : null;

    /// <summary>The share of every weight that one step takes away: rate * 2 lambda of the penalty lambda w^2, rate * lambda of decoupled decay.</summary>
    private static Problem? Shrinkage(CreationUse optimizer, string name, double factor)
    {
        bool isDirect = name == "WeightDecay" || OptimizerFamily.Of(optimizer) == OptimizerFamily.Gradient;
        if (!isDirect || optimizer.Setting(name) is not { Number: > 0 and { } coefficient } decay || optimizer.Setting("learningRate")?.Number is not { } rate || !(rate > 0))
        {
            return null;
        }

        double shrinkage = rate * factor * coefficient;
        bool isOwn = optimizer.OwnSettings.Contains(name) || optimizer.OwnSettings.Contains("learningRate");
        return isOwn && shrinkage >= DominatingDecay
            ? Problem.At(decay.Place.Or(optimizer.Place), "NSL4011", name, Literal.Rounded(coefficient), Literal.Rounded(rate), Literal.Rounded(1 - shrinkage))
                .As(shrinkage >= DivergingDecay ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning)
                .WithRepairs(decay.Place.IsKnown ? [UsageRepairs.Use(UsualDecay)] : [])
            : null;
    }
}
