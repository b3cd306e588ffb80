using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Tests.Analyzers.Usage.UsageCode;

namespace Neuroslyn.Generator.Tests.Analyzers.Usage;

public sealed class TrainingRuleTests
{
    [Theory]
    [InlineData("Epochs = {|NSL5011:0|}", DiagnosticSeverity.Error, "Epochs must be at least 1, was 0")]
    [InlineData("BatchSize = {|NSL5011:-5|}", DiagnosticSeverity.Error, "BatchSize must be at least 1, was -5")]
    public Task NoEpochsOrSamples_AreNSL5011(string setting, DiagnosticSeverity severity, string message) => VerifyOne(severity, message, $"_ = new TrainingOptions {{ {setting} }};");

    [Fact]
    public Task BatchesBeyondTheDeclaredSamples_AreNSL5011() => VerifyOne(
        DiagnosticSeverity.Warning,
        "A batch of 1000 is more than the 500 training samples",
        "new YesOrNo().Fit(data, new TrainingOptions { BatchSize = {|NSL5011:1000|} });");

    [Fact]
    public Task BatchesWithinTheSamples_AreSilent() => Verify(
        "new YesOrNo().Fit(data, new TrainingOptions { BatchSize = 500 }); classifier.Fit(data, new TrainingOptions { BatchSize = 100000 });");

    [Theory]
    [InlineData("1", DiagnosticSeverity.Error, "the variance of one sample is 0; layer normalisation does not need a batch")]
    [InlineData("3", DiagnosticSeverity.Warning, "means and variances of so few samples are hardly better than chance; layer normalisation does not need a batch")]
    public Task SmallBatchesOfNormalisedNetworks_AreNSL4008(string size, DiagnosticSeverity severity, string why) => VerifyOne(
        severity,
        $"Batch normalisation of 'Hidden' with a batch of {size}: {why}",
        $"new Normalised().Fit(data, new TrainingOptions {{ BatchSize = {{|NSL4008:{size}|}} }});");

    [Fact]
    public Task OtherBatches_AreSilent() => Verify("new Normalised().Fit(data, new TrainingOptions { BatchSize = 4 }); regressor.Fit(data, new TrainingOptions { BatchSize = 1 });");

    [Fact]
    public Task PlainGradientDescentOfANormalisedRegression_IsSilent() => Verify("new Normalised().Fit(data, new TrainingOptions { Optimizer = new Sgd(0.1) });");

    [Theory]
    [InlineData("0", DiagnosticSeverity.Error)]
    [InlineData("-1.5", DiagnosticSeverity.Error)]
    [InlineData("1e-5", DiagnosticSeverity.Warning)]
    public Task ClippingLimits_AreNSL4014(string limit, DiagnosticSeverity severity) => VerifyOne(
        severity,
        $"A limit of {limit} for gradients leaves training no steps to take; usual values are 0.5 to 10",
        $"_ = new TrainingOptions {{ GradientNormLimit = {{|NSL4014:{limit}|}} }};");

    [Fact]
    public Task ClippingByHand_IsNSL4014() => Verify(
        "var workspace = classifier.CreateWorkspace(1); GradientClipping.ClipByGlobalNorm(workspace.ParameterGradients, {|NSL4014:1e-9|}); GradientClipping.ClipByGlobalNorm(workspace.ParameterGradients, 1.0);");

    [Theory]
    [InlineData("GradientNormLimit = 1")]
    [InlineData("GradientNormLimit = 0.001")]
    [InlineData("GradientNormLimit = null")]
    public Task UsualLimits_AreSilent(string setting) => Verify($"_ = new TrainingOptions {{ {setting} }};");

    [Fact]
    public Task EarlyStoppingWithoutValidation_IsNSL6003() => VerifyOne(
        DiagnosticSeverity.Warning,
        "EarlyStopping goes by the validation loss, but Validation is not set",
        "classifier.Fit(data, new TrainingOptions { Epochs = 50, EarlyStopping = {|NSL6003:new EarlyStopping(3)|} });");

    [Fact]
    public Task EarlyStoppingByValidation_IsSilent() => Verify(
        "classifier.Fit(data, new TrainingOptions { Validation = other, EarlyStopping = new(3) }); EarlyStopping? none = null; _ = new TrainingOptions { EarlyStopping = none };");

    [Fact]
    public Task WeightsDrawnInTheLoopOfSteps_AreNSL5009() => VerifyOne(
        DiagnosticSeverity.Warning,
        "'classifier' gets new weights before every Step: it forgets what it has learned in each iteration",
        """
        using var session = new TrainingSession<float>(classifier);
        for (int i = 0; i < data.Count; i++)
        {
            classifier.{|NSL5009:Initialize|}(0);
            session.Step(data.Inputs[i], data.Targets[i]);
        }
        """);

    [Fact]
    public Task WeightsDrawnBeforeEverySingleEpoch_AreNSL5009() => Verify(
        "for (int i = 0; i < 10; i++) { classifier.{|NSL5009:Initialize|}(7); classifier.Fit(data, new TrainingOptions { Epochs = 1 }); }");

    [Fact]
    public Task WeightsDrawnForEveryTrial_AreSilent() => Verify(
        """
        for (int trial = 0; trial < 5; trial++)
        {
            classifier.Initialize(0);
            using var session = new TrainingSession<float>(classifier);
            for (int i = 0; i < data.Count; i++)
            {
                session.Step(data.Inputs[i], data.Targets[i]);
            }
        }

        for (ulong seed = 0; seed < 5; seed++)
        {
            classifier.Initialize(seed);
            classifier.Fit(data, new TrainingOptions { Epochs = 1 });
        }

        classifier.Initialize(3);
        classifier.Fit(data);
        while (data.Count > 0)
        {
            using var session = new TrainingSession<float>(classifier);
            if (session.Step(data.Inputs[0], data.Targets[0]) > 1e6) { classifier.Initialize(1); }
        }
        """);

    [Theory]
    [InlineData("classifier.Fit(data, new TrainingOptions { Epochs = {|NSL5010:1|} });", "One epoch is trained in all; networks usually need many")]
    [InlineData("using var session = new TrainingSession<float>(classifier); session.{|NSL5010:Step|}(data.Inputs[0], data.Targets[0]);", "One step is taken in all; networks usually need many")]
    public async Task OneEpochOrStepInAll_IsNSL5010(string training, string message)
    {
        AnalyzerRun run = await VerifyMembers($"static void Main() {{ var data = Mnist.Load(\"mnist\"); var classifier = new Classifier(); {training} }}");

        Assert.Equal([message], run.Messages("NSL5010"));
    }

    [Fact]
    public Task EpochsInALoopOrAMethod_AreSilent() => VerifyMembers(
        """
        static void Main()
        {
            var data = Mnist.Load("mnist");
            var classifier = new Classifier();
            for (int i = 0; i < 10; i++) { classifier.Fit(data, new TrainingOptions { Epochs = 1 }); }
            var warm = new Classifier();
            warm.Fit(data, new TrainingOptions { Epochs = 1 });
            warm.Fit(data, new TrainingOptions { Epochs = 20 });
            Epoch(warm, data);
        }

        static void Epoch(Classifier network, Dataset<float> data) => network.Fit(data, new TrainingOptions { Epochs = 1 });
        """);

    [Theory]
    [InlineData("new Sgd({|NSL2009:0.6|})", "Sgd with a learning rate of 0.6: above 0.5, a large step can push units of the rectifier 'Hidden' below 0 for every sample, where they have no gradient and stay")]
    [InlineData("new RmsProp({|NSL2009:0.05|})", "RmsProp with a learning rate of 0.05: above 0.02, a large step can push units of the rectifier 'Hidden' below 0 for every sample, where they have no gradient and stay")]
    public Task LargeStepsOfRectifiers_AreNSL2009(string optimizer, string message) =>
        VerifyOne(DiagnosticSeverity.Info, message, $"classifier.Fit(data, new TrainingOptions {{ Optimizer = {optimizer} }});");

    [Theory]
    [InlineData("classifier", "new Sgd(0.5)")]
    [InlineData("classifier", "new Adagrad(0.1)")]
    [InlineData("classifier", "new AdaDelta()")]
    [InlineData("new DigitClassifier()", "new Sgd(0.6)")]
    public Task SmallStepsOrOtherActivations_AreSilent(string network, string optimizer) => Verify($"{network}.Fit(data, new TrainingOptions {{ Optimizer = {optimizer} }});");

    [Fact]
    public Task RegressionByPlainSteps_IsNSL5012() => VerifyOne(
        DiagnosticSeverity.Info,
        "Plain gradient descent with a learning rate of 0.1 can diverge where the inputs of a layer are longer than about 3.16; normalise inputs and targets, or use Adam",
        "var options = new TrainingOptions { Optimizer = new Sgd({|NSL5012:0.1|}) }; regressor.Fit(data, options);");

    [Theory]
    [InlineData("regressor", "new Sgd(0.05)")]
    [InlineData("regressor", "new Adam(0.01)")]
    [InlineData("new Gate()", "new Sgd(0.1)")]
    [InlineData("new DigitClassifier()", "new Sgd(0.1)")]
    public Task OtherTrainings_AreSilent(string network, string optimizer) => Verify($"{network}.Fit(data, new TrainingOptions {{ Optimizer = {optimizer} }});");

    [Fact]
    public Task PredictionInTrainingMode_IsNSL6007() => VerifyOne(
        DiagnosticSeverity.Warning,
        "The forward pass runs in training mode, in which 'Hidden' drops values at random, and nothing trains on it",
        "var workspace = classifier.CreateWorkspace(1); classifier.Forward(data.Inputs[0], workspace, training: {|NSL6007:true|}); var outputs = new float[10]; workspace.CopyOutputs(outputs);");

    [Fact]
    public Task TrainingModeThatIsMeant_IsSilent() => Verify(
        """
        var workspace = classifier.CreateWorkspace(1);
        classifier.Forward(data.Inputs[0], workspace, training: true);
        classifier.Backward(data.Targets[0], workspace);
        var predicting = classifier.CreateWorkspace(1);
        classifier.Forward(data.Inputs[0], predicting);
        var without = regressor.CreateWorkspace(1);
        regressor.Forward(data.Inputs[0], without, training: true);
        var sampling = classifier.CreateWorkspace(1);
        for (int i = 0; i < 50; i++) { classifier.Forward(data.Inputs[0], sampling, training: true); }
        """);

    [Fact]
    public Task WorkspacesMadeInALoop_AreNSL7004() => VerifyOne(
        DiagnosticSeverity.Warning,
        "Every iteration allocates a workspace for 'classifier'; create it once, before the loop",
        """
        var outputs = new float[10];
        for (int i = 0; i < data.Count; i++)
        {
            classifier.Predict(data.Inputs[i], outputs, classifier.{|NSL7004:CreateWorkspace|}(1));
        }

        foreach (int label in labels)
        {
            var workspace = classifier.{|NSL7004:CreateWorkspace|}(1);
            classifier.Forward(data.Inputs[label], workspace);
        }
        """);

    [Fact]
    public Task WorkspacesThatDiffer_AreSilent() => Verify(
        """
        var outputs = new float[10];
        var workspaces = new Workspace<float>[4];
        for (int thread = 0; thread < 4; thread++) { workspaces[thread] = classifier.CreateWorkspace(32); }
        for (int size = 1; size < 64; size *= 2) { classifier.Forward(data.Inputs[0], classifier.CreateWorkspace(size)); }
        for (ulong seed = 0; seed < 3; seed++) { var network = new Classifier(seed); network.Predict(data.Inputs[0], outputs, network.CreateWorkspace(1)); }
        var once = classifier.CreateWorkspace(1);
        for (int i = 0; i < 3; i++) { classifier.Predict(data.Inputs[i], outputs, once); }
        """);
}
