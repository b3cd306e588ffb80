namespace Neuroslyn.CurriculumTests.Activations;

/// <summary>Every activation and its derivative through a generated network, at the curriculum's points.</summary>
public class ActivationTests
{
    private static readonly double[] Points = [-3, -1, -0.1, 0.1, 1, 3];

    public static TheoryData<string> Names => [.. SingleUnits.Create().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void S017_S026_Derivative_AgreesWithTheDifference(string name)
    {
        INetwork<double> unit = SingleUnits.Create()[name];
        const double h = 1e-5;
        foreach (double point in Points)
        {
            // The hard functions have their kinks at exactly -3 and 3, where a difference is no derivative.
            double x = name.StartsWith("Hard", StringComparison.Ordinal) ? 0.9 * point : point;
            Assert.Equal((Value(unit, x + h) - Value(unit, x - h)) / (2 * h), Derivative(unit, x), 1e-6);
        }
    }

    [Fact]
    public void S017_Identity()
    {
        INetwork<double> unit = Unit("Identity");
        Assert.All(Points, x => Assert.Equal((x, 1d), (Value(unit, x), Derivative(unit, x))));
    }

    [Fact]
    public void S017_LinearLayers_CollapseIntoOneAffineMap()
    {
        var network = new LinearStack(seed: 2);
        network.Hidden.Bias[3] = 0.5;
        network.Output.Bias[0] = -0.25;
        double[] map = new double[2];
        double offset = network.Output.Bias[0];
        for (int unit = 0; unit < 5; unit++)
        {
            offset += network.Output.Weights[unit, 0] * network.Hidden.Bias[unit];
            for (int input = 0; input < 2; input++)
            {
                map[input] += network.Hidden.Weights[input, unit] * network.Output.Weights[unit, 0];
            }
        }

        double[] y = new double[1];
        foreach (double x in Points)
        {
            network.Predict([x, 2 - x], y);
            Assert.Equal((map[0] * x) + (map[1] * (2 - x)) + offset, y[0], 1e-12);
        }
    }

    [Fact]
    public void S018_Sigmoid()
    {
        INetwork<double> unit = Unit("Sigmoid");
        Assert.Equal(0.5, Value(unit, 0));
        Assert.Equal(0.8807970779778823, Value(unit, 2), 1e-15);
        Assert.Equal(0, Value(unit, -1000), 1e-300);
        Assert.Equal(1, Value(unit, 1000));
        Assert.All(Points, x => Assert.Equal(Value(unit, x) * (1 - Value(unit, x)), Derivative(unit, x), 1e-15));
    }

    [Fact]
    public void S055_SaturatedSigmoid_HasNoSlopeLeft() => Assert.InRange(Derivative(Unit("Sigmoid"), 40), 0, 1e-17);

    [Fact]
    public void S019_Sigmoid_IsASmoothedStep()
    {
        INetwork<double> unit = Unit("Sigmoid");
        for (double x = 10.001; x < 60; x += 0.5)
        {
            Assert.True(1 - Value(unit, x) < 5e-5);
            Assert.True(Value(unit, -x) < 5e-5);
        }
    }

    [Fact]
    public void S020_SigmoidsSlope_IsAtMostAQuarter()
    {
        INetwork<double> unit = Unit("Sigmoid");
        Assert.Equal(0.25, Derivative(unit, 0));
        for (double x = 0.01; x < 5; x += 0.01)
        {
            Assert.True(Derivative(unit, x) < 0.25);
            Assert.True(Derivative(unit, -x) < 0.25);
        }
    }

    [Fact]
    public void S021_Tanh_IsNeitherOfThePrintedForms()
    {
        INetwork<double> unit = Unit("Tanh");
        double e = Math.Exp(-0.5);

        Assert.Equal(0.46211715726000975, Value(unit, 0.5), 1e-15);
        Assert.Equal(0.24491866240370913, (1 - e) / (1 + e), 1e-15);
        Assert.Equal(0.24491866240370913, Value(unit, 0.25), 1e-15);
        Assert.Equal(-0.15536240349696362, (2 / (2 + Math.Exp(-1))) - 1, 1e-15);
        Assert.Equal(Value(unit, 0.5), (2 / (1 + Math.Exp(-1))) - 1, 1e-15);
        Assert.InRange(Value(unit, 5), 0.9999, 1 - 1e-9);
    }

    [Fact]
    public void S022_Relu()
    {
        INetwork<double> unit = Unit("Relu");
        Assert.Equal((0d, 0d, 3d), (Value(unit, -3), Value(unit, 0), Value(unit, 3)));
        Assert.Equal((0d, 0d, 1d), (Derivative(unit, -3), Derivative(unit, 0), Derivative(unit, 3)));
    }

    [Fact]
    public void S024_LeakyRelu_HasASlopeOf001UnlessTold()
    {
        Assert.Equal(-0.02, Value(Unit("LeakyRelu"), -2), 1e-16);
        Assert.Equal(-0.2, Value(Unit("LeakyReluTenth"), -2), 1e-16);
        Assert.Equal(0.01, Derivative(Unit("LeakyRelu"), -2), 1e-16);
    }

    [Fact]
    public void S026_Elu()
    {
        Assert.Equal(-0.6321205588285577, Value(Unit("Elu"), -1), 1e-15);
        Assert.Equal(-1, Value(Unit("Elu"), -50), 1e-15);
        Assert.Equal(1, Derivative(Unit("Elu"), -1e-9), 1e-8);
        Assert.Equal(2, Derivative(Unit("EluTwo"), -1e-9), 1e-8);
        Assert.Equal(-2, Value(Unit("EluTwo"), -50), 1e-15);
    }

    [Fact]
    public void S028_Softmax()
    {
        double[] expected = [0.09003057317038046, 0.24472847105479764, 0.6652409557748218];
        double[] y = new double[3];
        foreach (double shift in (double[])[0, 999])
        {
            new LogitClassifier().WithIdentity().Predict([1 + shift, 2 + shift, 3 + shift], y);
            Assert.Equal(expected, y, (a, b) => Math.Abs(a - b) < 1e-15);
            Assert.Equal(1, y.Sum(), 1e-15);
        }
    }

    private static INetwork<double> Unit(string name) => SingleUnits.Create()[name];

    private static double Value(INetwork<double> unit, double x)
    {
        double[] y = new double[1];
        unit.Predict([x], y, new Workspace<double>(unit.Layout, 1));
        return y[0];
    }

    /// <summary>The derivative by back-propagation: with a target of y - 1/2 the squared error has the slope 1.</summary>
    private static double Derivative(INetwork<double> unit, double x)
    {
        var workspace = new Workspace<double>(unit.Layout, 1) { ComputesInputGradients = true };
        double[] gradient = new double[1];
        unit.Forward([x], workspace);
        unit.Backward([Value(unit, x) - 0.5], workspace);
        workspace.CopyInputGradients(gradient);
        return gradient[0];
    }
}
