namespace Neuroslyn;

/// <summary>
/// A maxout layer: each unit is the largest of several affine functions of the input, y[u] = max over p of (x W + b)[u, p] (Goodfellow et al. 2013). It learns its
/// activation: a convex, piecewise linear function with as many pieces. On a property of type <see cref="MaxoutLayer"/>.
/// </summary>
/// <param name="units">Number of outputs, at least 1.</param>
/// <param name="pieces">Affine functions per output, at least 2. A layer has <paramref name="pieces"/> times the parameters of a dense layer.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MaxoutAttribute(int units, int pieces) : Attribute
{
    /// <summary>Number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>Affine functions per output.</summary>
    public int Pieces { get; } = pieces;

    /// <summary>Whether each affine function has a bias. Default: true.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>
    /// The distribution the weights start from. Default: normal, with variance 1 / (inputs E[m²]), m being the largest of <see cref="Pieces"/> standard normal numbers; this
    /// keeps the mean square of the signal. For two pieces E[m²] is 1, which makes it LeCun's.
    /// </summary>
    public Initializer Initializer { get; set; }

    /// <summary>
    /// The constant, standard deviation or limit of <see cref="Initializer.Constant"/>, <see cref="Initializer.Normal"/> and
    /// <see cref="Initializer.Uniform"/>; the other initialisers compute theirs and refuse one.
    /// </summary>
    public double InitializerScale { get; set; } = double.NaN;

    /// <summary>What the layer reads, by name: a layer declared before it, or <see cref="Layer.Input"/>. Default: the layer declared just before.</summary>
    public string? From { get; set; }
}
