namespace Neuroslyn;

/// <summary>A fully connected layer: z = x W + b, then the activation.</summary>
/// <param name="units">Number of outputs, at least 1.</param>
/// <param name="activation">What is applied to z.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DenseAttribute(int units, Activation activation = Activation.Identity) : Attribute
{
    /// <summary>Number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>What is applied to the pre-activation.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>Whether the layer adds a bias. Default: true.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>The distribution the weights start from. Default: the one that fits the activation.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>
    /// The constant, standard deviation or limit of <see cref="Initializer.Constant"/>, <see cref="Initializer.Normal"/> and
    /// <see cref="Initializer.Uniform"/>; the other initialisers compute theirs and refuse one.
    /// </summary>
    public double InitializerScale { get; set; } = double.NaN;

    /// <summary>Slope of <see cref="Activation.LeakyRelu"/> for negative inputs. Default: 0.01.</summary>
    public double Slope { get; set; } = 0.01;

    /// <summary>Saturation value of <see cref="Activation.Elu"/>, which tends to -alpha. Default: 1.</summary>
    public double Alpha { get; set; } = 1.0;
}
