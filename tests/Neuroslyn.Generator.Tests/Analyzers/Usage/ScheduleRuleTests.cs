using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Tests.Analyzers.Usage.UsageCode;

namespace Neuroslyn.Generator.Tests.Analyzers.Usage;

public sealed class ScheduleRuleTests
{
    [Fact]
    public Task AdagradWithADecay_IsNSL5007() => VerifyOne(
        DiagnosticSeverity.Info,
        "Adagrad shrinks its steps by itself, as 1 / √t on a constant gradient; ExponentialDecay shrinks them once more",
        "classifier.Fit(data, new TrainingOptions { Optimizer = new Adagrad(0.01), Schedule = {|NSL5007:new ExponentialDecay(0.1)|} });");

    [Theory]
    [InlineData("new Adam()", "new ExponentialDecay(0.1)")]
    [InlineData("new Adagrad()", "new Warmup(3)")]
    [InlineData("new Adagrad()", "null")]
    public Task OtherPairs_AreSilent(string optimizer, string schedule) => Verify($"classifier.Fit(data, new TrainingOptions {{ Optimizer = {optimizer}, Schedule = {schedule} }});");

    [Theory]
    [InlineData("new StepDecay({|NSL5008:1.5|}, 10)", "StepDecay multiplies the rate by 1.5; a factor between 0 and 1 lowers it")]
    [InlineData("new GeometricDecay({|NSL5008:0|})", "GeometricDecay multiplies the rate by 0; a factor between 0 and 1 lowers it")]
    [InlineData("new ReduceOnPlateau(factor: {|NSL5008:1|})", "ReduceOnPlateau multiplies the rate by 1; a factor between 0 and 1 lowers it")]
    [InlineData("new PiecewiseDecay({|NSL5008:-0.1|}, 3, 6)", "PiecewiseDecay multiplies the rate by -0.1; a factor between 0 and 1 lowers it")]
    public Task FactorsThatDoNotLower_AreNSL5008(string schedule, string message) => VerifyOne(DiagnosticSeverity.Warning, message, $"_ = {schedule};");

    [Theory]
    [InlineData("new StepDecay(0.5, {|NSL5008:20|})", "StepDecay first changes the rate after 20 epochs, but training lasts 10")]
    [InlineData("{|NSL5008:new PiecewiseDecay(0.1, 30, 60)|}", "PiecewiseDecay first changes the rate after 30 epochs, but training lasts 10")]
    [InlineData("new ReduceOnPlateau(0.1, patience: {|NSL5008:10|})", "ReduceOnPlateau first changes the rate after 10 epochs, but training lasts 10")]
    [InlineData("new Warmup({|NSL5008:10|})", "Warmup rises for 10 epochs, but training lasts 10: the full rate is never used")]
    [InlineData("new Warmup(5, new StepDecay(0.5, {|NSL5008:7|}))", "StepDecay first changes the rate after 12 epochs, but training lasts 10")]
    public async Task SchedulesLongerThanTraining_AreNSL5008(string schedule, string message)
    {
        AnalyzerRun run = await Verify($"classifier.Fit(data, new TrainingOptions {{ Epochs = 10, Validation = other, Schedule = {schedule} }});");

        Assert.Equal([message], run.Messages("NSL5008"));
    }

    [Theory]
    [InlineData("new CosineDecay({|NSL5008:5|})", "CosineDecay reaches a rate of 0 after 5 epochs, but training lasts 10: in the last 5 nothing changes")]
    [InlineData("new PolynomialDecay({|NSL5008:8|}, 2)", "PolynomialDecay reaches a rate of 0 after 8 epochs, but training lasts 10: in the last 2 nothing changes")]
    [InlineData("new Warmup(2, new CosineDecay({|NSL5008:5|}))", "CosineDecay reaches a rate of 0 after 7 epochs, but training lasts 10: in the last 3 nothing changes")]
    public async Task SchedulesThatEndAtZeroTooEarly_AreNSL5008(string schedule, string message)
    {
        AnalyzerRun run = await Verify($"classifier.Fit(data, new TrainingOptions {{ Epochs = 10, Schedule = {schedule} }});");

        Assert.Equal([message], run.Messages("NSL5008"));
    }

    [Theory]
    [InlineData("new CosineDecay(9)")]
    [InlineData("new CosineDecay(5, end: 0.01)")]
    [InlineData("new CosineDecay(5) { Per = ScheduleUnit.Step }")]
    [InlineData("new CosineRestarts(2)")]
    [InlineData("new StepDecay(0.5, 9)")]
    [InlineData("new StepDecay(0.5, 1000) { Per = ScheduleUnit.Step }")]
    [InlineData("new PiecewiseDecay(0.1, 5, 60)")]
    [InlineData("new ReduceOnPlateau(0.1, patience: 3)")]
    [InlineData("new Warmup(3, new CosineDecay(7))")]
    [InlineData("new Warmup(500, new StepDecay(0.5, 100) { Per = ScheduleUnit.Step })")]
    [InlineData("new ExponentialDecay(0.01)")]
    public Task SchedulesThatAct_AreSilent(string schedule) => Verify($"classifier.Fit(data, new TrainingOptions {{ Epochs = 10, Validation = other, Schedule = {schedule} }});");

    [Fact]
    public Task UnknownEpochs_AreSilent() => Verify("classifier.Fit(data, new TrainingOptions { Epochs = data.Count, Schedule = new StepDecay(0.5, 100000) });");

    [Fact]
    public Task PlateauWithoutValidation_IsNSL6003() => VerifyOne(
        DiagnosticSeverity.Warning,
        "ReduceOnPlateau goes by the validation loss, but Validation is not set",
        """
        classifier.Fit(data, new TrainingOptions { Schedule = {|NSL6003:new ReduceOnPlateau()|} });
        var shared = new TrainingOptions { EarlyStopping = new(3), Epochs = 3, Schedule = new StepDecay(0.5, 10) };
        classifier.Fit(data, shared with { Validation = other, Epochs = 30 });
        """);
}
