namespace Neuroslyn.CurriculumTests.Activations;

/// <summary>Values and slopes of the activations, through the generated code of a network of one unit with weight 1.</summary>
public class ActivationTests
{
    private static readonly double[] Points = [-3, -1, -0.1, 0.1, 1, 3];

    [Fact]
    public void S017_Identity_HasTheSlopeOne()
    {
        IdentityUnit unit = One(new IdentityUnit());
        Assert.All(Points, x => Assert.Equal((x, 1), (Value(unit, x), Slope(unit, x))));
    }

    [Fact]
    public void S018_Sigmoid()
    {
        SigmoidUnit unit = One(new SigmoidUnit());
        Assert.Equal(0.5, Value(unit, 0));
        Assert.Equal(0.8807970779778823, Value(unit, 2), 1e-15);
        Assert.Equal(0, Value(unit, -1000), 1e-300);
        Assert.Equal(1, Value(unit, 1000));
        Assert.All(Points, x => Assert.Equal(Value(unit, x) * (1 - Value(unit, x)), Slope(unit, x), 1e-15));
    }

    [Fact]
    public void S019_Sigmoid_IsASmoothedStep()
    {
        SigmoidUnit unit = One(new SigmoidUnit());
        for (double x = 10.001; x < 50; x += 0.37)
        {
            Assert.InRange(Value(unit, -x), 0, 5e-5);
            Assert.InRange(1 - Value(unit, x), 0, 5e-5);
        }
    }

    [Fact]
    public void S020_Sigmoid_IsSteepestAtZero_WithAQuarter()
    {
        SigmoidUnit unit = One(new SigmoidUnit());
        Assert.Equal(0.25, Slope(unit, 0));
        for (double x = 0.05; x < 10; x += 0.05)
        {
            Assert.True(Slope(unit, x) < 0.25 && Slope(unit, -x) < 0.25);
        }
    }

    [Fact]
    public void S021_Tanh_IsNeitherOfTheTwoMisprints()
    {
        TanhUnit unit = One(new TanhUnit());
        Assert.Equal(0.46211715726000975, Value(unit, 0.5), 1e-15);

        // (1 - e^-x) / (1 + e^-x) is tanh(x / 2); 2 / (2 + e^-2x) - 1 is nothing of the kind; 2 σ(2x) - 1 is right.
        double first = (1 - Math.Exp(-0.5)) / (1 + Math.Exp(-0.5));
        double second = (2 / (2 + Math.Exp(-1))) - 1;
        Assert.Equal(0.24491866240370913, first, 1e-15);
        Assert.Equal(-0.15536240349696362, second, 1e-15);
        Assert.Equal(Value(unit, 0.25), first, 1e-15);
        Assert.Equal((2 * Value(One(new SigmoidUnit()), 1)) - 1, Value(unit, 0.5), 1e-15);
    }

    [Fact]
    public void S022_Relu_HasTheSlopeOneAboveZero_AndNoneAtZero()
    {
        ReluUnit unit = One(new ReluUnit());
        Assert.All(Points, x => Assert.Equal((Math.Max(0, x), x > 0 ? 1 : 0), (Value(unit, x), Slope(unit, x))));
        Assert.Equal((0, 0), (Value(unit, 0), Slope(unit, 0)));
    }

    [Fact]
    public void S024_LeakyRelu_HasAHundredthUnlessAsked()
    {
        Assert.Equal(-0.02, Value(One(new LeakyUnit()), -2), 1e-16);
        Assert.Equal(-0.2, Value(One(new SteeperLeakyUnit()), -2), 1e-16);
        Assert.Equal(2, Value(One(new LeakyUnit()), 2));
    }

    [Fact]
    public void S026_Elu_SaturatesSmoothly()
    {
        EluUnit unit = One(new EluUnit());
        Assert.Equal(-0.6321205588285577, Value(unit, -1), 1e-15);
        Assert.Equal(-1, Value(unit, -50), 1e-15);
        Assert.Equal(1, Slope(unit, -1e-12), 1e-11);
    }

    [Fact]
    public void S017_S018_S021_S022_S024_S026_Slopes_AgreeWithCentralDifferences()
    {
        INetwork<double>[] units =
            [One(new IdentityUnit()), One(new SigmoidUnit()), One(new TanhUnit()), One(new ReluUnit()), One(new LeakyUnit()), One(new SteeperLeakyUnit()), One(new EluUnit())];
        foreach (INetwork<double> unit in units)
        {
            Assert.All(Points, x => Assert.Equal((Value(unit, x + 1e-5) - Value(unit, x - 1e-5)) / 2e-5, Slope(unit, x), 1e-6));
        }
    }

    [Fact]
    public void S028_Softmax()
    {
        SoftmaxOfThree network = Unchanged();
        double[] small = new double[3];
        double[] large = new double[3];
        network.Predict([1, 2, 3], small);
        network.Predict([1000, 1001, 1002], large);
        Assert.Equal([0.09003057317038046, 0.24472847105479764, 0.6652409557748218], small, (left, right) => Math.Abs(left - right) < 1e-15);
        Assert.Equal(small, large);
        Assert.Equal(1, small.Sum(), 1e-15);
    }

    [Fact]
    public void S033_CrossEntropy_IsComputedFromTheLogits()
    {
        SoftmaxOfThree network = Unchanged();
        Workspace<double> workspace = network.CreateWorkspace(1);
        workspace.ComputesInputGradients = true;
        network.Forward([1, 2, 3], workspace);
        Assert.Equal(0.40760596444438046, network.Backward([0, 0, 1], workspace), 1e-14);
        double[] gradient = new double[3];
        workspace.CopyInputGradients(gradient);
        Assert.Equal([0.0900305732, 0.2447284711, -0.3347590442], gradient, (left, right) => Math.Abs(left - right) < 1e-10);

        network.Forward([1000, 0, 0], workspace);
        Assert.Equal(1000, network.Backward([0, 1, 0], workspace));
        workspace.CopyInputGradients(gradient);
        Assert.DoesNotContain(gradient, value => !double.IsFinite(value));
    }

    private static T One<T>(T network)
        where T : INetwork<double>
    {
        network.Parameters.Matrix(network.Layout.Tensors[0]).Fill(1);
        return network;
    }

    private static SoftmaxOfThree Unchanged()
    {
        var network = new SoftmaxOfThree();
        network.Output.Weights.Fill(0);
        for (int i = 0; i < 3; i++)
        {
            network.Output.Weights[i, i] = 1;
        }

        return network;
    }

    private static double Value(INetwork<double> network, double x)
    {
        double[] output = new double[1];
        network.Predict([x], output, new Workspace<double>(network.Layout, 1));
        return output[0];
    }

    /// <summary>Of the loss (y - t)² with t = y - 1/2, whose derivative is 1.</summary>
    private static double Slope(INetwork<double> network, double x)
    {
        var workspace = new Workspace<double>(network.Layout, 1) { ComputesInputGradients = true };
        network.Forward([x], workspace);
        double[] output = new double[1];
        workspace.CopyOutputs(output);
        network.Backward([output[0] - 0.5], workspace);
        double[] gradient = new double[1];
        workspace.CopyInputGradients(gradient);
        return gradient[0];
    }
}
