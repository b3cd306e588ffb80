namespace Neuroslyn.Generator.Model.Usage;

/// <summary>The classes that <c>Optimizer.Create</c> makes by name. A test holds this table against the runtime's own.</summary>
internal static class NamedOptimizers
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sgd"] = "Sgd",
        ["momentum"] = "Momentum",
        ["nesterov"] = "Nesterov",
        ["adagrad"] = "Adagrad",
        ["rmsprop"] = "RmsProp",
        ["adadelta"] = "AdaDelta",
        ["adam"] = "Adam",
        ["adamw"] = "AdamW",
        ["amsgrad"] = "AmsGrad",
        ["adamax"] = "Adamax",
        ["nadam"] = "NAdam",
        ["radam"] = "RAdam",
    };

    /// <summary>The names, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Types.Keys.OrderBy(static name => name, StringComparer.Ordinal)];

    /// <summary>The class of a name; null if there is no optimizer of that name.</summary>
    public static string? Find(string name) => Types.TryGetValue(name, out string? type) ? type : null;
}
