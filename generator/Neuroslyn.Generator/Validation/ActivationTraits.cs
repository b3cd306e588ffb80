using System.Collections.Concurrent;
using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Signal;

namespace Neuroslyn.Generator.Validation;

/// <summary>
/// What rules ask about an activation: its range, where it is flat, what it does to the sign. Found from the formula, so that a user's own
/// activation is judged as the built-in ones are.
/// </summary>
internal sealed class ActivationTraits
{
    /// <summary>Values beyond this count as unbounded.</summary>
    private const double Unbounded = 1e4;

    /// <summary>Probes up to 10, where tanh has not yet rounded to 1.</summary>
    private const int NearProbes = 161;

    private static readonly double[] Probes =
    [
        .. Enumerable.Range(-80, NearProbes).Select(static i => i / 8.0),
        .. new[] { 20, 40, 100, 1e3, 1e5, 1e8 }.SelectMany(static z => new[] { -z, z }),
    ];

    /// <summary>Activations to remember: more than there are, and not every number that somebody tries as a slope.</summary>
    private const int MostKnown = 64;

    /// <summary>The built-in activations, which most layers of most networks share.</summary>
    private static readonly ConcurrentDictionary<ActivationModel, ActivationTraits> BuiltIn = new();

    /// <summary>Whether it couples the units of a layer into a distribution.</summary>
    public bool IsSoftmax { get; private init; }

    /// <summary>The lower bound of its values; negative infinity for none.</summary>
    public double Low { get; private init; }

    /// <summary>The upper bound of its values; infinity for none.</summary>
    public double High { get; private init; }

    /// <summary>Whether the lower bound is a value.</summary>
    public bool ReachesLow { get; private init; }

    /// <summary>Whether the upper bound is a value.</summary>
    public bool ReachesHigh { get; private init; }

    /// <summary>The largest |f'(z)|.</summary>
    public double SteepestSlope { get; private init; }

    /// <summary>f(z) = a z + b: no nonlinearity at all.</summary>
    public bool IsAffine { get; private init; }

    /// <summary>Whether the slope vanishes towards negative infinity.</summary>
    public bool FlattensBelow { get; private init; }

    /// <summary>Whether the slope vanishes towards infinity.</summary>
    public bool FlattensAbove { get; private init; }

    /// <summary>Whether everything negative becomes 0, so that half of the values are lost: the plain rectifier.</summary>
    public bool ZeroesNegative { get; private init; }

    /// <summary>Linear on both sides of 0, with another slope on each: the leaky rectifier and its learned form.</summary>
    public bool IsLeakyRectifier { get; private init; }

    /// <summary>Whether values are confined to an interval.</summary>
    public bool IsBounded => !double.IsInfinity(Low) && !double.IsInfinity(High);

    /// <summary>Bounded and flat at both ends, as sigmoid and tanh are.</summary>
    public bool Saturates => !IsSoftmax && IsBounded && FlattensBelow && FlattensAbove && SteepestSlope > 0;

    /// <summary>f' is 0 wherever it exists, as that of a step is, but f is not constant.</summary>
    public bool HasNoGradient => !IsSoftmax && SteepestSlope == 0 && High > Low;

    /// <summary>Whether the values can be read as probabilities.</summary>
    public bool GivesProbabilities => Low >= 0 && High <= 1;

    /// <summary>The largest of several affine functions: convex, unbounded, never flat.</summary>
    public static ActivationTraits Maxout { get; } = new() { Low = double.NegativeInfinity, High = double.PositiveInfinity, SteepestSlope = 1 };

    /// <summary>The properties of the activation that an operation ends in.</summary>
    public static ActivationTraits Of(ActivatedOperation operation)
    {
        if (operation.Activation.Function is not null)
        {
            return Probe(operation);
        }

        if (!BuiltIn.TryGetValue(operation.Activation, out ActivationTraits? traits))
        {
            traits = Probe(operation);
            if (BuiltIn.Count < MostKnown)
            {
                BuiltIn[operation.Activation] = traits;
            }
        }

        return traits;
    }

    private static ActivationTraits Probe(ActivatedOperation operation)
    {
        if (NetworkSignal.FunctionOf(operation) is not { } function)
        {
            return new ActivationTraits { IsSoftmax = true, Low = 0, High = 1, SteepestSlope = 0.25, FlattensBelow = true, FlattensAbove = true };
        }

        double[] values = [.. Probes.Select(function.Value)];
        double steepest = Probes.Max(z => Math.Abs(function.Derivative(z)));
        Interval bounds = Interval.Of(operation.Function!);
        double low = Bound(values.Min(), bounds.Low);
        double high = Bound(values.Max(), bounds.High);
        return new ActivationTraits
        {
            Low = low,
            High = high,
            ReachesLow = values.Take(NearProbes).Contains(low),
            ReachesHigh = values.Take(NearProbes).Contains(high),
            SteepestSlope = steepest,
            IsAffine = operation.Derivative is Constant and not Constant(0),
            FlattensBelow = Math.Abs(function.Derivative(-1e3)) < 1e-3 * steepest,
            FlattensAbove = Math.Abs(function.Derivative(1e3)) < 1e-3 * steepest,
            IsLeakyRectifier = IsProportional(function, 1) && IsProportional(function, -1) && function.Value(-1) != -function.Value(1),
            ZeroesNegative = Probes.Zip(values, static (z, value) => z > 0 ? value > 0 : value == 0).All(static holds => holds),
        };
    }

    private static bool IsProportional(Signal.ScalarActivation function, double z) =>
        function.Value(z) != 0 && new[] { 0.125, 3, 50 }.All(factor => Math.Abs(function.Value(factor * z) - (factor * function.Value(z))) <= 1e-9 * Math.Abs(factor * function.Value(z)));

    /// <summary>The bound that interval arithmetic proves where the probes come close to it, else what the probes found.</summary>
    private static double Bound(double probed, double proven) => Math.Abs(probed) > Unbounded
        ? (probed > 0 ? double.PositiveInfinity : double.NegativeInfinity)
        : Math.Abs(probed - proven) < 1e-3 ? proven : probed;
}
