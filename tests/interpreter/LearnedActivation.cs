namespace Neuroslyn.Interpreter;

/// <summary>An activation with learned parameters, written down by hand.</summary>
/// <param name="Name">Its name; where a network class declares it, that of the method.</param>
/// <param name="Parameters">What it learns, in the order of its tensors.</param>
/// <param name="Formula">From z and the parameters to its value and derivatives.</param>
internal sealed record LearnedActivation(string Name, LearnedParameter[] Parameters, Func<double, double[], LearnedValue> Formula)
{
    /// <summary>x / (1 + exp(-beta x)), one beta for the layer.</summary>
    public static LearnedActivation Swish { get; } = new("Swish", [new LearnedParameter("beta", 1.5, PerUnit: false)], static (z, parameters) =>
    {
        double beta = parameters[0];
        double sigmoid = 1 / (1 + Math.Exp(-beta * z));
        double bell = sigmoid * (1 - sigmoid);
        return new LearnedValue(z * sigmoid, sigmoid + (beta * z * bell), [z * z * bell]);
    });

    /// <summary>x + sin²(frequency x) / frequency, each unit with a frequency of its own.</summary>
    public static LearnedActivation Snake { get; } = new("Snake", [new LearnedParameter("frequency", 0.8, PerUnit: true)], static (z, parameters) =>
    {
        double frequency = parameters[0];
        double sine = Math.Sin(frequency * z);
        double doubled = Math.Sin(2 * frequency * z);
        return new LearnedValue(z + (sine * sine / frequency), 1 + doubled, [((z * doubled) - (sine * sine / frequency)) / frequency]);
    });

    /// <summary>What the method is given besides, in the order of its parameters.</summary>
    public double[] Constants { get; init; } = [];

    /// <summary>The arguments at which the derivative jumps.</summary>
    public double[] Kinks { get; init; } = [];

    /// <summary>The parametric rectifier, whose slope below 0 is learned.</summary>
    public static LearnedActivation PRelu(double slope, bool perUnit) => new(
        nameof(PRelu),
        [new LearnedParameter("slope", slope, perUnit)],
        static (z, parameters) => z > 0 ? new LearnedValue(z, 1, [0]) : new LearnedValue(parameters[0] * z, parameters[0], [z]))
    {
        Kinks = [0],
    };

    /// <summary>A line with one slope below <paramref name="bend"/>, of the layer, and one above, of each unit.</summary>
    public static LearnedActivation Bent(double bend) => new(
        nameof(Bent),
        [new LearnedParameter("column", 0.2, PerUnit: false), new LearnedParameter("stride", 1.1, PerUnit: true)],
        (z, parameters) => z > bend
            ? new LearnedValue((parameters[1] * (z - bend)) + (parameters[0] * bend), parameters[1], [bend, z - bend])
            : new LearnedValue(parameters[0] * z, parameters[0], [z, 0]))
    {
        Constants = [bend],
        Kinks = [bend],
    };
}

/// <summary>A learned parameter of an activation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="InitialValue">Where it starts.</param>
/// <param name="PerUnit">Whether each unit learns one of its own.</param>
internal sealed record LearnedParameter(string Name, double InitialValue, bool PerUnit);

/// <summary>An activation at one place.</summary>
/// <param name="Value">f(z).</param>
/// <param name="Derivative">df/dz.</param>
/// <param name="ParameterDerivatives">df/dp of each learned parameter p.</param>
internal readonly record struct LearnedValue(double Value, double Derivative, double[] ParameterDerivatives);
