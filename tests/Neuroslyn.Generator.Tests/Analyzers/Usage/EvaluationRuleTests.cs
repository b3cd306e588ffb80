using Microsoft.CodeAnalysis;
using static Neuroslyn.Generator.Tests.Analyzers.Usage.UsageCode;

namespace Neuroslyn.Generator.Tests.Analyzers.Usage;

public sealed class EvaluationRuleTests
{
    [Fact]
    public Task ValidationOnTheTrainingData_IsNSL6001() => VerifyOne(
        DiagnosticSeverity.Warning,
        "'data' is part of 'data', which is trained on: validation cannot show overfitting",
        "classifier.Fit(data, new TrainingOptions { Validation = {|NSL6001:data|} });");

    [Fact]
    public Task ValidationOnAPartOfTheTrainingData_IsNSL6001() => Verify(
        """
        var first = data.Subset([0, 1, 2]);
        classifier.Fit(data, new TrainingOptions { Validation = {|NSL6001:first|} });
        var (_, validation) = data.Split(0.8, 0.2, 1);
        var options = new TrainingOptions { Validation = {|NSL6001:validation|} };
        classifier.Fit(data, options);
        var same = data;
        classifier.Fit(same, new TrainingOptions { Validation = {|NSL6001:data|} });
        """);

    [Fact]
    public Task ValidationOnOtherData_IsSilent() => Verify(
        """
        classifier.Fit(data, new TrainingOptions { Validation = other });
        var (training, validation) = data.Split(0.8, 0.2, 1);
        classifier.Fit(training, new TrainingOptions { Validation = validation });
        var parts = data.Split(0.6, 0.2, 0.2, 1);
        classifier.Fit(parts.Training, new TrainingOptions { Validation = parts.Validation });
        var current = data;
        classifier.Fit(current, new TrainingOptions { Validation = other });
        current = other;
        classifier.Fit(current, new TrainingOptions { Validation = data });
        """);

    [Fact]
    public Task FieldsAndProperties_AreFollowed() => VerifyMembers(
        """
        static readonly Dataset<float> All = Mnist.Load("mnist");
        static Dataset<float> Held { get; } = Mnist.Load("mnist2");
        static readonly TrainingOptions Options = new() { Validation = All };

        static void Run(Classifier classifier)
        {
            classifier.Fit({|NSL6001:All|}, Options);
            classifier.Fit(Held, new TrainingOptions { Validation = {|NSL6001:Held|} });
            classifier.Fit(Held, Options);
        }
        """);

    [Fact]
    public Task ValidationOnTheTestPart_IsNSL6002() => VerifyOne(
        DiagnosticSeverity.Warning,
        "'parts.Test' are test data; validation chooses the weights by them, so that they no longer tell how the network does on new data",
        """
        var parts = data.Split(0.6, 0.2, 0.2, 1);
        classifier.Fit(parts.Training, new TrainingOptions { Validation = {|NSL6002:parts.Test|} });
        var (training, test) = data.Split(0.8, 0.2, 1);
        classifier.Fit(training, new TrainingOptions { Validation = {|NSL6002:test|} });
        classifier.Fit(data, new TrainingOptions { Validation = {|NSL6002:Mnist.LoadTest("mnist")|} });
        var (a, b, c) = data.Split(0.6, 0.2, 0.2, 1);
        classifier.Fit(a, new TrainingOptions { Validation = {|NSL6002:c|} });
        """);

    [Fact]
    public Task EvaluatingTestDataInTheTrainingLoop_IsNSL6002() => VerifyOne(
        DiagnosticSeverity.Warning,
        "'test' are test data; evaluating them in the training loop invites choosing by them, so that they no longer tell how the network does on new data",
        """
        var (training, validation, test) = data.Split(0.6, 0.2, 0.2, 1);
        using var session = new TrainingSession<float>(classifier);
        for (int epoch = 0; epoch < 10; epoch++)
        {
            for (int i = 0; i < training.Count; i++) { session.Step(training.Inputs[i], training.Targets[i]); }
            Console.WriteLine(classifier.Evaluate({|NSL6002:test|}).Loss);
            Console.WriteLine(classifier.Evaluate(validation).Loss);
        }
        """);

    [Fact]
    public Task EvaluatingTestDataOnce_IsSilent() => Verify(
        """
        var (training, validation, test) = data.Split(0.6, 0.2, 0.2, 1);
        classifier.Fit(training, new TrainingOptions { Validation = validation });
        Console.WriteLine(classifier.Evaluate(test).Loss);
        for (ulong seed = 0; seed < 5; seed++)
        {
            var network = new Classifier(seed);
            network.Fit(training);
            Console.WriteLine(network.Evaluate(test).Loss);
        }

        foreach (double share in new[] { 0.1, 0.5 })
        {
            classifier.Initialize(1);
            classifier.Fit(training.Split(share, 1 - share, 1).First);
            Console.WriteLine(classifier.Evaluate(test).Loss);
        }

        var (some, latest) = data.Split(0.8, 0.2, 1);
        classifier.Fit(some, new TrainingOptions { Validation = latest });
        """);

    [Fact]
    public Task AccuracyOfRegression_IsNSL3008() => VerifyOne(
        DiagnosticSeverity.Warning,
        "'Regressor' minimises the mean squared error: the accuracy of real-valued outputs says little; look at the loss",
        "Console.WriteLine(regressor.Evaluate(data).{|NSL3008:Accuracy|}); var result = regressor.Evaluate(data); double? accuracy = result.{|NSL3008:Accuracy|};");

    [Fact]
    public Task AccuracyOfABoundedRegression_IsInformation() => VerifyOne(
        DiagnosticSeverity.Info,
        "'Gate' minimises the half mean squared error: the accuracy of real-valued outputs says little; look at the loss",
        "Console.WriteLine(new Gate().Evaluate(data).{|NSL3008:Accuracy|});");

    [Fact]
    public Task AccuracyOfClassification_IsSilent() => Verify(
        "Console.WriteLine(classifier.Evaluate(data).Accuracy); Console.WriteLine(new YesOrNo().Evaluate(data).Accuracy); Console.WriteLine(regressor.Evaluate(data).Loss);");

    [Fact]
    public Task FoldsOfOneNetwork_AreNSL6012() => VerifyOne(
        DiagnosticSeverity.Warning,
        "'classifier' keeps what it learned from the folds before, which hold this fold's validation samples; create a new network for every fold",
        """
        foreach (var fold in data.Folds(5, 1))
        {
            classifier.{|NSL6012:Fit|}(fold.Training, new TrainingOptions { Validation = fold.Validation });
            Console.WriteLine(classifier.Evaluate(fold.Validation).Loss);
        }

        foreach (var (index, training, validation, _) in data.Folds(5, 1))
        {
            for (int epoch = 0; epoch < 3; epoch++) { classifier.{|NSL6012:Fit|}(training); }
        }
        """);

    [Fact]
    public Task FoldsWithANetworkEach_AreSilent() => Verify(
        """
        foreach (var fold in data.Folds(5, 1))
        {
            var network = new Classifier((ulong)fold.Index);
            for (int epoch = 0; epoch < 3; epoch++) { network.Fit(fold.Training, new TrainingOptions { Validation = fold.Validation }); }
        }

        foreach (var fold in data.Folds(5, 1))
        {
            classifier.Initialize(1);
            classifier.Fit(fold.Training, new TrainingOptions { Validation = fold.Validation });
        }
        """);

    [Fact]
    public Task OptionsThatACopyCompletes_AreSilent() => Verify(
        "var shared = new TrainingOptions { Validation = data }; classifier.Fit(data, shared with { Validation = other }); classifier.Fit(other, shared);");
}
