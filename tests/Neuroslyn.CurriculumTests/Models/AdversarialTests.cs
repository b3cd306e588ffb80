namespace Neuroslyn.CurriculumTests.Models;

/// <summary>Inputs that are changed a little so that a network errs, on real handwritten digits.</summary>
public class AdversarialTests : IClassFixture<TrainedDigits>
{
    private const double Epsilon = 0.1;
    private readonly TrainedDigits _digits;

    public AdversarialTests(TrainedDigits digits) => _digits = digits;

    [Theory]
    [InlineData(1, false)]
    [InlineData(10, false)]
    [InlineData(10, true)]
    public void S116_ChangesStayWithinEpsilon_LossRises_AccuracyFalls(int steps, bool randomStart)
    {
        Dataset<float> test = _digits.Test;
        var attack = new AdversarialAttack(Epsilon) { Steps = steps, RandomStart = randomStart, Minimum = 0, Maximum = 1 };
        float[] adversarial = Attack(attack);

        for (int i = 0; i < adversarial.Length; i++)
        {
            Assert.InRange(adversarial[i], 0, 1);
            Assert.True(Math.Abs(adversarial[i] - test.Inputs.Values[i]) <= (float)Epsilon);
        }

        (float[] before, float[] after) = (Losses(test.Inputs.Values.ToArray()), Losses(adversarial));
        int risen = before.Zip(after).Count(pair => pair.Second > pair.First);
        Assert.True(risen > 0.95 * test.Count, $"the loss of {risen} of {test.Count} samples rose");
        double accuracy = _digits.Network.Evaluate(test).Accuracy!.Value;
        double attacked = _digits.Network.Evaluate(test.WithInputs(adversarial)).Accuracy!.Value;
        Assert.True(accuracy > 0.85);
        Assert.True(attacked < accuracy - 0.3, $"accuracy fell from {accuracy} to {attacked}");
    }

    [Fact]
    public void S116_TheFastGradientSign_IsTheSignOfTheInputsGradient()
    {
        // Against central differences of the loss; a pixel whose gradient is clearly not 0 moves by epsilon in its direction.
        const int samples = 3;
        DigitNetwork network = _digits.Network;
        Workspace<float> workspace = network.CreateWorkspace(2);
        float[] inputs = _digits.Test.Inputs.Range(0, samples).ToArray();
        float[] adversarial = new float[inputs.Length];
        network.FastGradientSign(inputs, _digits.Test.Targets.Range(0, samples), adversarial, 0.25, workspace);
        int clear = 0;
        for (int pixel = 0; pixel < inputs.Length; pixel += 7)
        {
            int sample = pixel / DigitNetwork.InputSize;
            float value = inputs[pixel];
            inputs[pixel] = value + 1e-2f;
            float above = Loss(inputs, sample);
            inputs[pixel] = value - 1e-2f;
            float below = Loss(inputs, sample);
            inputs[pixel] = value;
            if (Math.Abs(above - below) > 1e-4f * Math.Max(1, above))
            {
                clear++;
                Assert.Equal(value + (Math.Sign(above - below) * 0.25f), adversarial[pixel]);
            }
        }

        Assert.InRange(clear, 5, inputs.Length);
    }

    [Fact]
    public void S116_ATargetedAttack_MakesTheNetworkSayWhatIsAsked()
    {
        int count = _digits.Test.Count;
        float[] targets = OneHot.Encode<float>([.. Enumerable.Repeat(3, count)], 10);
        float[] adversarial = new float[_digits.Test.Inputs.Values.Length];
        new AdversarialAttack(0.2) { Steps = 10, Minimum = 0, Maximum = 1, Targeted = true }.Apply(
            _digits.Network, _digits.Test.Inputs.Values, targets, adversarial, _digits.Network.CreateWorkspace(64));
        int threes = _digits.Network.Evaluate(_digits.Test.WithInputs(adversarial)).PredictedClasses.Count(found => found == 3);
        int before = _digits.Network.Evaluate(_digits.Test).PredictedClasses.Count(found => found == 3);
        Assert.True(before < 0.2 * count);
        Assert.True(threes > 0.7 * count, $"{threes} of {count} are read as 3");
    }

    [Fact]
    public void S116_NothingIsAllocated_AndChunksDoNotMatter()
    {
        var attack = new AdversarialAttack(Epsilon) { Steps = 2 };
        float[] inputs = _digits.Test.Inputs.Range(0, 50).ToArray();
        float[] targets = _digits.Test.Targets.Range(0, 50).ToArray();
        float[] whole = new float[inputs.Length];
        float[] chunks = new float[inputs.Length];
        attack.Apply(_digits.Network, inputs, targets, whole, _digits.Network.CreateWorkspace(64));
        Workspace<float> small = _digits.Network.CreateWorkspace(7);
        AllocationAssert.Nothing(() => attack.Apply(_digits.Network, inputs, targets, chunks, small));

        Assert.Equal(whole, chunks);
        Assert.False(small.ComputesInputGradients);
    }

    [Fact]
    public void S116_NoEpsilon_NoChange_InEitherPrecision()
    {
        float[] adversarial = new float[_digits.Test.Inputs.Values.Length];
        new AdversarialAttack(0) { Steps = 3 }.Apply(_digits.Network, _digits.Test.Inputs.Values, _digits.Test.Targets.Values, adversarial, _digits.Network.CreateWorkspace(64));
        Assert.Equal(_digits.Test.Inputs.Values, adversarial);

        // y = w x, loss (y - t)²: the gradient of x has the sign of w (w x - t).
        var line = new Regularisation.PixelSum(seed: 2);
        double[] point = [.. Enumerable.Range(0, 117).Select(i => i / 117.0)];
        double[] moved = new double[117];
        double[] output = new double[1];
        line.Predict(point, output);
        line.FastGradientSign(point, [output[0] - 1], moved, 0.5, line.CreateWorkspace(1));
        for (int i = 0; i < 117; i++)
        {
            Assert.Equal(point[i] + (0.5 * Math.Sign(line.Output.Weights[i, 0])), moved[i], 1e-15);
        }
    }

    [Fact]
    public void S116_BadArguments_AreRefused()
    {
        DigitNetwork network = _digits.Network;
        Workspace<float> workspace = network.CreateWorkspace(1);
        (float[] input, float[] target, float[] result) = (new float[196], new float[10], new float[196]);
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => network.FastGradientSign(input, target, result, -1, workspace));
        Assert.Throws<ArgumentException>("inputs", () => network.FastGradientSign(new float[195], target, result, 1, workspace));
        Assert.Throws<ArgumentException>("targets", () => network.FastGradientSign(input, new float[9], result, 1, workspace));
        Assert.Throws<ArgumentException>("adversarial", () => network.FastGradientSign(input, target, new float[195], 1, workspace));
        Assert.Throws<ArgumentException>("adversarial", () => network.FastGradientSign(input, target, input, 1, workspace));
        Assert.Throws<ArgumentOutOfRangeException>("StepSize", () => new AdversarialAttack(1) { StepSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("Steps", () => new AdversarialAttack(1) { Steps = 0 });
        Assert.Contains("between Minimum 1 and Maximum 0", Assert.Throws<InvalidOperationException>(
            () => new AdversarialAttack(1) { Minimum = 1, Maximum = 0 }.Apply(network, input, target, result, workspace)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void S116_WorkspaceOfAnotherNetwork_IsRefused_AndLeftAsItWas()
    {
        Workspace<float> other = new Data.SoftmaxRegression(seed: 1).CreateWorkspace(1);
        Assert.ThrowsAny<ArgumentException>(() => _digits.Network.FastGradientSign(new float[196], new float[10], new float[196], 1, other));
        Assert.False(other.ComputesInputGradients);
    }

    private float[] Attack(AdversarialAttack attack)
    {
        float[] adversarial = new float[_digits.Test.Inputs.Values.Length];
        attack.Apply(_digits.Network, _digits.Test.Inputs.Values, _digits.Test.Targets.Values, adversarial, _digits.Network.CreateWorkspace(64));
        return adversarial;
    }

    private float[] Losses(float[] inputs)
    {
        Workspace<float> workspace = _digits.Network.CreateWorkspace(_digits.Test.Count);
        _digits.Network.Forward(inputs, workspace);
        _digits.Network.Backward(_digits.Test.Targets.Values, workspace);
        return workspace.Losses.ToArray();
    }

    private float Loss(float[] inputs, int sample)
    {
        Workspace<float> workspace = _digits.Network.CreateWorkspace(1);
        _digits.Network.Forward(inputs.AsSpan(sample * DigitNetwork.InputSize, DigitNetwork.InputSize), workspace);
        return _digits.Network.Backward(_digits.Test.Targets[sample], workspace);
    }
}
