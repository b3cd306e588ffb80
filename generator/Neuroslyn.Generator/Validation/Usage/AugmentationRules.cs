using Neuroslyn.Generator.Model.Usage;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation.Usage;

/// <summary>NSL6008 and 6010: are only training samples varied, and do they keep their class?</summary>
internal static class AugmentationRules
{
    private const double HarmlessRotation = 45;
    private const double UsualRotation = 15;

    /// <summary>Words in the paths of data sets in MNIST's format whose classes survive turning over.</summary>
    private static readonly string[] OtherThanDigits = ["fashion", "kuzushiji", "kmnist", "emnist", "letter", "medmnist"];

    public static IEnumerable<Problem> Check(UsageContext context) => context.Model.Calls.Select(call => AugmentedEvaluation(context, call)).Concat(context.Model.Calls.Select(SmoothedEvaluation)).OfType<Problem>()
        .Concat(context.Trainings.Where(static training => training.IsFit).SelectMany(ChangedClasses))
        .Concat(context.Model.Calls.SelectMany(ChangedDigit));

    /// <summary>Varied copies of samples that are to be judged as they are; averaging predictions over copies is another matter.</summary>
    private static Problem? AugmentedEvaluation(UsageContext context, CallUse call)
    {
        UsageValue sample = call.Argument("sample");
        bool predicts = context.Model.Calls.Any(other => other.Method == "Predict" && other.Nesting.InnermostLoop == call.Nesting.InnermostLoop);
        return call.Method == "Augment" && call.Type.Length > 0 && !predicts && DataFlow.RoleOf(sample) is DataRole.Validation or DataRole.Test
            ? Problem.At(sample.Place, "NSL6008", sample.Text) with
            {
                Related = new[] { call.Argument("augmented").Place, call.Expression }.Where(static place => place.IsKnown).ToEquatableArray(),
                Repairs = call.Expression.IsKnown ? [Repair.Of("Fix_CopyUnchanged", Edit.ReplaceExpression("$0$.CopyTo($1$)", place: 2))] : [],
            }
            : null;
    }

    /// <summary>Softened targets of data that losses are to be compared on.</summary>
    private static Problem? SmoothedEvaluation(CallUse call) =>
        call is { Type: "Dataset", Method: "SmoothLabels", Receiver: { } data } && DataFlow.RoleOf(data) is DataRole.Validation or DataRole.Test
            ? Problem.At(data.Place, "NSL6008", data.Text) with
            {
                Related = new[] { call.Expression }.Where(static place => place.IsKnown).ToEquatableArray(),
                Repairs = call.Expression.IsKnown ? [Repair.Of("Fix_UseValue", Edit.ReplaceExpression("$0$", place: 1)).With(data.Text)] : [],
            }
            : null;

    /// <summary>Augmentations that a training of digits uses, by itself or as parts of others.</summary>
    private static IEnumerable<Problem> ChangedClasses(TrainingUse training) =>
        training.Settings?.Setting("Augmentation") is { IsNull: false } used && AreDigits(training.Data!, training.Network.Type)
            ? Augmentations(used).SelectMany(part => ChangedClass(part.Augmentation, part.IsAlone && part.Augmentation.Place == used.Place, used.Place.Or(training.Call.Place)))
            : [];

    /// <summary>The augmentations that a value is made of, and whether it is the only one.</summary>
    private static IEnumerable<(CreationUse Augmentation, bool IsAlone)> Augmentations(UsageValue value) =>
        value.Creation is { } creation && creation.Is("IAugmentation") ? [(creation, true)]
        : value.Call is { Type: "Augmentations" } combination
            ? combination.Arguments.Values.SelectMany(static argument => argument.Items.Append(argument)).SelectMany(Augmentations).Select(static part => (part.Augmentation, false))
            : [];

    private static IEnumerable<Problem> ChangedClass(CreationUse augmentation, bool isAlone, Place used)
    {
        if (augmentation.Type == "RandomHorizontalFlip")
        {
            yield return Problem.At(augmentation.Place.Or(used), "NSL6010", augmentation.Type, MessageArgument.Phrase("NSL6010_Flip")).WithRepairs(isAlone ? [UsageRepairs.Remove("Augmentation")] : []);
        }
        else if (augmentation.Setting("MaximumRotation") is { Number: > HarmlessRotation and { } angle } rotation)
        {
            yield return Problem.At(rotation.Place.Or(augmentation.Place).Or(used), "NSL6010", augmentation.Type, MessageArgument.Phrase("NSL6010_Rotation", Literal.Rounded(angle))).WithRepairs(rotation.IsWritten ? [UsageRepairs.Use(UsualRotation)] : []);
        }
    }

    /// <summary>A varied copy of a digit, made for whatever purpose.</summary>
    private static IEnumerable<Problem> ChangedDigit(CallUse call) =>
        call is { Method: "Augment", Type.Length: > 0, Receiver: { } augmentation } && AreDigits(call.Argument("sample"), network: "")
            ? Augmentations(augmentation).SelectMany(part => ChangedClass(part.Augmentation, isAlone: false, call.Place))
            : [];

    /// <summary>Whether the classes are digits for certain: by the folder that MNIST's format is read from, or by the name of the network that learns them.</summary>
    private static bool AreDigits(UsageValue data, string network)
    {
        string path = DataFlow.FactoryOf(data) is { Type: "Mnist" } loader ? loader.Argument("directory").Constant ?? "" : "";
        bool isOther = OtherThanDigits.Any(word => DataFlow.Mentions(path, word));
        return !isOther && (DataFlow.Mentions(path, "mnist") || DataFlow.Mentions(path, "digit") || DataFlow.Mentions(network, "Digit"));
    }
}
