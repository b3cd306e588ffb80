namespace Neuroslyn.Generator.Signal;

/// <summary>Mean and variance of the weights that an initialiser draws.</summary>
/// <param name="Mean">0 for everything but a constant.</param>
/// <param name="Variance">Of a uniform distribution on [-l, l] it is l^2 / 3.</param>
internal readonly record struct InitialWeights(double Mean, double Variance)
{
    /// <summary>The standard deviation.</summary>
    public double Deviation => Math.Sqrt(Variance);

    /// <summary>Of a layer of <paramref name="inputSize"/> inputs and <paramref name="units"/> units.</summary>
    /// <param name="initializer">Not <see cref="Initializer.MatchActivation"/>.</param>
    /// <param name="scale">Used by those that take one.</param>
    /// <param name="inputSize">Fan-in.</param>
    /// <param name="units">Fan-out.</param>
    public static InitialWeights Of(Initializer initializer, double scale, int inputSize, int units) => initializer switch
    {
        Initializer.Zero => new(0, 0),
        Initializer.Constant => new(scale, 0),
        Initializer.Normal => new(0, scale * scale),
        Initializer.Uniform => new(0, scale * scale / 3),
        Initializer.XavierNormal or Initializer.XavierUniform => new(0, 2.0 / (inputSize + (double)units)),
        Initializer.HeNormal or Initializer.HeUniform => new(0, 2.0 / inputSize),
        Initializer.LecunNormal or Initializer.LecunUniform => new(0, 1.0 / inputSize),
        _ => throw new ArgumentOutOfRangeException(nameof(initializer), initializer, "The initialiser draws no weights."),
    };
}
