namespace Neuroslyn;

/// <summary>A fully connected layer: z = x W + b, then the activation.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DenseAttribute : Attribute
{
    /// <summary>A layer with a built-in activation.</summary>
    /// <param name="units">Number of outputs, at least 1.</param>
    /// <param name="activation">What is applied to z.</param>
    public DenseAttribute(int units, Activation activation = Activation.Identity)
    {
        Units = units;
        Activation = activation;
    }

    /// <summary>A layer with an activation of your own: a method with <c>[Activation]</c> in the network class.</summary>
    /// <param name="units">Number of outputs, at least 1.</param>
    /// <param name="activation">The method's name, e.g. <c>nameof(Mish)</c>.</param>
    /// <param name="arguments">The values of its constant parameters, in their order.</param>
    public DenseAttribute(int units, string activation, params double[] arguments)
    {
        Units = units;
        ActivationFunction = activation;
        ActivationArguments = arguments;
    }

    /// <summary>A layer with an activation of your own: a method with <c>[Activation]</c> in another class.</summary>
    /// <param name="units">Number of outputs, at least 1.</param>
    /// <param name="functions">The class that declares the method.</param>
    /// <param name="activation">The method's name, e.g. <c>nameof(MyFunctions.Mish)</c>.</param>
    /// <param name="arguments">The values of its constant parameters, in their order.</param>
    public DenseAttribute(int units, Type functions, string activation, params double[] arguments)
        : this(units, activation, arguments)
    {
        Functions = functions;
    }

    /// <summary>Number of outputs.</summary>
    public int Units { get; }

    /// <summary>The built-in activation; <see cref="Activation.Identity"/> where <see cref="ActivationFunction"/> names one of your own.</summary>
    public Activation Activation { get; }

    /// <summary>The name of your own activation; null for a built-in one.</summary>
    public string? ActivationFunction { get; }

    /// <summary>The class that declares <see cref="ActivationFunction"/>; null for the network class.</summary>
    public Type? Functions { get; }

    /// <summary>The values of the constant parameters of <see cref="ActivationFunction"/>.</summary>
    public IReadOnlyList<double> ActivationArguments { get; } = [];

    /// <summary>The layer it reads: <c>nameof(Hidden)</c>, declared before this one, or <see cref="Layer.Input"/>. Default: the layer declared before this one.</summary>
    public string? From { get; set; }

    /// <summary>Whether the layer adds a bias. Default: true.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>The distribution the weights start from. Default: the one that fits the activation.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>
    /// The constant, standard deviation or limit of <see cref="Initializer.Constant"/>, <see cref="Initializer.Normal"/> and
    /// <see cref="Initializer.Uniform"/>; the other initialisers compute theirs and refuse one.
    /// </summary>
    public double InitializerScale { get; set; } = double.NaN;

    /// <summary>
    /// Slope of <see cref="Activation.LeakyRelu"/> for negative inputs, default 0.01; or what the learned slope of <see cref="Activation.PRelu"/>
    /// starts from, default 0.25.
    /// </summary>
    public double Slope { get; set; } = 0.01;

    /// <summary>The value of <see cref="Activation.Step"/> at 0. Default: 1.</summary>
    public StepAtZero StepAtZero { get; set; }

    /// <summary>Whether each unit of a layer with <see cref="Activation.PRelu"/> learns a slope of its own, instead of one for the layer. Default: false.</summary>
    public bool SlopePerUnit { get; set; }

    /// <summary>Saturation value of <see cref="Activation.Elu"/>, which tends to -alpha. Default: 1.</summary>
    public double Alpha { get; set; } = 1.0;
}
