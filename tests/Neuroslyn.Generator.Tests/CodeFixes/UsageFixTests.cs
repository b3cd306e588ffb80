namespace Neuroslyn.Generator.Tests.CodeFixes;

/// <summary>Repairs in code that trains networks: what they offer, what they write, and that nothing is left to say afterwards.</summary>
public sealed class UsageFixTests
{
    private const string Network = """
        using Neuroslyn;

        [Network(Input = 13, Loss = Loss.MeanSquaredError, TrainingSamples = 400)]
        public sealed partial class Regressor
        {
            [Dense(64, Activation.Relu), Dropout(0.2)] public partial DenseLayer Hidden { get; }
            [Dense(1)] public partial DenseLayer Output { get; }
        }
        """;

    [Theory]
    [InlineData("_ = new Adam(-1);", "Use 0.001", "_ = new Adam(0.001);")]
    [InlineData("_ = new Momentum(learningRate: 0);", "Use 0.01", "_ = new Momentum(learningRate: 0.01);")]
    [InlineData("_ = new Sgd(5 /* large */);", "Use 0.01", "_ = new Sgd(0.01 /* large */);")]
    [InlineData("_ = new Adam(beta2: 2);", "Use 0.999", "_ = new Adam(beta2: 0.999);")]
    [InlineData("_ = new Nesterov(0.01, 0);", "Use 0.9", "_ = new Nesterov(0.01, 0.9);")]
    [InlineData("_ = new Momentum(0.05) { Form = MomentumForm.ExponentialAverage };", "Use 0.5", "_ = new Momentum(0.5) { Form = MomentumForm.ExponentialAverage };")]
    [InlineData("_ = new Momentum(0.05) { L2 = 0, Form = MomentumForm.ExponentialAverage };", "Remove 'Form'", "_ = new Momentum(0.05) { L2 = 0 };")]
    [InlineData("_ = new Adam(epsilon: 0);", "Use 1E-08", "_ = new Adam(epsilon: 1E-08);")]
    [InlineData("_ = new Adam { L2 = 0.001, Epsilon = 1e-7 };", "Use WeightDecay = 0.002", "_ = new Adam { WeightDecay = 0.002, Epsilon = 1e-7 };")]
    [InlineData("_ = new Sgd(0.05) { L2 = 30 };", "Use 0.0001", "_ = new Sgd(0.05) { L2 = 0.0001 };")]
    [InlineData("_ = new TrainingOptions { Epochs = 0, BatchSize = 8 };", "Remove 'Epochs'", "_ = new TrainingOptions { BatchSize = 8 };")]
    [InlineData("_ = new TrainingOptions { GradientNormLimit = -1 };", "Use 1.0", "_ = new TrainingOptions { GradientNormLimit = 1.0 };")]
    [InlineData("network.Fit(data, new TrainingOptions { EarlyStopping = new(3) });", "Remove 'EarlyStopping'", "network.Fit(data, new TrainingOptions { });")]
    [InlineData("network.Fit(data, new TrainingOptions { BatchSize = 512 });", "Use 400", "network.Fit(data, new TrainingOptions { BatchSize = 400 });")]
    [InlineData("network.Fit(data, new TrainingOptions { Optimizer = new Sgd(0.2) });", "Use new Adam()", "network.Fit(data, new TrainingOptions { Optimizer = new Adam() });")]
    [InlineData("network.Fit(data, new TrainingOptions { Optimizer = new RmsProp(0.05) });", "Use 0.001", "network.Fit(data, new TrainingOptions { Optimizer = new RmsProp(0.001) });")]
    [InlineData("_ = data.Split(0.7, 0.4, 1);", "Divide the shares by their sum", "_ = data.Split(0.7 / 1.1, 0.4 / 1.1, 1);")]
    [InlineData("var workspace = network.CreateWorkspace(1); network.Forward(data.Inputs[0], workspace, training: true);", "Remove 'training'", "var workspace = network.CreateWorkspace(1); network.Forward(data.Inputs[0], workspace);")]
    [InlineData("network.Fit(Mnist.Load(\"mnist\"), new TrainingOptions { Shuffle = false, Epochs = 3 });", "Remove 'Shuffle'", "network.Fit(Mnist.Load(\"mnist\"), new TrainingOptions { Epochs = 3 });")]
    [InlineData("_ = Optimizer.Create(\"adma\");", "Use \"adam\"", "_ = Optimizer.Create(\"adam\");")]
    [InlineData("network.Fit(data, new TrainingOptions { Epochs = 50, Schedule = new Warmup(5, new CosineDecay(10 /* ten */)) });", "Let it last 45 epochs", "network.Fit(data, new TrainingOptions { Epochs = 50, Schedule = new Warmup(5, new CosineDecay(45 /* ten */)) });")]
    [InlineData("_ = network.Evaluate(data).Accuracy;", "Use Loss", "_ = network.Evaluate(data).Loss;")]
    [InlineData("var (training, validation, test) = data.Split(0.6, 0.2, 0.2, 1); network.Fit(training, new() { Validation = validation.SmoothLabels(0.1) });", "Use validation", "var (training, validation, test) = data.Split(0.6, 0.2, 0.2, 1); network.Fit(training, new() { Validation = validation });")]
    public async Task Repairs_LeaveNothingToSay(string before, string title, string after)
    {
        CodeFixRun run = await CodeFixRun.Open(Network, Program(before));

        CodeFixRun repaired = await run.Apply(run.Findings[0], title);

        Assert.Equal(Program(after), repaired.Sources[1]);
        await repaired.RequireClean();
    }

    [Fact]
    public async Task PreparedData_TakeThePlaceOfRawOnes()
    {
        const string Before = """
            var inputs = new float[1300];
            var scaled = Rescale(inputs);
            network.Fit(Dataset.FromMemory<float>(inputs, 13, new float[100], 1));
            """;
        CodeFixRun run = await CodeFixRun.Open(Network, Program(Before));

        CodeFixRun repaired = await run.Apply(run.Findings[0], "Use scaled");

        Assert.Equal(Program(Before.Replace("<float>(inputs", "<float>(scaled", StringComparison.Ordinal)), repaired.Sources[1]);
        await repaired.RequireClean();
    }

    private static string Program(string statements) => $$"""
        using Neuroslyn;

        internal static class Program
        {
            internal static void Run(Dataset<float> data, Regressor network)
            {
                {{statements}}
            }

            private static float[] Rescale(float[] values) => values;
        }
        """;
}
