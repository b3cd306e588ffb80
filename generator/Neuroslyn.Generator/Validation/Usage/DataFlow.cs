using Neuroslyn.Generator.Model.Usage;

namespace Neuroslyn.Generator.Validation.Usage;

/// <summary>Where data come from: which data set a part was cut from, and what the part is for.</summary>
internal static class DataFlow
{
    private const int LongestChain = 8;

    /// <summary>Whether a name or path has a word in it, ignoring case.</summary>
    public static bool Mentions(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether a call divides a data set.</summary>
    public static bool IsSplit(CallUse call) => call is { Type: "Dataset", Method: "Split" or "StratifiedSplit" or "Folds" };

    /// <summary>The data set that a call divides, for good or fold by fold; null if it divides none.</summary>
    public static UsageValue? DividedBy(CallUse call) => IsSplit(call) ? call.Receiver : call is { Type: "CrossValidation", Method: "Run" } ? call.Argument("data") : null;

    /// <summary>Whether a call learns a transformation of features from data.</summary>
    public static bool IsTransformationFit(CallUse call) => call is { Type: "Standardization" or "MinMaxScaling" or "Whitening", Method: "Fit" };

    /// <summary>The data set that a transformation is fitted to: all of it, or the rows of its inputs or targets.</summary>
    public static UsageValue? FittedTo(CallUse fit)
    {
        if (fit.Arguments.TryGetValue("rows", out UsageValue? rows))
        {
            return rows with { Identity = rows.Identity is { } identity && identity.LastIndexOf('.') is > 0 and var end ? identity.Substring(0, end) : null };
        }

        return fit.Arguments.TryGetValue("training", out UsageValue? data) ? data : null;
    }

    /// <summary>Whether a call learns or applies a transformation of features.</summary>
    public static bool IsTransformation(CallUse call) => IsTransformationFit(call) || call is { Type: "FeatureTransform", Method: "Transform" or "TransformTargets" };

    /// <summary>The data set that an expression was made from in one step; null where that is not known.</summary>
    public static UsageValue? SourceOf(UsageValue data) => data.Call switch
    {
        { Type: "Dataset", Receiver: { } whole } => whole,
        { Type: "FeatureTransform", Method: "Transform" or "TransformTargets" } transformation => transformation.Argument("data"),
        _ => null,
    };

    /// <summary>The call that made the data set at the beginning of the chain; null where that is not known.</summary>
    public static CallUse? FactoryOf(UsageValue data) => Chain(data).Last().Call;

    /// <summary>The expression and what it was made from, step by step.</summary>
    public static IEnumerable<UsageValue> Chain(UsageValue data)
    {
        UsageValue? current = data;
        for (int i = 0; i < LongestChain && current is not null; i++)
        {
            yield return current;
            current = SourceOf(current);
        }
    }

    /// <summary>Whether everything in one data set is in the other as well.</summary>
    public static bool IsPartOf(UsageValue part, UsageValue whole) =>
        whole.Identity is { } identity && Chain(part).TakeWhile(static step => step.Call?.Method != "WithInputs").Any(step => step.Identity == identity);

    /// <summary>What data are for: by the split or the file that they come from; of a split in two, by what the second part is called.</summary>
    public static DataRole RoleOf(UsageValue data)
    {
        foreach (UsageValue step in Chain(data))
        {
            DataRole role = step.Call switch
            {
                { Type: "Mnist", Method: "LoadTest" } => DataRole.Test,
                { } call when IsSplit(call) => step.Part switch
                {
                    "Training" or "First" => DataRole.Training,
                    "Validation" => DataRole.Validation,
                    "Test" => DataRole.Test,
                    "Second" when IsCalledTest(step.Text) => DataRole.Test,
                    _ => DataRole.Unknown,
                },
                _ => DataRole.Unknown,
            };
            if (role != DataRole.Unknown)
            {
                return role;
            }
        }

        return DataRole.Unknown;
    }

    /// <summary><c>test</c>, <c>testData</c>, <c>_testSet</c>; not <c>latest</c>.</summary>
    private static bool IsCalledTest(string name)
    {
        string bare = name.TrimStart('_');
        return bare.StartsWith("test", StringComparison.OrdinalIgnoreCase) && (bare.Length == 4 || !char.IsLower(bare[4]));
    }
}
