using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Model.Usage;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation.Usage;

/// <summary>NSL1008, 2009, 4008, 4014, 5009 to 5012, 6003, 6007, 7004: is a network trained, and used, as its author must mean it?</summary>
internal static class TrainingRules
{
    private const double SmallestLimit = 1e-4;

    /// <summary>Rates from here on push rectifiers below 0 for every sample, now and then, and leave them there.</summary>
    private const double RiskyGradientRate = 0.5;
    private const double RiskyAdaptiveRate = 0.02;
    private const double UnnormalisedRate = 0.1;
    private const int UsualBatch = 32;

    public static IEnumerable<Problem> Check(UsageContext context)
    {
        IEnumerable<Problem?> found =
        [
            .. context.Model.Creations.Where(static creation => creation.Is("TrainingOptions")).SelectMany(CheckOptions),
            .. context.Model.Calls.Where(static call => call.Type == "GradientClipping").Select(static call => Limit(call.Argument("limit"))),
            .. context.Trainings.SelectMany(training => CheckTraining(context, training)),
            .. context.Model.Calls.Select(call => TrainingMode(context, call)),
            .. context.Model.Calls.Select(call => RepeatedWorkspace(context, call)),
            .. context.Model.Creations.Select(creation => Unseeded(context, creation)),
        ];
        return found.OfType<Problem>();
    }

    private static IEnumerable<Problem?> CheckOptions(CreationUse options)
    {
        yield return AtLeastOne(options, "Epochs");
        yield return AtLeastOne(options, "BatchSize");
        yield return Own(options, "GradientNormLimit") is { } norm ? Limit(norm) : null;
        yield return Own(options, "GradientValueLimit") is { } value ? Limit(value) : null;
    }

    private static UsageValue? Own(CreationUse creation, string name) => creation.OwnSettings.Contains(name) && creation.Setting(name) is { IsWritten: true } value ? value : null;

    private static Problem? AtLeastOne(CreationUse options, string name) => Own(options, name) is { Number: < 1 and { } number } written
        ? Problem.At(written.Place, "NSL5011", MessageArgument.Phrase("NSL5011_None", name, Literal.Integer((long)number))).As(DiagnosticSeverity.Error).WithRepairs(UsageRepairs.Remove(name))
        : null;

    private static Problem? Limit(UsageValue limit) => limit is { Number: { } number, IsWritten: true } && !(number >= SmallestLimit)
        ? Problem.At(limit.Place, "NSL4014", Literal.Rounded(number)).As(number > 0 ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error).WithRepairs(UsageRepairs.Use(1))
        : null;

    /// <summary>Options are judged where they are used: until then, a copy may still change them.</summary>
    private static Problem? WithoutValidation(TrainingUse training, string name, string type)
    {
        bool isMissing = training.IsFit && training.Settings is { IsComplete: true } options && options.Setting("Validation") is null or { IsNull: true };
        return isMissing && training.Settings!.Setting(name) is { Creation: { } creation } written && creation.Type == type
            ? Problem.At(written.Place.Or(training.Call.Place), "NSL6003", type).WithRepairs(written.IsWritten ? [UsageRepairs.Remove(name)] : [])
            : null;
    }

    private static IEnumerable<Problem?> CheckTraining(UsageContext context, TrainingUse training)
    {
        NetworkTraits? network = context.Traits(training.Network);
        yield return WithoutValidation(training, "EarlyStopping", "EarlyStopping");
        yield return WithoutValidation(training, "Schedule", "ReduceOnPlateau");
        yield return OversizedBatch(network, training);
        yield return SmallNormalisedBatch(network, training);
        yield return ForgettingLoop(context, training);
        yield return SingleEpoch(context, training);
        if (network is not null && training.Optimizer is { } optimizer && optimizer.Setting("learningRate") is { Number: > 0 and { } rate } written)
        {
            Place place = written.Place.Or(training.Call.Place);
            yield return DyingRectifiers(network, optimizer, rate, place, isRateHere: written.IsWritten);
            yield return UnnormalisedRegression(context, network, optimizer, rate, place);
        }
    }

    private static Problem? OversizedBatch(NetworkTraits? network, TrainingUse training) =>
        network?.Facts.TrainingSamples is > 0 and var samples && training.Settings is { } options && Own(options, "BatchSize") is { Number: { } batch } written && batch > samples
            ? Problem.At(written.Place, "NSL5011", MessageArgument.Phrase("NSL5011_Batch", Literal.Integer((long)batch), Literal.Integer(samples))).WithRepairs(UsageRepairs.Use(Literal.Integer(samples)))
            : null;

    private static Problem? SmallNormalisedBatch(NetworkTraits? network, TrainingUse training) =>
        network?.BatchNormalizedLayer is { } layer && training.Settings is { } options && Own(options, "BatchSize") is { Number: >= 1 and < 4 and { } batch } written
            ? Problem.At(written.Place, "NSL4008", layer, Literal.Integer((long)batch), MessageArgument.Phrase(batch == 1 ? "NSL4008_One" : "NSL4008_Few"))
                .As(batch == 1 ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning)
                .WithRepairs(UsageRepairs.Use(Literal.Integer(network.Facts.TrainingSamples is >= 4 and < UsualBatch and var samples ? samples : UsualBatch)))
            : null;

    /// <summary>A step right after the weights were drawn anew, from the same seed, in every iteration.</summary>
    private static Problem? ForgettingLoop(UsageContext context, TrainingUse training)
    {
        Nesting around = training.Call.Nesting;
        bool isStep = !training.IsFit || training.Settings is { } options && options.Setting("Epochs")?.Number == 1;
        if (!isStep || around.InnermostLoop < 0)
        {
            return null;
        }

        CallUse? drawing = context.Model.Calls.FirstOrDefault(call =>
            call.Method == "Initialize"
            && training.Trains(call.Receiver)
            && call.Nesting.InnermostLoop == around.InnermostLoop
            && call.Nesting.Function == around.Function
            && !call.Nesting.IsConditional
            && call.Argument("seed").Number is not null);
        return drawing is null ? null : Problem.At(drawing.Place, "NSL5009", training.Network.Text, training.Call.Method).WithRepairs(Hoist(Invariant(drawing, around.Loops)));
    }

    private static Problem? SingleEpoch(UsageContext context, TrainingUse training)
    {
        Nesting around = training.Call.Nesting;
        bool isSingle = context.Model.IsEntryPoint
            && !around.IsInFunction
            && around.InnermostLoop < 0
            && training.Network.Identity is { } identity
            && context.Trainings.Count(other => other.Network.Identity == identity) == 1;
        if (!isSingle)
        {
            return null;
        }

        return !training.IsFit ? Problem.At(training.Call.Place, "NSL5010", MessageArgument.Phrase("NSL5010_Step"))
            : training.Settings is { } options && Own(options, "Epochs") is { Number: 1 } epochs ? Problem.At(epochs.Place, "NSL5010", MessageArgument.Phrase("NSL5010_Epoch"))
            : null;
    }

    private static Problem? DyingRectifiers(NetworkTraits network, CreationUse optimizer, double rate, Place place, bool isRateHere)
    {
        OptimizerFamily? family = OptimizerFamily.Of(optimizer);
        double risky = family == OptimizerFamily.Gradient ? RiskyGradientRate
            : family == OptimizerFamily.AdaptiveMoments || family == OptimizerFamily.RootMeanSquare ? RiskyAdaptiveRate
            : double.PositiveInfinity;
        bool isReportedAlready = family is not null && rate > (family == OptimizerFamily.Gradient ? 1 : family.Excessive);
        return network.RectifiedLayer is { } layer && rate > risky && !isReportedAlready
            ? Problem.At(place, "NSL2009", optimizer.Type, Literal.Rounded(rate), layer, Literal.Rounded(risky)).WithRepairs(isRateHere ? [UsageRepairs.Use(family!.Default)] : [])
            : null;
    }

    /// <summary>
    /// Least squares have the curvature 2 E[x xᵀ], whose largest eigenvalue is 2 r² for inputs of length r in one direction; steps converge below 2 / curvature
    /// (LeCun et al. 1998, section 5).
    /// </summary>
    private static Problem? UnnormalisedRegression(UsageContext context, NetworkTraits network, CreationUse optimizer, double rate, Place place)
    {
        bool isRegression = network is { HasSquaredLoss: true, HasLinearOutput: true } && !network.Facts.IsClassification && network.Facts.Targets is null;
        bool isNormalised = network.BatchNormalizedLayer is not null || context.Model.Calls.Any(DataFlow.IsTransformation);
        if (optimizer.Type != "Sgd" || rate is not (>= UnnormalisedRate and <= 1) || !isRegression || isNormalised)
        {
            return null;
        }

        Problem problem = Problem.At(place, "NSL5012", Literal.Rounded(rate), Literal.Rounded(Math.Sqrt(1 / rate)));
        return optimizer.Place.IsKnown && optimizer.Settings.Count == 1
            ? problem with { Related = new[] { optimizer.Place }.ToEquatableArray(), Repairs = new[] { UsageRepairs.Use("new Adam()", place: 1) }.ToEquatableArray() }
            : problem;
    }

    /// <summary>A forward pass in training mode whose results nobody trains on. The same inputs again and again are a sample of dropouts, which is meant.</summary>
    private static Problem? TrainingMode(UsageContext context, CallUse call)
    {
        UsageValue workspace = call.Argument("workspace");
        bool isPrediction = call.Is("NetworkPasses", "Forward")
            && call.Argument("training") is { Flag: true, IsWritten: true }
            && call.Receiver?.Identity is not null
            && workspace.Identity is not null
            && workspace.Call?.Method == "CreateWorkspace"
            && !call.Nesting.IsInFunction
            && !context.Model.Calls.Any(other => other.Method != "Forward" && other.Arguments.Values.Any(value => value.Identity == workspace.Identity));
        bool isSampling = call.Nesting.InnermostLoop is >= 0 and var loop && call.Argument("inputs").DeclarationLoops?.Contains(loop) != true;
        if (!isPrediction || isSampling || context.Traits(call.Receiver) is not { } network)
        {
            return null;
        }

        Place place = call.Argument("training").Place;
        Repair remove = UsageRepairs.Remove("training");
        return network.DroppingLayer is { } dropping ? Problem.At(place, "NSL6007", dropping, MessageArgument.Phrase("NSL6007_Dropout")).WithRepairs(remove)
            : network.BatchNormalizedLayer is { } normalized ? Problem.At(place, "NSL6007", normalized, MessageArgument.Phrase("NSL6007_Normalization")).WithRepairs(remove)
            : null;
    }

    /// <summary>A workspace that every iteration of a loop allocates for the same network.</summary>
    private static Problem? RepeatedWorkspace(UsageContext context, CallUse call)
    {
        if (call.Method != "CreateWorkspace" || call.Receiver?.Network is null || call.Nesting.InnermostLoop is not (>= 0 and var loop))
        {
            return null;
        }

        bool isSameEveryTime = call.Receiver.DeclarationLoops?.Contains(loop) == false && (call.Arguments.Values.All(size => size.Number is not null || size.DeclarationLoops?.Contains(loop) == false));
        bool isUsedInside = context.Model.Calls.Any(other =>
            other != call && other.Nesting.Function == call.Nesting.Function && other.Nesting.Loops.Contains(loop) && other.Arguments.Values.Any(value => value.Call == call));
        return isSameEveryTime && isUsedInside ? Problem.At(call.Place, "NSL7004", call.Receiver.Text).WithRepairs(Hoist(Invariant(call, call.Nesting.Loops), "workspace")) : null;
    }

    /// <summary>In how many loops, from the innermost, a call has the same receiver and arguments every time.</summary>
    private static int Invariant(CallUse call, IReadOnlyList<int> loops) => loops
        .TakeWhile(loop => call.Arguments.Values.Append(call.Receiver!).All(value => value.Number is not null || value.DeclarationLoops?.Contains(loop) == false))
        .Count();

    private static Repair[] Hoist(int loops, string local = "") => loops > 0 ? [Repair.Of("Fix_Hoist", Edit.Hoist(loops, local))] : [];

    private static Problem? Unseeded(UsageContext context, CreationUse creation) =>
        context.Options.RequiresSeeds && creation.Network is not null && creation.Settings.TryGetValue("seed", out UsageValue? seed) && !seed.IsWritten
            ? Problem.At(creation.Place, "NSL1008", creation.Type).WithRepairs(creation.OwnSettings.Count == 0 ? [UsageRepairs.Use($"new {creation.Type}(seed: 0)")] : [])
            : null;
}
