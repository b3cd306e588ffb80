using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Neuroslyn.Generator.Tests.Analyzers.Usage;

/// <summary>Test programs that train a handful of networks.</summary>
internal static class UsageCode
{
    /// <summary>Networks without a fault of their own.</summary>
    private const string Networks = """
        using Neuroslyn;

        [Network(Input = 784, Loss = Loss.CrossEntropy)]
        public sealed partial class Classifier
        {
            [Dense(100, Activation.Relu), Dropout(0.2)] public partial DenseLayer Hidden { get; }
            [Dense(10, Activation.Softmax)] public partial DenseLayer Output { get; }
        }

        [Network(Input = 784, Loss = Loss.CrossEntropy, Task = LearningTask.Classification)]
        public sealed partial class DigitClassifier
        {
            [Dense(100, Activation.Tanh)] public partial DenseLayer Hidden { get; }
            [Dense(10, Activation.Softmax)] public partial DenseLayer Output { get; }
        }

        [Network(Input = 13, Loss = Loss.MeanSquaredError)]
        public sealed partial class Regressor
        {
            [Dense(64, Activation.Tanh)] public partial DenseLayer Hidden { get; }
            [Dense(1)] public partial DenseLayer Output { get; }
        }

        [Network(Input = 13, Loss = Loss.BinaryCrossEntropy, TrainingSamples = 500)]
        public sealed partial class YesOrNo
        {
            [Dense(8, Activation.Tanh)] public partial DenseLayer Hidden { get; }
            [Dense(1, Activation.Sigmoid)] public partial DenseLayer Output { get; }
        }

        [Network(Input = 13, Loss = Loss.MeanSquaredError)]
        public sealed partial class Normalised
        {
            [Dense(64, Activation.Tanh, UseBias = false), BatchNormalization] public partial DenseLayer Hidden { get; }
            [Dense(1)] public partial DenseLayer Output { get; }
        }

        [Network(Input = 2, Loss = Loss.HalfMeanSquaredError), TargetRange(0, 1)]
        public sealed partial class Gate
        {
            [Dense(2, Activation.Sigmoid)] public partial DenseLayer Hidden { get; }
            [Dense(1, Activation.Sigmoid)] public partial DenseLayer Output { get; }
        }
        """;

    // Generated once: what the tests vary is the code that uses the networks.
    private static readonly Lazy<GeneratorRun> NetworksWithGeneratedParts = new(() => GeneratorRun.Once(Networks));

    /// <summary>
    /// Fails unless exactly the marked findings are made in the statements, which see <c>data</c>, <c>other</c>, <c>pixels</c>, <c>labels</c>, <c>classifier</c>,
    /// <c>regressor</c> and <c>random</c>.
    /// </summary>
    public static Task<AnalyzerRun> Verify(string statements, string members = "") => VerifyMembers($$"""
            static void Run(Dataset<float> data, Dataset<float> other, byte[] pixels, int[] labels, Classifier classifier, Regressor regressor, RandomSource random)
            {
                {{statements}}
            }

            {{members}}
        """);

    /// <summary>Like <see cref="Verify"/>, for members of the class <c>Program</c>.</summary>
    public static Task<AnalyzerRun> VerifyMembers(string members) => VerifyFile($$"""
        static class Program
        {
        {{members}}
        }
        """);

    /// <summary>Like <see cref="Verify"/>, for whatever follows the using directives of a file.</summary>
    public static Task<AnalyzerRun> VerifyFile(string content) => AnalyzerRun.VerifyAddition(
        NetworksWithGeneratedParts.Value,
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Neuroslyn;
        {{content}}
        """);

    /// <summary>Fails unless the only findings are the marked ones, the first of them with this severity and text.</summary>
    public static async Task VerifyOne(DiagnosticSeverity severity, string message, string statements, string members = "")
    {
        AnalyzerRun run = await Verify(statements, members);
        Diagnostic found = run.Diagnostics.First(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden);
        Assert.Equal(severity, found.Severity);
        Assert.Equal(message, found.GetMessage(CultureInfo.InvariantCulture));
    }
}
