namespace Neuroslyn;

public abstract partial record Optimizer
{
    /// <summary>Every optimizer by its name, with its usual settings at a learning rate.</summary>
    private static readonly Dictionary<string, (double Rate, Func<double, Optimizer> Create)> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sgd"] = (0.01, rate => new Sgd(rate)),
        ["momentum"] = (0.01, rate => new Momentum(rate)),
        ["nesterov"] = (0.01, rate => new Nesterov(rate)),
        ["adagrad"] = (0.01, rate => new Adagrad(rate)),
        ["rmsprop"] = (1e-3, rate => new RmsProp(rate)),
        ["adadelta"] = (1, rate => new AdaDelta(rate)),
        ["adam"] = (1e-3, rate => new Adam(rate)),
        ["adamw"] = (1e-3, rate => new AdamW(rate)),
        ["amsgrad"] = (1e-3, rate => new AmsGrad(rate)),
        ["adamax"] = (2e-3, rate => new Adamax(rate)),
        ["nadam"] = (2e-3, rate => new NAdam(rate)),
        ["radam"] = (1e-3, rate => new RAdam(rate)),
    };

    /// <summary>The names <see cref="Create"/> knows, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>An optimizer by the name it has in Keras and PyTorch, for settings that come from a command line or a file.</summary>
    /// <param name="name">One of <see cref="Names"/>; upper and lower case are the same.</param>
    /// <param name="learningRate">Positive and finite; the optimizer's usual one if not given.</param>
    /// <exception cref="ArgumentException">There is no optimizer of that name.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is not positive or not finite.</exception>
    public static Optimizer Create(string name, double? learningRate = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return ByName.TryGetValue(name, out (double Rate, Func<double, Optimizer> Create) entry)
            ? entry.Create(learningRate ?? entry.Rate)
            : throw new ArgumentException($"There is no optimizer '{name}'. There are {string.Join(", ", Names)}.", nameof(name));
    }
}
