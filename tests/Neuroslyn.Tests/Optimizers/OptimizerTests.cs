using System.Numerics;

namespace Neuroslyn.Tests.Optimizers;

public sealed class OptimizerTests
{
    /// <summary>Name in the golden file and the same optimizer here. PyTorch's weight_decay is the gradient 2 lambda w, hence the halves in L2.</summary>
    private static readonly Dictionary<string, Optimizer> GoldenOptimizers = new()
    {
        ["sgd(lr=0.1)"] = new Sgd(0.1),
        ["sgd(lr=0.1,weight_decay=0.01)"] = new Sgd(0.1) { L2 = 0.005 },
        ["momentum(lr=0.1,momentum=0.9) v=mu*v+g; theta-=lr*v"] = new Momentum(0.1, 0.9),
        ["momentum_ema(lr=0.1,momentum=0.9) v=mu*v+(1-mu)*g; theta-=lr*v"] = new Momentum(0.1, 0.9) { Form = MomentumForm.ExponentialAverage },
        ["nesterov(lr=0.1,momentum=0.9) torch form"] = new Nesterov(0.1, 0.9),
        ["adagrad(lr=0.01,eps=1e-10)"] = new Adagrad(0.01, 1e-10) { EpsilonPlacement = EpsilonPlacement.OutsideRoot },
        ["rmsprop(lr=0.01,alpha=0.9,eps=1e-8)"] = new RmsProp(0.01, 0.9, 1e-8) { EpsilonPlacement = EpsilonPlacement.OutsideRoot },
        ["rmsprop(lr=0.01,alpha=0.99,eps=1e-8,momentum=0.9)"] = new RmsProp(0.01, 0.99, 1e-8, 0.9) { EpsilonPlacement = EpsilonPlacement.OutsideRoot },
        ["adadelta(lr=1.0,rho=0.9,eps=1e-6)"] = new AdaDelta(1, 0.9, 1e-6),
        ["adam(lr=0.001,0.9,0.999,1e-8)"] = new Adam(0.001),
        ["adam(lr=0.05,0.9,0.999,1e-8,weight_decay=0.1) l2"] = new Adam(0.05) { L2 = 0.05 },
        ["adamw(lr=0.05,weight_decay=0.1)"] = new AdamW(0.05, weightDecay: 0.1),
        ["amsgrad(lr=0.05)"] = new AmsGrad(0.05),
        ["adamax(lr=0.02)"] = new Adamax(0.02),
        ["radam(lr=0.02)"] = new RAdam(0.02),
    };

    public static TheoryData<string> GoldenNames => [.. GoldenOptimizers.Keys];

    public static TheoryData<Optimizer> EveryOptimizer =>
    [
        .. GoldenOptimizers.Values,
        new NAdam(0.02),
        new Momentum(0.1) { Form = MomentumForm.Displacement },
        new Adam(0.01) { Penalty = Penalty.ElasticNet(0.01, 0.5), WeightDecay = 0.01 },
    ];

    [Fact]
    public void GoldenFile_HoldsNoPathThatIsNotTested() =>
        Assert.Equal(
            GoldenOptimizers.Keys.Append(NAdamTests.GoldenName).Order(), GoldenFile.Read("optimizers")["paths"].Members.Select(path => path.Name).Order());

    [Theory]
    [MemberData(nameof(GoldenNames))]
    public void Path_AgreesWithPyTorch_InDouble(string name) => FollowsGoldenPath<double>(name);

    [Theory]
    [MemberData(nameof(GoldenNames))]
    public void Path_AgreesWithPyTorch_InSingle(string name) => FollowsGoldenPath<float>(name);

    [Theory]
    [InlineData(0.8, 0.64, 0.512, nameof(Sgd))]
    [InlineData(0.8, 0.46, 0.062, nameof(Momentum))]
    [InlineData(0.98, 0.9424, 0.889712, "MomentumAverage")]
    [InlineData(0.62, 0.2224, -0.108352, nameof(Nesterov))]
    [InlineData(0.9, 0.833103527, 0.780456182, nameof(Adagrad))]
    [InlineData(0.683772238, 0.498870612, 0.369180558, nameof(RmsProp))]
    [InlineData(0.999683772, 0.999359378, 0.999029414, nameof(AdaDelta))]
    [InlineData(0.9, 0.800412229, 0.701586273, nameof(Adam))]
    public void Parabola_TakesTheKnownSteps(double first, double second, double third, string method)
    {
        Optimizer optimizer = method switch
        {
            nameof(Sgd) => new Sgd(0.1),
            nameof(Momentum) => new Momentum(0.1),
            "MomentumAverage" => new Momentum(0.1) { Form = MomentumForm.ExponentialAverage },
            nameof(Nesterov) => new Nesterov(0.1),
            nameof(Adagrad) => new Adagrad(0.1),
            nameof(RmsProp) => new RmsProp(0.1, 0.9),
            nameof(AdaDelta) => new AdaDelta(1, 0.9, 1e-8),
            _ => new Adam(0.1),
        };

        double[] path = DescendParabola(optimizer, 3);

        Assert.Equal([first, second, third], path, (expected, actual) => Math.Abs(expected - actual) < 6e-10);
    }

    [Fact]
    public void LearningRate_DecidesBetweenConvergenceOscillationAndDivergence()
    {
        Assert.Equal([-1, 1, -1], DescendParabola(new Sgd(1.0), 3));
        Assert.Equal(1.728, Math.Abs(DescendParabola(new Sgd(1.1), 3)[2]), 1e-12);
        Assert.True(Math.Abs(DescendParabola(new Sgd(0.1), 100)[99]) < 1e-9);
    }

    [Fact]
    public void MomentumAverage_WithTenTimesTheRate_IsClassicalMomentum()
    {
        double[] classical = DescendParabola(new Momentum(0.1), 20);
        double[] average = DescendParabola(new Momentum(1.0) { Form = MomentumForm.ExponentialAverage }, 20);

        Assert.Equal(classical, average, (a, b) => Math.Abs(a - b) < 1e-14);
    }

    [Theory]
    [InlineData(EpsilonPlacement.OutsideRoot, 1e-4, 0.000999900)]
    [InlineData(EpsilonPlacement.InsideRoot, 1e-4, 0.000707107)]
    [InlineData(EpsilonPlacement.OutsideRoot, 1e-5, 0.000999001)]
    [InlineData(EpsilonPlacement.InsideRoot, 1e-5, 0.0000995037)]
    public void AdamsFirstStep_DependsOnWhereEpsilonStands(EpsilonPlacement placement, double gradient, double expected)
    {
        ParameterBuffer<double> parameters = new(8);
        ParameterBuffer<double> gradients = new(8);
        gradients.Span[0] = gradient;
        new Adam(0.001) { EpsilonPlacement = placement }.CreateState(Layouts.Vector(8, 1), parameters).Step(gradients);

        Assert.Equal(-expected, parameters.Span[0], 6e-10);
    }

    [Fact]
    public void L2OfSgd_ShrinksWeightsByTwiceLambda_AndEqualsDecayOfTwiceLambda()
    {
        double penalised = StepWithoutGradient(new Sgd(0.1) { L2 = 0.01 });
        double decayed = StepWithoutGradient(new Sgd(0.1) { WeightDecay = 0.02 });

        Assert.Equal(0.998, penalised, 1e-15);
        Assert.Equal(penalised, decayed, 1e-15);
        Assert.Equal(0.999, StepWithoutGradient(new Sgd(0.1) { WeightDecay = 0.01 }), 1e-15);
        Assert.Equal(1 - 0.1, StepWithoutGradient(new Adam(0.1) { L2 = 0.01 }), 1e-7);
        Assert.Equal(0.998, StepWithoutGradient(new Adam(0.1) { WeightDecay = 0.02 }), 1e-15);

        static double StepWithoutGradient(Optimizer optimizer)
        {
            ParameterBuffer<double> parameters = new(8);
            parameters.Span[0] = 1;
            optimizer.CreateState(Layouts.Vector(8, 1), parameters).Step(new ParameterBuffer<double>(8));
            return parameters.Span[0];
        }
    }

    [Fact]
    public void Regularisation_LeavesBiasesAlone()
    {
        var network = new InterpretedNetwork<double>(2, Loss.MeanSquaredError, new InterpretedLayer("Hidden", 3), new InterpretedLayer("Output", 2));
        network.Parameters.Span.Fill(1);
        foreach (Optimizer optimizer in (Optimizer[])[new Sgd(0.5) { L2 = 0.1 }, new Sgd(0.5) { WeightDecay = 0.2 }])
        {
            ParameterBuffer<double> parameters = new(network.Parameters.Length);
            parameters.CopyFrom(network.Parameters);
            optimizer.CreateState(network.Layout, parameters).Step(new ParameterBuffer<double>(parameters.Length));

            foreach (ParameterTensor tensor in network.Layout.Tensors)
            {
                Assert.Equal(tensor.Kind == ParameterKind.Weight ? 0.9 : 1.0, parameters.Span[tensor.Offset], 1e-15);
            }
        }
    }

    [Fact]
    public void Regularisation_ActsOnAllParametersIfAsked()
    {
        var network = new InterpretedNetwork<double>(2, Loss.MeanSquaredError, new InterpretedLayer("Hidden", 3), new InterpretedLayer("Output", 2));
        foreach (Optimizer optimizer in (Optimizer[])[new Sgd(0.5) { L2 = 0.1 }, new Sgd(0.5) { L1 = 0.2 }, new Sgd(0.5) { WeightDecay = 0.2 }])
        {
            network.Parameters.Span.Fill(1);
            OptimizerState<double> state = (optimizer with { RegularizesAllParameters = true }).CreateState(network.Layout, network.Parameters);
            var gradients = new ParameterBuffer<double>(network.Parameters.Length);
            state.Step(gradients);
            Layouts.ForEachParameter(network.Layout, index => Assert.Equal(0.9, network.Parameters.Span[index], 1e-15));

            state.BeginStep();
            foreach (ParameterTensor tensor in network.Layout.Tensors)
            {
                state.UpdateBlock(gradients, tensor.Offset, tensor.Rows * tensor.RowStride, tensor.Kind);
            }

            Layouts.ForEachParameter(network.Layout, index => Assert.True(network.Parameters.Span[index] < 0.85));
        }
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(8, 3)]
    [InlineData(9, 16)]
    [InlineData(40, 7)]
    public void Step_OnAllParameters_HasTheBitsOfStepsOnPieces_AndLeavesPaddingAlone(int units, int outputs)
    {
        var network = new InterpretedNetwork<float>(3, Loss.MeanSquaredError, new InterpretedLayer("Hidden", units), new InterpretedLayer("Output", outputs));
        var random = new Random(units);
        foreach (Optimizer optimizer in (Optimizer[])[new Adam(0.1), new Adam(0.1) { EpsilonPlacement = EpsilonPlacement.InsideRoot }, new AdamW(0.1), new RmsProp(0.1), new Momentum(0.1) { L1 = 0.01 }])
        {
            Layouts.ForEachParameter(network.Layout, index => network.Parameters.Span[index] = random.NextSingle() - 0.5f);
            ParameterBuffer<float> pieces = new(network.Parameters.Length);
            ParameterBuffer<float> gradients = new(network.Parameters.Length);
            pieces.CopyFrom(network.Parameters);
            OptimizerState<float> whole = optimizer.CreateState(network.Layout, network.Parameters);
            OptimizerState<float> cut = optimizer.CreateState(network.Layout, pieces);
            for (int step = 0; step < 300; step++)
            {
                // Every other weight receives nothing after a while, so that its moments become negligible.
                Layouts.ForEachParameter(network.Layout, index => gradients.Span[index] = step > 20 && index % 2 == 0 ? 0 : random.NextSingle() - 0.5f);
                whole.Step(gradients);
                cut.BeginStep();
                for (int start = 0; start < pieces.Length; start += 16)
                {
                    cut.Update(gradients, start, 16);
                }
            }

            Assert.Equal(pieces.Span.ToArray(), network.Parameters.Span.ToArray());
            Layouts.ForEachParameter(network.Layout, index => network.Parameters.Span[index] = 0);
            Assert.All(network.Parameters.Span.ToArray(), static value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void Penalty_SetsBothCoefficients()
    {
        Assert.Equal(new Adam { L1 = 0.1, L2 = 0.05 }, new Adam { Penalty = Penalty.ElasticNet(0.1, 0.5) });
        Assert.Equal(new Penalty(0, 0.05), new Adam { Penalty = Penalty.HalfRidge(0.1) }.Penalty);
        Assert.Throws<ArgumentOutOfRangeException>("lambda", () => Penalty.Lasso(-1));
        Assert.Throws<ArgumentOutOfRangeException>("beta", () => Penalty.ElasticNet(1, double.NaN));
        Assert.Throws<ArgumentException>("gradients", () => Penalty.Ridge(1).AddGradient<float>(new float[2], new float[3]));
    }

    [Theory]
    [MemberData(nameof(EveryOptimizer))]
    public void Ranges_GiveTheSameBitsAsOneStep_AndPaddingStaysZero(Optimizer optimizer)
    {
        // 77 weights and 5 biases in strides of a line: an odd remainder for every vector width.
        NetworkLayout layout = Layouts.WeightAndBias(rows: 7, columns: 11, stride: 16, bias: 5, length: (7 * 16) + 16 + 3);
        ParameterBuffer<float> whole = new(layout.ParameterBufferLength);
        ParameterBuffer<float> cut = new(layout.ParameterBufferLength);
        ParameterBuffer<float> gradients = new(layout.ParameterBufferLength);
        var random = new Random(3);
        Layouts.ForEachParameter(layout, i => whole.Span[i] = random.NextSingle());
        cut.CopyFrom(whole);
        OptimizerState<float> wholeState = optimizer.CreateState(layout, whole);
        OptimizerState<float> cutState = optimizer.CreateState(layout, cut);
        for (int step = 0; step < 20; step++)
        {
            Layouts.ForEachParameter(layout, i => gradients.Span[i] = random.NextSingle() - 0.5f);
            wholeState.Step(gradients);
            cutState.BeginStep();
            for (int start = 0; start < cut.Length; start += 13)
            {
                cutState.Update(gradients, start, Math.Min(13, cut.Length - start));
            }
        }

        Assert.Equal(whole.Span, cut.Span);
        var isParameter = new bool[whole.Length];
        Layouts.ForEachParameter(layout, i => isParameter[i] = true);
        for (int i = 0; i < whole.Length; i++)
        {
            Assert.True(float.IsFinite(whole.Span[i]));
            Assert.Equal(isParameter[i], whole.Span[i] != 0);
        }
    }

    [Theory]
    [MemberData(nameof(EveryOptimizer))]
    public void Steps_AllocateNothing(Optimizer optimizer)
    {
        ParameterBuffer<float> parameters = new(1000);
        ParameterBuffer<float> gradients = new(1000);
        gradients.Span.Fill(0.1f);
        OptimizerState<float> state = optimizer.CreateState(Layouts.Vector(1000, 1000), parameters);
        AllocationAssert.Nothing(() => state.Step(gradients), calls: 50);
    }

    [Fact]
    public void ValuesPerParameter_ReportsTheMemory()
    {
        Assert.Equal(0, Values(new Sgd(0.1)));
        Assert.Equal(1, Values(new Momentum(0.1)));
        Assert.Equal(1, Values(new Nesterov(0.1)));
        Assert.Equal(2, Values(new Nesterov(0.1) { Form = NesterovForm.Original }));
        Assert.Equal(1, Values(new RmsProp()));
        Assert.Equal(2, Values(new RmsProp(momentum: 0.5)));
        Assert.Equal(2, Values(new Adam()));
        Assert.Equal(3, Values(new AmsGrad()));

        static int Values(Optimizer optimizer) => optimizer.CreateState(Layouts.Vector(16, 3), new ParameterBuffer<float>(16)).ValuesPerParameter;
    }

    [Fact]
    public void OriginalNesterov_NeedsItsLookAhead_AndAllocatesNothing()
    {
        ParameterBuffer<float> parameters = new(16);
        ParameterBuffer<float> gradients = new(16);
        gradients.Span.Fill(0.5f);
        OptimizerState<float> state = new Nesterov(0.1) { Form = NesterovForm.Original, L2 = 0.01, WeightDecay = 0.1 }.CreateState(Layouts.Vector(16, 16), parameters);
        Assert.Contains("LookAhead", Assert.Throws<InvalidOperationException>(() => state.Step(gradients)).Message, StringComparison.Ordinal);
        AllocationAssert.Nothing(() =>
        {
            state.LookAhead();
            state.Step(gradients);
        });
    }

    [Fact]
    public void Momentum_OfAParameterWithoutGradients_NeverBecomesSubnormal()
    {
        ParameterBuffer<float> parameters = new(16);
        ParameterBuffer<float> gradients = new(16);
        gradients.Span[0] = 1;
        OptimizerState<float> state = new Momentum(1e30).CreateState(Layouts.Vector(16, 16), parameters);
        state.Step(gradients);
        gradients.Span.Clear();
        for (int step = 0; step < 900; step++)
        {
            state.Step(gradients);
        }

        // 0.9^900 is 7e-42: a subnormal velocity times 1e30 would still move the parameter visibly if its position were 0.
        parameters.Span.Clear();
        state.Step(gradients);
        Assert.Equal(0, parameters.Span[0]);
    }

    [Fact]
    public void LearningRate_CanBeChangedBetweenSteps()
    {
        ParameterBuffer<double> parameters = new(8);
        ParameterBuffer<double> gradients = new(8);
        gradients.Span[0] = 1;
        OptimizerState<double> state = new Sgd(0.5).CreateState(Layouts.Vector(8, 1), parameters);
        state.Step(gradients);
        state.LearningRate = 0.25;
        state.Step(gradients);
        state.LearningRate = 0;
        state.Step(gradients);

        Assert.Equal(-0.75, parameters.Span[0]);
        Assert.Equal(3, state.StepCount);
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => state.LearningRate = -0.1);
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => state.LearningRate = double.NaN);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1000)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void LearningRate_ThatMovesUphillOrNowhere_IsRefused(double rate)
    {
        foreach (Func<Optimizer> create in (Func<Optimizer>[])[() => new Sgd(rate), () => new Adam(rate), () => new Adam() with { LearningRate = rate }])
        {
            var exception = Assert.Throws<ArgumentOutOfRangeException>("learningRate", create);
            Assert.Contains("uphill", exception.Message, StringComparison.Ordinal);
            Assert.Equal(rate, exception.ActualValue);
        }
    }

    [Fact]
    public void HyperParameters_OutsideTheirRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("momentum", () => new Momentum(0.1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("Coefficient", () => new Momentum(0.1) { Coefficient = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("momentum", () => new Nesterov(0.1, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>("Coefficient", () => new Nesterov(0.1) { Coefficient = 0 });
        Assert.Contains("needs momentum", Assert.Throws<ArgumentOutOfRangeException>("momentum", () => new Nesterov(0.1, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("beta1", () => new Adam(beta1: 1));
        Assert.Throws<ArgumentOutOfRangeException>("beta2", () => new Adam(beta2: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new Adam(epsilon: 0));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new RmsProp(epsilon: -1));
        Assert.Throws<ArgumentOutOfRangeException>("decay", () => new AdaDelta(decay: 1));
        Assert.Throws<ArgumentOutOfRangeException>("weightDecay", () => new AdamW(weightDecay: -0.01));
        Assert.Throws<ArgumentOutOfRangeException>("L2", () => new Sgd(0.1) { L2 = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("momentumDecay", () => new NAdam(momentumDecay: -1));
    }

    [Fact]
    public void Buffers_OfAnotherNetwork_AreRefused()
    {
        NetworkLayout layout = Layouts.Vector(16, 3);
        Assert.Throws<ArgumentException>("parameters", () => new Adam().CreateState(layout, new ParameterBuffer<float>(8)));
        OptimizerState<float> state = new Adam().CreateState(layout, new ParameterBuffer<float>(16));
        Assert.Throws<ArgumentException>("gradients", () => state.Step(new ParameterBuffer<float>(32)));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => state.Update(new ParameterBuffer<float>(16), 8, 9));
        Assert.Throws<ArgumentOutOfRangeException>("start", () => state.Update(new ParameterBuffer<float>(16), -1, 1));
    }

    [Fact]
    public void Optimizers_AreValues()
    {
        Assert.Equal(new Adam(0.01), new Adam() with { LearningRate = 0.01 });
        Assert.NotEqual<Optimizer>(new Adam(0.01), new AmsGrad(0.01));
    }

    private static void FollowsGoldenPath<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        GoldenValue golden = GoldenFile.Read("optimizers");
        double[] start = golden["theta0"].ToDoubles();
        GoldenValue path = golden["paths"][name];
        ParameterBuffer<T> parameters = new(16);
        ParameterBuffer<T> gradients = new(16);
        Fill(parameters, start);
        OptimizerState<T> state = GoldenOptimizers[name].CreateState(Layouts.Vector(16, start.Length), parameters);
        Assert.Equal(25, path.Count);
        for (int step = 0; step < path.Count; step++)
        {
            Fill(gradients, golden["gradients"][step].ToDoubles());
            state.Step(gradients);
            GoldenAssert.Near<T>(path[step], parameters.Span[..start.Length]);
        }

        static void Fill(ParameterBuffer<T> buffer, double[] values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                buffer.Span[i] = T.CreateTruncating(values[i]);
            }
        }
    }

    private static double[] DescendParabola(Optimizer optimizer, int steps)
    {
        ParameterBuffer<double> parameters = new(8);
        ParameterBuffer<double> gradients = new(8);
        parameters.Span[0] = 1;
        OptimizerState<double> state = optimizer.CreateState(Layouts.Vector(8, 1), parameters);
        var path = new double[steps];
        for (int step = 0; step < steps; step++)
        {
            gradients.Span[0] = 2 * parameters.Span[0];
            state.Step(gradients);
            path[step] = parameters.Span[0];
        }

        return path;
    }
}
