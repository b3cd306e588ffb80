using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Tests.Analyzers.Usage.UsageCode;

namespace Neuroslyn.Generator.Tests.Analyzers.Usage;

public sealed class OptimizerRuleTests
{
    [Fact]
    public Task NegativeRates_AreNSL5001() => VerifyOne(
        DiagnosticSeverity.Error, "The learning rate of Adam must be positive and finite, was -1000: it moves uphill", "_ = new Adam({|NSL5001:-1000|});");

    [Theory]
    [InlineData("new Sgd({|NSL5001:0|})")]
    [InlineData("new Sgd(learningRate: {|NSL5001:double.NaN|})")]
    [InlineData("new Momentum({|NSL5001:double.PositiveInfinity|})")]
    [InlineData("new Adam { LearningRate = {|NSL5001:-0.1|} }")]
    [InlineData("new AdaDelta({|NSL5001:-1|})")]
    public Task UselessRates_AreNSL5001(string optimizer) => Verify($"Optimizer optimizer = {optimizer}; _ = optimizer;");

    [Fact]
    public Task OptimizersByName_AreFollowedToTheirClass() => Verify(
        """
        _ = Optimizer.Create("SGD", {|NSL5001:-1|});
        _ = Optimizer.Create("adam", {|NSL5002:0.5|});
        _ = Optimizer.Create("adadelta", 0.5);
        _ = Optimizer.Create("adagrad", 0.5);
        _ = Optimizer.Create("adam");
        Optimizer descent = Optimizer.Create("sgd", learningRate: 5e-9 * 2);
        regressor.Fit(data, new TrainingOptions { Optimizer = Optimizer.Create("sgd", {|NSL5012:0.2|}) });
        regressor.Fit(data, new TrainingOptions { Optimizer = Optimizer.Create("sgd", {|NSL5002:1.5|}) });
        classifier.Fit(data, new TrainingOptions { Optimizer = Optimizer.Create("rmsprop", {|NSL2009:0.05|}) });
        """.Replace("5e-9 * 2", "{|NSL5002:5e-9 * 2|}", StringComparison.Ordinal));

    [Fact]
    public Task UnknownNamesOfOptimizers_AreNSL0011() => VerifyOne(
        DiagnosticSeverity.Error,
        "'adma' is no optimizer: there are adadelta, adagrad, adam, adamax, adamw, amsgrad, momentum, nadam, nesterov, radam, rmsprop, sgd",
        """
        _ = Optimizer.Create({|NSL0011:"adma"|});
        string name = args.Length > 0 ? args[0] : "nothing";
        _ = Optimizer.Create(name);
        """.Replace("args", "Environment.GetCommandLineArgs()", StringComparison.Ordinal));

    [Fact]
    public Task RatesOfVariables_AreFollowed() => Verify(
        """
        double rate = 0.001;
        double step = -rate * 2;
        _ = new Adam({|NSL5001:step|});
        _ = new Adam({|NSL5001:Rate|});
        _ = new Adam({|NSL5001:Start|});
        _ = new Adam({|NSL5001:Down|});
        """,
        "const double Rate = -1; static readonly double Start = -0.5; static double Down { get; } = -2;");

    [Fact]
    public Task RatesThatMayChange_AreSilent() => Verify(
        """
        double rate = -1;
        if (data.Count > 3) { rate = 0.1; }
        _ = new Adam(rate);
        double other1 = -1;
        Change(ref other1);
        _ = new Adam(other1);
        double aliased = -1;
        ref double alias = ref aliased;
        alias = 0.1;
        _ = new Adam(aliased);
        _ = new Adam(Unknown);
        _ = new Adam(Chosen);
        _ = new Adam(double.Parse("1"));
        """,
        "static void Change(ref double value) => value = 1; static double Unknown = -1; static readonly double Chosen = -1; static Program() => Chosen = 0.1;");

    [Theory]
    [InlineData("new Adam({|NSL5002:0.2|})", DiagnosticSeverity.Warning, "Adam with a learning rate of 0.2: usual values are 1e-4 to 0.01")]
    [InlineData("new AdamW({|NSL5002:0.1|})", DiagnosticSeverity.Info, "AdamW with a learning rate of 0.1: usual values are 1e-4 to 0.01")]
    [InlineData("new RmsProp({|NSL5002:0.2|})", DiagnosticSeverity.Warning, "RmsProp with a learning rate of 0.2: usual values are 1e-4 to 0.01")]
    [InlineData("new Sgd({|NSL5002:3|})", DiagnosticSeverity.Warning, "Sgd with a learning rate of 3: usual values are 0.001 to 0.1")]
    [InlineData("new Sgd({|NSL5002:1e-8|})", DiagnosticSeverity.Warning, "Sgd with a learning rate of 1e-8: usual values are 0.001 to 0.1")]
    public Task UnusualRates_AreNSL5002(string optimizer, DiagnosticSeverity severity, string message) => VerifyOne(severity, message, $"_ = {optimizer};");

    [Theory]
    [InlineData("new Adam(0.02)")]
    [InlineData("new Adam(1e-5)")]
    [InlineData("new Sgd(0.5)")]
    [InlineData("new Sgd(2)")]
    [InlineData("new Momentum(0.1, 0.9)")]
    [InlineData("new Momentum(10, 0.9) { Form = MomentumForm.ExponentialAverage }")]
    [InlineData("new Adagrad(0.5)")]
    [InlineData("new AdaDelta()")]
    [InlineData("new AdaDelta(10)")]
    public Task UsualRates_AreSilent(string optimizer) => Verify($"_ = {optimizer};");

    [Fact]
    public Task RatesAboveOne_AreNSL5002WhereNothingNormalises() => Verify("regressor.Fit(data, new TrainingOptions { Optimizer = new Sgd({|NSL5002:1.5|}) });");

    [Fact]
    public Task LargeRatesBehindSigmoids_AreOnlyInformation() => VerifyOne(
        DiagnosticSeverity.Info,
        "Sgd with a learning rate of 3: usual values are 0.001 to 0.1",
        "var gate = new Gate(); gate.Fit(data, new TrainingOptions { Optimizer = new Sgd({|NSL5002:3|}) });");

    [Theory]
    [InlineData("new Momentum(0.01, {|NSL5003:1|})")]
    [InlineData("new Momentum(0.01) { Coefficient = {|NSL5003:-0.1|} }")]
    [InlineData("new Nesterov(0.01, {|NSL5003:1.5|})")]
    [InlineData("new Adam(beta1: {|NSL5003:1|}, beta2: {|NSL5003:9|})")]
    [InlineData("new RmsProp(decay: {|NSL5003:1|}, momentum: {|NSL5003:-1|})")]
    [InlineData("new AdaDelta(1, {|NSL5003:1|})")]
    [InlineData("new Adam { Beta2 = {|NSL5003:double.NaN|} }")]
    public Task Shares_AreNSL5003(string optimizer) => Verify($"_ = {optimizer};");

    [Theory]
    [InlineData("new Momentum(0.01, 0)")]
    [InlineData("new Adam(beta1: 0, beta2: 0.99999)")]
    public Task SharesWithinTheRange_AreSilent(string optimizer) => Verify($"_ = {optimizer};");

    [Fact]
    public Task AveragedMomentumWithASmallRate_IsNSL5004() => VerifyOne(
        DiagnosticSeverity.Info,
        "Averaged momentum takes steps 10 times smaller than summed momentum; a learning rate of 0.01 there is one of 0.1 here",
        "_ = new Momentum(0.01, 0.9) { Form = {|NSL5004:MomentumForm.ExponentialAverage|} };");

    [Theory]
    [InlineData("new Momentum(0.5, 0.9) { Form = MomentumForm.ExponentialAverage }")]
    [InlineData("new Momentum(0.01, 0.9) { Form = MomentumForm.Classical }")]
    [InlineData("new Momentum(0.01, 0.1) { Form = MomentumForm.ExponentialAverage }")]
    public Task MomentumThatFitsItsRate_IsSilent(string optimizer) => Verify($"_ = {optimizer};");

    [Fact]
    public Task NesterovWithoutMomentum_IsNSL5005() => VerifyOne(DiagnosticSeverity.Warning, "Nesterov needs momentum; without it, it is Sgd", "_ = new Nesterov(0.01, {|NSL5005:0|});");

    [Theory]
    [InlineData("new Adam(epsilon: {|NSL5006:0|})", "An epsilon of 0 for Adam does not keep the division away from 0; the usual value is 1e-8")]
    [InlineData("new NAdam { Epsilon = {|NSL5006:1e-20|} }", "An epsilon of 1e-20 for NAdam does not keep the division away from 0; the usual value is 1e-8")]
    [InlineData("new Adam(epsilon: {|NSL5006:0.5|})", "An epsilon of 0.5 for Adam outweighs small gradients; the usual value is 1e-8")]
    public Task Epsilons_AreNSL5006(string optimizer, string message) => VerifyOne(DiagnosticSeverity.Warning, message, $"_ = {optimizer};");

    [Theory]
    [InlineData("new Adam(epsilon: 1e-4)")]
    [InlineData("new RmsProp(epsilon: 1.0)")]
    [InlineData("new AdaDelta(epsilon: 0.1)")]
    public Task EpsilonsOfPublishedNetworks_AreSilent(string optimizer) => Verify($"_ = {optimizer};");

    [Fact]
    public Task CoupledPenalties_AreNSL4009() => VerifyOne(
        DiagnosticSeverity.Info,
        "Adam divides the penalty's gradient by its own size, so that L2 = 0.001 hardly depends on the weight; use decoupled weight decay: WeightDecay = 0.002, as in AdamW",
        "_ = new Adam { L2 = {|NSL4009:0.001|} };");

    [Theory]
    [InlineData("new Sgd(0.1) { L2 = 0.001 }")]
    [InlineData("new AdamW(weightDecay: 0.05)")]
    [InlineData("new Adam { L2 = 0 }")]
    [InlineData("new Adam { WeightDecay = 0.01 }")]
    public Task PenaltiesThatFit_AreSilent(string optimizer) => Verify($"_ = {optimizer};");

    [Theory]
    [InlineData("new Sgd(0.1) { L2 = {|NSL4011:1|} }", DiagnosticSeverity.Warning, "L2 = 1 at a learning rate of 0.1 multiplies every weight by 0.8 in each step")]
    [InlineData("new Sgd(1) { L2 = {|NSL4011:1|} }", DiagnosticSeverity.Error, "L2 = 1 at a learning rate of 1 multiplies every weight by -1 in each step")]
    [InlineData("new AdamW(0.01, weightDecay: {|NSL4011:20|})", DiagnosticSeverity.Warning, "weightDecay = 20 at a learning rate of 0.01 multiplies every weight by 0.8 in each step")]
    public Task RegularisationThatOutweighsLearning_IsNSL4011(string optimizer, DiagnosticSeverity severity, string message) =>
        VerifyOne(severity, message.Replace("weightDecay", "WeightDecay", StringComparison.Ordinal), $"_ = {optimizer};");

    [Theory]
    [InlineData("new Sgd(0.1) { L2 = 0.01 }")]
    [InlineData("new AdamW()")]
    public Task UsualRegularisation_IsSilent(string optimizer) => Verify($"_ = {optimizer};");

    [Fact]
    public Task CopiesAreJudgedByWhatTheyChange() => Verify(
        """
        var optimizer = new Adam(0.001);
        _ = optimizer with { LearningRate = {|NSL5001:-1|} };
        _ = optimizer with { L2 = {|NSL4009:0.1|} };
        var slow = new Adam({|NSL5001:-2|});
        _ = slow with { Epsilon = 1e-7 };
        """);

    [Fact]
    public Task ObjectsThatAreNotOptimizers_AreSilent() => VerifyMembers(
        "sealed record Sgd(double learningRate); static void Run() { _ = new Sgd(-1); _ = new Uri(\"http://a\"); }");

    [Theory]
    [InlineData("new AdamW { RegularizesAllParameters = {|NSL4010:true|} }")]
    [InlineData("new Sgd(0.1) { L2 = 0.001, RegularizesAllParameters = {|NSL4010:true|} }")]
    public Task DecayOfEverything_IsNSL4010(string optimizer) => VerifyOne(
        DiagnosticSeverity.Info,
        "Regularisation acts on biases and other parameters that multiply no input, which makes the network wrong rather than simple; usually only weights decay",
        $"_ = {optimizer};");

    [Theory]
    [InlineData("new Adam { RegularizesAllParameters = true }")]
    [InlineData("new AdamW { RegularizesAllParameters = false }")]
    public Task DecayOfWeights_IsSilent(string optimizer) => Verify($"_ = {optimizer};");
}
