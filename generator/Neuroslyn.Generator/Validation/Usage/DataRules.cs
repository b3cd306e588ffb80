using Neuroslyn.Generator.Model.Usage;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation.Usage;

/// <summary>NSL3011, 6004, 6005, 6006, 6009, 6011, 6013: do the data reach the network as they should?</summary>
internal static class DataRules
{
    private const double SumTolerance = 1e-9;

    /// <summary>Words in the names of methods that prepare data and give them back.</summary>
    private static readonly string[] Preparations = ["normal", "standard", "scale", "rescal", "reshape", "whiten", "preprocess", "flatten", "transform", "center", "centre"];

    public static IEnumerable<Problem> Check(UsageContext context)
    {
        IEnumerable<Problem?> found =
        [
            .. context.Model.Calls.Select(Shares),
            .. context.Model.Calls.Select(call => Leak(context, call)),
            .. context.Model.Calls.Select(ScaledLabels),
            .. context.Trainings.Where(static training => training.IsFit).SelectMany(training => CheckTraining(context, training)),
            .. context.Model.UnusedLocals.Select(local => Unused(context, local.Call, local.Name, local.Place, local.Type)),
            .. context.Model.Calls.Where(static call => call.IsDiscarded && DataFlow.IsTransformation(call)).Select(call => Unused(context, call, call.Method, call.Place, "Dataset")),
        ];
        return found.OfType<Problem>();
    }

    private static IEnumerable<Problem?> CheckTraining(UsageContext context, TrainingUse training)
    {
        UsageValue data = training.Data!;
        yield return LabelForm(context, training, data);
        yield return RawBytes(context, data);
        yield return OrderOfTheFile(training, data);
    }

    private static Problem? Shares(CallUse call)
    {
        if (!DataFlow.IsSplit(call) || call.Method == "Folds")
        {
            return null;
        }

        UsageValue[] shares = [.. call.Arguments.Where(static argument => argument.Key != "seed").Select(static argument => argument.Value)];
        if (shares.Length < 2 || shares.Any(static share => share.Number is null))
        {
            return null;
        }

        double sum = shares.Sum(static share => share.Number!.Value);
        bool canScale = sum > 0 && shares.All(static share => share is { IsWritten: true, Number: > 0 });
        Problem Scaled(Problem problem) => !canScale ? problem : problem with
        {
            Related = shares.Select(static share => share.Place).ToEquatableArray(),
            Repairs = new[] { Repair.Of("Fix_ScaleShares", [.. shares.Select((share, index) => Edit.ReplaceExpression(Literal.Double(share.Number!.Value) + " / " + Literal.Double(Math.Round(sum, 12)), index + 1))]) }.ToEquatableArray(),
        };
        UsageValue? empty = shares.FirstOrDefault(static share => !(share.Number > 0));
        return empty is not null ? Problem.At(empty.Place, "NSL6004", MessageArgument.Phrase("NSL6004_Positive", Literal.Rounded(empty.Number!.Value)))
            : !(Math.Abs(sum - 1) < SumTolerance) ? Scaled(Problem.At(call.Place, "NSL6004", MessageArgument.Phrase("NSL6004_Sum", string.Join(" + ", shares.Select(static share => Literal.Rounded(share.Number!.Value))), Literal.Rounded(sum))))
            : null;
    }

    /// <summary>Statistics of data that the network will be judged by.</summary>
    private static Problem? Leak(UsageContext context, CallUse call)
    {
        if (!DataFlow.IsTransformationFit(call) || DataFlow.FittedTo(call) is not { } data)
        {
            return null;
        }

        if (DataFlow.RoleOf(data) is DataRole.Validation or DataRole.Test)
        {
            return Problem.At(data.Place, "NSL6005", call.Type, data.Text, MessageArgument.Phrase("NSL6005_Role"));
        }

        if (data.Identity is null)
        {
            return null;
        }

        CallUse? split = context.Model.Calls.FirstOrDefault(other => other.Position > call.Position && DataFlow.DividedBy(other) is { } whole && DataFlow.Chain(whole).Any(step => step.Identity == data.Identity));
        if (split is not null)
        {
            return Problem.At(data.Place, "NSL6005", call.Type, data.Text, MessageArgument.Phrase("NSL6005_Before"));
        }

        UsageValue? training = context.Trainings.Select(training => training.Data is { Call: { Method: "Transform", Receiver: { } transformation } application } && transformation.Call == call ? application.Argument("data") : null)
            .FirstOrDefault(part => part is not null && part.Identity != data.Identity && DataFlow.RoleOf(part) == DataRole.Training && DataFlow.IsPartOf(part, data));
        return training is null ? null : Problem.At(data.Place, "NSL6005", call.Type, data.Text, MessageArgument.Phrase("NSL6005_Whole")) with
        {
            Related = new[] { training.Place }.ToEquatableArray(),
            Repairs = training.IsWritten && data.IsWritten && training.Call!.Position < call.Position ? [Repair.Of("Fix_UseValue", Edit.ReplaceExpression("$1$")).With(training.Text)] : [],
        };
    }

    private static Problem? ScaledLabels(CallUse call) => call switch
    {
        { Type: "Dataset", Method: "FromLabels" } when call.Argument("labels") is { Elements: ArrayContent.DividedIntegers } labels => Problem.At(labels.Place, "NSL6011", labels.Text, MessageArgument.Phrase("NSL6011_Divided")) with
        {
            Related = labels.ElementUses.SelectMany(static element => new[] { element.Place, element.Dividend }).ToEquatableArray(),
            Repairs = new[] { Repair.Of("Fix_WithoutDivision", [.. labels.ElementUses.Select(static (_, index) => Edit.ReplaceExpression($"${Literal.Integer((2 * index) + 2)}$", (2 * index) + 1))]) }.ToEquatableArray(),
        },
        { Type: "FeatureTransform", Method: "TransformTargets" } when call.Argument("data") is var data && DataFlow.FactoryOf(data) is { Type: "Dataset", Method: "FromLabels" } or { Type: "Mnist" } =>
            Problem.At(call.Place, "NSL6011", data.Text, MessageArgument.Phrase("NSL6011_Transformed")) with
            {
                Related = new[] { data.Place, call.Expression }.Where(static place => place.IsKnown).ToEquatableArray(),
                Repairs = data.IsWritten && call.Expression.IsKnown ? [Repair.Of("Fix_UseValue", Edit.ReplaceExpression("$1$", place: 2)).With(data.Text)] : [],
            },
        _ => null,
    };

    /// <summary>A class index per sample for a loss that compares distributions, or one-hot rows for a single output.</summary>
    private static Problem? LabelForm(UsageContext context, TrainingUse training, UsageValue data)
    {
        if (context.Traits(training.Network) is not { } network || DataFlow.FactoryOf(data) is not { Type: "Dataset" } factory)
        {
            return null;
        }

        bool isIndex = factory.Method == "FromMemory" && factory.Argument("targetSize").Number == 1 && network.Loss == Loss.CrossEntropy && network.OutputSize > 1;
        bool isOneHot = factory.Method == "FromLabels" && factory.Argument("classCount").Number is > 1 && network.OutputSize == 1;
        return isIndex ? Problem.At(data.Place, "NSL3011", network.Name, MessageArgument.Phrase("NSL3011_Index", Literal.Integer(network.OutputSize)))
            : isOneHot ? Problem.At(data.Place, "NSL3011", network.Name, MessageArgument.Phrase("NSL3011_OneHot", Literal.Integer((long)factory.Argument("classCount").Number!.Value)))
            : null;
    }

    private static Problem? RawBytes(UsageContext context, UsageValue data)
    {
        // Any transformation in the member may be applied to these data in a way that is not seen.
        bool mayBeScaled = context.Model.Calls.Any(static call => DataFlow.IsTransformation(call) || call.Method == "WithInputs");
        return !mayBeScaled && DataFlow.FactoryOf(data) is { Type: "Dataset" } factory && factory.Argument("inputs") is { Elements: ArrayContent.RawBytes } inputs
            ? Problem.At(inputs.Place.Or(data.Place), "NSL6006", inputs.Text) with
            {
                Related = inputs.ElementUses.Select(static element => element.Place).ToEquatableArray(),
                Repairs = inputs.ElementUses.All(static element => element.Place.IsKnown) ? [Scale(inputs)] : [],
            }
            : null;
    }

    private static Repair Scale(UsageValue inputs)
    {
        string divisor = inputs.Type.Contains("Double") ? "255.0" : "255f";
        return Repair.Of("Fix_DivideBy", [.. inputs.ElementUses.Select((_, index) => Edit.ReplaceExpression($"${Literal.Integer(index + 1)}$ / {divisor}", index + 1))]).With("255");
    }

    /// <summary>Samples that come as a file of classes holds them, a mini-batch at a time.</summary>
    private static Problem? OrderOfTheFile(TrainingUse training, UsageValue data)
    {
        bool isOrdered = training.Settings is { } options && options.OwnSettings.Contains("Shuffle") && options.Setting("Shuffle") is { Flag: false };
        bool isUnsplit = data.Call is { Type: "Dataset", Method: "FromLabels" } or { Type: "Mnist" };
        return isOrdered && isUnsplit ? Problem.At(training.Settings!.Setting("Shuffle")!.Place.Or(data.Place), "NSL6009", data.Text).WithRepairs(UsageRepairs.Remove("Shuffle")) : null;
    }

    /// <summary>Data that were prepared into a variable nothing reads, while training runs on what they were prepared from.</summary>
    private static Problem? Unused(UsageContext context, CallUse call, string name, Place place, string type)
    {
        bool prepares = call.Type.Length > 0 ? DataFlow.IsTransformation(call) && !DataFlow.IsTransformationFit(call) : Preparations.Any(word => DataFlow.Mentions(call.Method, word));
        if (!prepares)
        {
            return null;
        }

        IEnumerable<UsageValue> sources = call.Type.Length > 0 || call.Receiver is null ? call.Arguments.Values : call.Arguments.Values.Append(call.Receiver);
        IEnumerable<UsageValue> trained = context.Trainings.Where(training => training.IsFit && training.Call.Position > call.Position)
            .SelectMany(static training => DataFlow.Chain(training.Data!).SelectMany(static step => step.Call is { Type: "Dataset", Receiver: null } factory ? factory.Arguments.Values.Prepend(step) : [step]));
        UsageValue? raw = trained.FirstOrDefault(value => value.Identity is not null && sources.Any(source => source.Identity == value.Identity && source.Type == type));
        if (raw is null)
        {
            return null;
        }

        Problem problem = Problem.At(place, "NSL6013", name, raw.Text);
        return call.IsDiscarded || !raw.Place.IsKnown ? problem : problem with { Related = new[] { raw.Place }.ToEquatableArray(), Repairs = new[] { UsageRepairs.Use(name, place: 1) }.ToEquatableArray() };
    }
}
