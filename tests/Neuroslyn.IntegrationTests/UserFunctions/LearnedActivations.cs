namespace Neuroslyn.IntegrationTests.UserFunctions;

/// <summary>
/// Activations with learned parameters: one for the layer, one per unit, two at once, one beside a constant. The file is compiled twice: as itself, and by the generator.
/// </summary>
public static class LearnedActivations
{
    /// <summary>Swish with a learned beta for the layer.</summary>
    [Activation]
    public static double Swish(double x, [Learned(1.5)] double beta) => x / (1 + Math.Exp(-beta * x));

    /// <summary>Snake with a learned frequency per unit: infinite where that is 0, as it is in the padding of the parameters.</summary>
    [Activation]
    public static double Snake(double x, [Learned(0.8, PerUnit = true)] double frequency)
    {
        double sine = Math.Sin(frequency * x);
        return x + (sine * sine / frequency);
    }

    /// <summary>A bent line with two learned slopes and a constant offset; the names are ones that emitted code uses itself.</summary>
    [Activation]
    public static double Bent(double x, [Learned(0.2)] double column, double bend, [Learned(1.1, PerUnit = true)] double stride) =>
        x > bend ? (stride * (x - bend)) + (column * bend) : column * x;
}
