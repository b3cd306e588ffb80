using System.Globalization;
using System.Reflection;
using System.Text;
using Neuroslyn.IntegrationTests.Networks;

namespace Neuroslyn.IntegrationTests.UserFunctions;

/// <summary>
/// Functions from the literature, written as C# methods: what the generated network computes is what the method computes, and the gradient is the
/// method's by central differences, on a grid and at random points.
/// </summary>
public sealed class LiteratureFunctionTests
{
    /// <summary>The most a generated value may differ from the method's, relative to max(1, |value|): formulas are rearranged.</summary>
    private const double ValueTolerance = 1e-12;

    /// <summary>The most a generated derivative may differ from the central difference, relative to the derivative.</summary>
    private const double DerivativeTolerance = 1e-7;

    /// <summary>What rounding makes of a central difference, relative to the size of the function's values.</summary>
    private const double Rounding = 1e-11;

    /// <summary>The share of points at which central differences of two steps must agree, so that they can be compared: all but those near kinks.</summary>
    private const double UsablePoints = 0.93;

    private static readonly MethodInfo[] Activations = Marked<ActivationAttribute>(typeof(LiteratureActivations));

    private static readonly MethodInfo[] Losses = Marked<LossAttribute>(typeof(LiteratureLosses));

    /// <summary>Where losses are defined that are not so everywhere: the range of predictions and of targets.</summary>
    private static readonly Dictionary<string, (double Low, double High, double LowTarget, double HighTarget)> Domains = new()
    {
        [nameof(LiteratureLosses.Focal)] = (0.01, 0.99, 0, 1),
        [nameof(LiteratureLosses.Poisson)] = (0.05, 8, 0, 9),
        [nameof(LiteratureLosses.PoissonDeviance)] = (0.05, 8, 0.01, 9),
        [nameof(LiteratureLosses.GammaDeviance)] = (0.2, 8, 0.1, 9),
        [nameof(LiteratureLosses.Tweedie)] = (0.2, 8, 0, 9),
        [nameof(LiteratureLosses.SquaredLogarithm)] = (0, 8, 0, 9),
    };

    [Fact]
    public void ThereAreMoreThanForty() => Assert.InRange(Activations.Length + Losses.Length, 50, 1000);

    [Fact]
    public void Activations_AndTheirDerivatives_AreThoseOfTheMethod()
    {
        var source = new StringBuilder();
        foreach (MethodInfo method in Activations)
        {
            source.Append(CultureInfo.InvariantCulture, $$"""
                [Network(Input = 1, Loss = Loss.HalfMeanSquaredError, Precision = Precision.Double)]
                public sealed partial class {{method.Name}}Network
                {
                    [Dense(1, typeof(LiteratureActivations), nameof(LiteratureActivations.{{method.Name}}), UseBias = false)] public partial DenseLayer<double> Output { get; }
                }

                """);
        }

        Check(Activations, source.ToString(), "LiteratureActivations.cs", (method, network) =>
        {
            double[] points = Points(-6, 6);
            Func<double, double> f = z => Call(method, z);
            double[] values = [.. points.Select(f)];

            // Half the squared error has the derivative (y - t) / N, so the targets y - N make 1 the gradient that enters the activation.
            double[] targets = [.. values.Select(value => value - points.Length)];
            network.Layers[0].Weights[0, 0] = 1;
            PassResult<double> result = PassResult<double>.Compute(network.Network, network.CreateWorkspace(points.Length), points, targets);
            Compare(method.Name, points, values, result.Outputs, f, result.InputGradients);

            double[] output = new double[1];
            for (int i = 0; i < points.Length; i++)
            {
                network.Predict([points[i]], output);
                Near($"{method.Name}, predicted alone,", points[i], values[i], output[0], ValueTolerance);
            }
        });
    }

    [Fact]
    public void Losses_AndTheirDerivatives_AreThoseOfTheMethod()
    {
        var source = new StringBuilder();
        foreach (MethodInfo method in Losses)
        {
            source.Append(CultureInfo.InvariantCulture, $$"""
                [Network(Input = 1, LossFunctions = typeof(LiteratureLosses), LossFunction = nameof(LiteratureLosses.{{method.Name}}), Precision = Precision.Double)]
                public sealed partial class {{method.Name}}Network
                {
                    [Dense(1, UseBias = false)] public partial DenseLayer<double> Output { get; }
                }

                """);
        }

        Check(Losses, source.ToString(), "LiteratureLosses.cs", (method, network) =>
        {
            (double low, double high, double lowTarget, double highTarget) = Domains.GetValueOrDefault(method.Name, (-6, 6, -3, 3));
            double[] points = Points(low, high);
            var random = new Random(5);
            double[] targets = [.. points.Select(_ => lowTarget + ((highTarget - lowTarget) * random.NextDouble()))];
            double[] values = [.. points.Zip(targets, (y, t) => Call(method, y, t))];
            network.Layers[0].Weights[0, 0] = 1;
            Workspace<double> workspace = network.CreateWorkspace(points.Length);
            PassResult<double> result = PassResult<double>.Compute(network.Network, workspace, points, targets);
            double[] gradients = [.. result.InputGradients.Select(gradient => gradient * points.Length)];
            Compare(method.Name, points, values, result.Losses, point => double.NaN, gradients, (i, y) => Call(method, y, targets[i]));

            for (int i = 0; i < points.Length; i++)
            {
                double alone = network.Network.SamplePass([points[i]], [targets[i]], workspace);
                Near($"{method.Name} of one sample", points[i], values[i], alone, ValueTolerance);
                Near($"Gradient of {method.Name} of one sample", points[i], gradients[i] * points[i], workspace.ParameterGradients.Span[0], ValueTolerance * 100);
            }
        });
    }

    private static void Check(MethodInfo[] methods, string networks, string functions, Action<MethodInfo, GeneratedNetwork<double>> check)
    {
        string[] sources = ["global using Neuroslyn; global using System; using Neuroslyn.IntegrationTests.UserFunctions;\n" + networks, CompiledNetworks.EmbeddedSource(functions)];
        IReadOnlyList<GeneratedNetwork<double>> compiled = CompiledNetworks.Compile<double>([.. methods.Select(method => method.Name + "Network")], sources);
        Assert.Multiple([.. methods.Zip(compiled, (method, network) => (Action)(() => check(method, network)))]);
    }

    private static void Compare(
        string name,
        double[] points,
        double[] values,
        double[] generated,
        Func<double, double> function,
        double[] derivatives,
        Func<int, double, double>? functionAt = null)
    {
        int compared = 0;
        for (int i = 0; i < points.Length; i++)
        {
            Near(name, points[i], values[i], generated[i], ValueTolerance);
            int index = i;
            if (CentralDifference(x => functionAt is null ? function(x) : functionAt(index, x), points[i]) is { } expected)
            {
                compared++;
                double allowed = (DerivativeTolerance * Math.Abs(expected)) + (Rounding * Math.Max(1, Math.Abs(values[i])));
                Assert.True(
                    Math.Abs(derivatives[i] - expected) <= allowed,
                    string.Create(CultureInfo.InvariantCulture, $"The derivative of {name} at {points[i]:R} is {derivatives[i]:R}, central difference {expected:R}."));
            }
        }

        Assert.InRange(compared, (int)(UsablePoints * points.Length), points.Length);
    }

    private static void Near(string subject, double at, double expected, double actual, double tolerance) => Assert.True(
        Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)),
        string.Create(CultureInfo.InvariantCulture, $"{subject} at {at:R} is {actual:R}, expected {expected:R}."));

    /// <summary>Central difference of fourth order; null where two steps disagree, at a kink.</summary>
    private static double? CentralDifference(Func<double, double> f, double x)
    {
        double coarse = Estimate(2e-3);
        double fine = Estimate(1e-3);
        return Math.Abs(coarse - fine) <= (1e-7 * Math.Abs(fine)) + 1e-10 ? fine : null;

        double Estimate(double h) => ((8 * (f(x + h) - f(x - h))) - (f(x + (2 * h)) - f(x - (2 * h)))) / (12 * h);
    }

    /// <summary>A grid of 127 points and 200 random ones.</summary>
    private static double[] Points(double low, double high)
    {
        var random = new Random(11);
        return
        [
            .. Enumerable.Range(1, 127).Select(i => low + ((high - low) * i / 128.5)),
            .. Enumerable.Range(0, 200).Select(_ => low + ((high - low) * random.NextDouble())),
        ];
    }

    /// <summary>The method's value, constants by their default values.</summary>
    private static double Call(MethodInfo method, params double[] arguments) => (double)method.Invoke(
        null,
        [.. method.GetParameters().Select((parameter, i) => i < arguments.Length ? arguments[i] : parameter.DefaultValue)])!;

    private static MethodInfo[] Marked<TAttribute>(Type type)
        where TAttribute : Attribute => [.. type.GetMethods().Where(method => method.IsDefined(typeof(TAttribute), inherit: false))];
}
