namespace Neuroslyn.CurriculumTests.Models;

/// <summary>The restricted Boltzmann machine, against everything that can be counted for a small one.</summary>
public class BoltzmannTests
{
    /// <summary>All bars and all stripes of 2 x 2 pixels; the full and the empty image belong to both and count twice.</summary>
    private static readonly double[] BarsAndStripes =
    [
        0, 0, 0, 0,  0, 0, 0, 0,
        1, 1, 1, 1,  1, 1, 1, 1,
        1, 1, 0, 0,  0, 0, 1, 1,
        1, 0, 1, 0,  0, 1, 0, 1,
    ];

    private const string OriginalNesterov = "nesterov, original form";

    public static TheoryData<string> Optimizers => [.. Optimizer.Names, OriginalNesterov];

    [Fact]
    public void S115_HiddenUnits_AreOn_WithTheSigmoidOfTheirInput()
    {
        BarsAndStripesMachine machine = Random();
        BoltzmannWorkspace<double> workspace = machine.CreateWorkspace(16);
        double[] visible = AllStates(4);
        double[] hidden = new double[16 * 3];
        machine.HiddenProbabilities(visible, hidden, workspace);
        double[] back = new double[8 * 4];
        machine.VisibleMeans(AllStates(3), back, workspace);

        for (int state = 0; state < 16; state++)
        {
            for (int unit = 0; unit < 3; unit++)
            {
                Assert.Equal(Sigmoid(HiddenInput(machine, visible.AsSpan(4 * state, 4), unit)), hidden[(3 * state) + unit], 1e-15);
            }
        }

        for (int state = 0; state < 8; state++)
        {
            for (int unit = 0; unit < 4; unit++)
            {
                double input = machine.VisibleBias[unit];
                for (int other = 0; other < 3; other++)
                {
                    input += machine.Weights[unit, other] * ((state >> other) & 1);
                }

                Assert.Equal(Sigmoid(input), back[(4 * state) + unit], 1e-15);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(33)]
    public void S115_HiddenUnits_OfEverySize_InChunks(int capacity)
    {
        var machine = new WideMachine(seed: 4);
        machine.HiddenBias[5] = 0.7f;
        var random = new RandomSource(3);
        float[] visible = new float[40 * WideMachine.VisibleSize];
        foreach (ref float value in visible.AsSpan())
        {
            value = random.NextInt(2);
        }

        float[] hidden = new float[40 * WideMachine.HiddenSize];
        machine.HiddenProbabilities(visible, hidden, machine.CreateWorkspace(capacity));
        for (int sample = 0; sample < 40; sample++)
        {
            for (int unit = 0; unit < WideMachine.HiddenSize; unit++)
            {
                double input = machine.HiddenBias[unit];
                for (int i = 0; i < WideMachine.VisibleSize; i++)
                {
                    input += machine.Weights[i, unit] * (double)visible[(sample * WideMachine.VisibleSize) + i];
                }

                Assert.Equal(Sigmoid(input), hidden[(sample * WideMachine.HiddenSize) + unit], 1e-6);
            }
        }
    }

    [Fact]
    public void S115_FreeEnergyAndLikelihood_AreThoseOfTheJointDistribution()
    {
        BarsAndStripesMachine machine = Random();
        double[] states = AllStates(4);
        double[] marginals = new double[16];
        for (int state = 0; state < 16; state++)
        {
            for (int hidden = 0; hidden < 8; hidden++)
            {
                marginals[state] += Math.Exp(-Energy(machine, states.AsSpan(4 * state, 4), hidden));
            }
        }

        double partition = marginals.Sum();
        double[] energies = new double[16];
        machine.FreeEnergy(states, energies, machine.CreateWorkspace(5));
        for (int state = 0; state < 16; state++)
        {
            Assert.Equal(-Math.Log(marginals[state]), energies[state], 1e-12);
            Assert.Equal(Math.Log(marginals[state] / partition), machine.LogLikelihood<double>(states.AsSpan(4 * state, 4)), 1e-12);
        }
    }

    [Fact]
    public void S115_Probabilities_AddUpToOne_WhereTheVisibleLayerIsTheSmallerOne()
    {
        // Here the partition function is counted through the visible states.
        var machine = new WideMachine(seed: 9);
        double sum = Enumerable.Range(0, 128).Sum(state => Math.Exp(machine.LogLikelihood<float>([.. Enumerable.Range(0, 7).Select(unit => (float)((state >> unit) & 1))])));
        Assert.Equal(1, sum, 1e-12);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void S115_ContrastiveDivergence1_RaisesTheExactLikelihood(ulong seed)
    {
        var machine = new BarsAndStripesMachine(seed);
        double before = machine.LogLikelihood<double>(BarsAndStripes);
        var training = new BoltzmannTraining<double>(machine, new BoltzmannTrainingOptions { Optimizer = new Sgd(0.2), BatchSize = 8, Epochs = 4000, Seed = 1 });
        training.Fit(BarsAndStripes);
        double after = machine.LogLikelihood<double>(BarsAndStripes);

        // Chance is ln 1/16 = -2.77; the best that any model can do is minus the entropy of the data, 2 (1/4 ln 1/4) + 4 (1/8 ln 1/8) = -1.73.
        Assert.Equal(Math.Log(1.0 / 16), before, 0.02);
        Assert.InRange(after, -2.55, -1.7328);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void S115_EveryOptimizer_Trains(string name)
    {
        Optimizer optimizer = name == OriginalNesterov ? new Nesterov(0.01) { Form = NesterovForm.Original } : Optimizer.Create(name);
        foreach (bool persistent in (bool[])[false, true])
        {
            BarsAndStripesMachine machine = Random();
            double[] before = machine.Parameters.Span.ToArray();
            var training = new BoltzmannTraining<double>(machine, new BoltzmannTrainingOptions { Optimizer = optimizer, BatchSize = 4, Epochs = 3, Persistent = persistent });
            training.Fit(BarsAndStripes);

            Assert.NotEqual(before, machine.Parameters.Span.ToArray());
            Assert.All(machine.Parameters.Span.ToArray(), value => Assert.True(double.IsFinite(value)));
        }
    }

    [Fact]
    public void S115_NesterovInItsOriginalForm_RaisesTheExactLikelihood()
    {
        var machine = new BarsAndStripesMachine(seed: 2);
        double before = machine.LogLikelihood<double>(BarsAndStripes);
        Optimizer optimizer = new Nesterov(0.02) { Form = NesterovForm.Original };
        new BoltzmannTraining<double>(machine, new BoltzmannTrainingOptions { Optimizer = optimizer, BatchSize = 8, Epochs = 4000, Seed = 1 }).Fit(BarsAndStripes);
        Assert.InRange(machine.LogLikelihood<double>(BarsAndStripes), before + 0.1, -1.7328);
    }

    [Fact]
    public void S115_StepThatIsRefused_LeavesTheParameters()
    {
        // After one step the original form of Nesterov's method has a velocity to look ahead by.
        BarsAndStripesMachine machine = Random();
        var training = new BoltzmannTraining<double>(machine, new BoltzmannTrainingOptions { Optimizer = new Nesterov(0.1) { Form = NesterovForm.Original }, BatchSize = 8 });
        training.Step(BarsAndStripes);
        double[] before = machine.Parameters.Span.ToArray();
        Assert.Throws<ArgumentException>("visible", () => training.Step(new double[3]));
        Assert.Equal(before, machine.Parameters.Span);
        training.Step(BarsAndStripes);
    }

    [Fact]
    public void S115_PersistentChains_RaiseItToo()
    {
        var machine = new BarsAndStripesMachine(seed: 3);
        var training = new BoltzmannTraining<double>(machine, new BoltzmannTrainingOptions { Optimizer = new Sgd(0.2), BatchSize = 16, Epochs = 1000, Seed = 1, Persistent = true });
        double[] samples = [.. Enumerable.Repeat(BarsAndStripes, 8).SelectMany(sample => sample)];
        Assert.All(training.Fit(samples), error => Assert.True(double.IsNaN(error)));
        Assert.InRange(machine.LogLikelihood<double>(BarsAndStripes), -2.55, -1.7328);
    }

    [Fact]
    public void S115_LongChains_GiveTheExactGradient()
    {
        BarsAndStripesMachine machine = Random();
        const int copies = 1024;
        double[] samples = [.. Enumerable.Repeat(BarsAndStripes, copies / 8).SelectMany(sample => sample)];
        var training = new BoltzmannTraining<double>(machine, new BoltzmannTrainingOptions { BatchSize = copies, Steps = 40, Seed = 5 });
        var sums = new double[machine.Parameters.Length];
        const int repetitions = 20;
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            training.ComputeGradients(samples, out _);
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += training.Gradients.Span[i] / repetitions;
            }
        }

        // 20,000 chains: a mean of values in [0, 1] has a standard error of at most 0.5 / sqrt(20,000) = 0.0035; four times that.
        double[] exact = ExactGradient(machine);
        Assert.All(exact.Zip(sums), pair => Assert.Equal(pair.First, pair.Second, 0.014));
        Assert.Contains(exact, value => Math.Abs(value) > 0.1);
    }

    [Fact]
    public void S115_TheExactGradient_IsTheSlopeOfTheExactLikelihood()
    {
        // Ties the enumeration above to LogLikelihood by central differences.
        BarsAndStripesMachine machine = Random();
        double[] exact = ExactGradient(machine);
        foreach (ParameterTensor tensor in (ParameterTensor[])[BarsAndStripesMachine.Layout.Weight, BarsAndStripesMachine.Layout.VisibleBias, BarsAndStripesMachine.Layout.HiddenBias])
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                for (int column = 0; column < tensor.Columns; column++)
                {
                    int index = tensor.Offset + (row * tensor.RowStride) + column;
                    double value = machine.Parameters.Span[index];
                    machine.Parameters.Span[index] = value + 1e-5;
                    double above = machine.LogLikelihood<double>(BarsAndStripes);
                    machine.Parameters.Span[index] = value - 1e-5;
                    double below = machine.LogLikelihood<double>(BarsAndStripes);
                    machine.Parameters.Span[index] = value;
                    Assert.Equal(-(above - below) / 2e-5, exact[index], 1e-8);
                }
            }
        }
    }

    [Fact]
    public void S115_Samples_AreDistributedAsTheModelSays()
    {
        BarsAndStripesMachine machine = Random();
        double[] samples = new double[5_000 * 4];
        machine.Sample(samples, steps: 50, seed: 8, machine.CreateWorkspace(500));
        int[] counts = new int[16];
        foreach (double[] sample in samples.Chunk(4))
        {
            Assert.All(sample, value => Assert.True(value is 0 or 1));
            counts[(int)((8 * sample[3]) + (4 * sample[2]) + (2 * sample[1]) + sample[0])]++;
        }

        double[] states = AllStates(4);
        for (int state = 0; state < 16; state++)
        {
            double probability = Math.Exp(machine.LogLikelihood<double>(states.AsSpan(4 * state, 4)));
            double deviation = Math.Sqrt(5_000 * probability * (1 - probability));
            Assert.InRange(counts[state], (5_000 * probability) - (4.5 * deviation), (5_000 * probability) + (4.5 * deviation));
        }
    }

    [Fact]
    public void S115_SinglePrecision_FollowsTheSameFormulas()
    {
        var machine = new SingleMachine(seed: 2);
        float[] data = [.. BarsAndStripes.Select(value => (float)value)];
        var training = new BoltzmannTraining<float>(machine, new BoltzmannTrainingOptions { Optimizer = new Sgd(0.2), BatchSize = 8, Epochs = 2000, Seed = 1 });
        training.Fit(data);
        Assert.InRange(machine.LogLikelihood<float>(data), -2.6, -1.7328);

        var same = new BarsAndStripesMachine(seed: 2);
        double[] wider = [.. machine.Parameters.Span.ToArray().Select(value => (double)value)];
        foreach ((ParameterTensor single, ParameterTensor twice) in new[]
        {
            (SingleMachine.Layout.VisibleBias, BarsAndStripesMachine.Layout.VisibleBias), (SingleMachine.Layout.HiddenBias, BarsAndStripesMachine.Layout.HiddenBias),
        })
        {
            wider.AsSpan(single.Offset, single.Columns).CopyTo(same.Parameters.Vector(twice));
        }

        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                same.Weights[i, j] = machine.Weights[i, j];
            }
        }

        Assert.Equal(same.LogLikelihood<double>(BarsAndStripes), machine.LogLikelihood<float>(data), 1e-12);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 3)]
    [InlineData(true, 2)]
    public void S115_SameSeed_SameBits_AndNoBytesPerStep(bool persistent, int steps)
    {
        var random = new RandomSource(6);
        float[] batch = new float[20 * DigitMachine.VisibleSize];
        foreach (ref float value in batch.AsSpan())
        {
            value = (float)random.NextDouble();
        }

        (DigitMachine first, DigitMachine second) = (new DigitMachine(seed: 1), new DigitMachine(seed: 1));
        var options = new BoltzmannTrainingOptions { BatchSize = 20, Steps = steps, Persistent = persistent, Seed = 9 };
        (var one, var other) = (new BoltzmannTraining<float>(first, options), new BoltzmannTraining<float>(second, options));
        int stepCount = 0;
        AllocationAssert.Nothing(() =>
        {
            one.Step(batch);
            stepCount++;
        });
        Assert.InRange(stepCount, 2, int.MaxValue);
        for (int step = 0; step < stepCount; step++)
        {
            other.Step(batch);
        }

        Assert.Equal(first.Parameters.Span, second.Parameters.Span);
        Assert.DoesNotContain(first.Parameters.Span.ToArray(), float.IsNaN);
        AssertPaddingIsZero(first);
    }

    [Fact]
    public void S115_PredictionsAllocateNothing()
    {
        BarsAndStripesMachine machine = Random();
        BoltzmannWorkspace<double> workspace = machine.CreateWorkspace(4);
        (double[] hidden, double[] visible, double[] energies) = (new double[24], new double[32], new double[8]);
        AllocationAssert.Nothing(() =>
        {
            machine.HiddenProbabilities(BarsAndStripes, hidden, workspace);
            machine.VisibleMeans(hidden, visible, workspace);
            machine.Reconstruct(BarsAndStripes, visible, workspace);
            machine.FreeEnergy(BarsAndStripes, energies, workspace);
            machine.Sample(visible, 3, 1, workspace);
        });
    }

    [Fact]
    public void S115_SavedAndLoaded_IsTheSame_AndOtherShapesAreRefused()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            BarsAndStripesMachine machine = Random();
            machine.Save(path);
            var loaded = new BarsAndStripesMachine();
            loaded.Load(path);
            Assert.Equal(machine.Parameters.Span, loaded.Parameters.Span);
            Assert.Contains("F64", Assert.Throws<InvalidDataException>(() => new SingleMachine().Load(path)).Message, StringComparison.Ordinal);
            Assert.Contains("'weight'", Assert.Throws<InvalidDataException>(() => new GaussianMachine().Load(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void S115_BadArguments_AreRefused_WithWhatWouldFit()
    {
        var machine = new BarsAndStripesMachine();
        BoltzmannWorkspace<double> workspace = machine.CreateWorkspace(2);
        Assert.Contains("4 values", Assert.Throws<ArgumentException>("visible", () => machine.HiddenProbabilities([1, 2, 3], new double[3], workspace)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("hidden", () => machine.HiddenProbabilities(new double[8], new double[5], workspace));
        Assert.Contains("'GaussianMachine'", Assert.Throws<ArgumentException>("workspace", () => machine.Reconstruct(new double[4], new double[4], new GaussianMachine().CreateWorkspace(1))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => machine.CreateWorkspace(0));
        Assert.Throws<ArgumentOutOfRangeException>("Steps", () => new BoltzmannTrainingOptions { Steps = 0 });
        var training = new BoltzmannTraining<double>(machine, new BoltzmannTrainingOptions { BatchSize = 2 });
        Assert.Contains("1 to 2", Assert.Throws<ArgumentException>("visible", () => training.Step(new double[12])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("samples", () => training.Fit([]));
        Assert.Contains("2^100", Assert.Throws<NotSupportedException>(() => new DigitMachine().LogLikelihood<float>(new float[784])).Message, StringComparison.Ordinal);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static BarsAndStripesMachine Random()
    {
        var machine = new BarsAndStripesMachine();
        var random = new RandomSource(12);
        WeightInitializer.Normal(machine.Weights, 1, ref random);
        foreach (ref double bias in machine.VisibleBias)
        {
            bias = 0.5 * random.NextGaussian();
        }

        foreach (ref double bias in machine.HiddenBias)
        {
            bias = 0.5 * random.NextGaussian();
        }

        return machine;
    }

    private static double[] AllStates(int units) => [.. Enumerable.Range(0, 1 << units).SelectMany(state => Enumerable.Range(0, units).Select(unit => (double)((state >> unit) & 1)))];

    private static double HiddenInput(BarsAndStripesMachine machine, ReadOnlySpan<double> visible, int unit)
    {
        double input = machine.HiddenBias[unit];
        for (int i = 0; i < 4; i++)
        {
            input += machine.Weights[i, unit] * visible[i];
        }

        return input;
    }

    private static double Energy(BarsAndStripesMachine machine, ReadOnlySpan<double> visible, int hidden)
    {
        double energy = 0;
        for (int i = 0; i < 4; i++)
        {
            energy -= machine.VisibleBias[i] * visible[i];
        }

        for (int j = 0; j < 3; j++)
        {
            energy -= ((hidden >> j) & 1) * HiddenInput(machine, visible, j);
        }

        return energy;
    }

    /// <summary>Of the mean of -ln p(v): the model's mean, counted through, minus the data's.</summary>
    private static double[] ExactGradient(BarsAndStripesMachine machine)
    {
        double[] states = AllStates(4);
        var gradient = new double[machine.Parameters.Length];
        for (int state = 0; state < 16; state++)
        {
            Add(states.AsSpan(4 * state, 4), Math.Exp(machine.LogLikelihood<double>(states.AsSpan(4 * state, 4))));
        }

        for (int sample = 0; sample < 8; sample++)
        {
            Add(BarsAndStripes.AsSpan(4 * sample, 4), -1.0 / 8);
        }

        return gradient;

        void Add(ReadOnlySpan<double> visible, double weight)
        {
            BoltzmannLayout layout = BarsAndStripesMachine.Layout;
            for (int i = 0; i < 4; i++)
            {
                gradient[layout.VisibleBias.Offset + i] += weight * visible[i];
                for (int j = 0; j < 3; j++)
                {
                    gradient[(i * layout.RowStride) + j] += weight * visible[i] * Sigmoid(HiddenInput(machine, visible, j));
                }
            }

            for (int j = 0; j < 3; j++)
            {
                gradient[layout.HiddenBias.Offset + j] += weight * Sigmoid(HiddenInput(machine, visible, j));
            }
        }
    }

    private static void AssertPaddingIsZero(DigitMachine machine)
    {
        for (int row = 0; row < DigitMachine.VisibleSize; row++)
        {
            for (int column = DigitMachine.HiddenSize; column < DigitMachine.Layout.RowStride; column++)
            {
                Assert.Equal(0, machine.Parameters.Span[(row * DigitMachine.Layout.RowStride) + column]);
            }
        }
    }
}
