using System.CommandLine;
using Neuroslyn.Benchmarks.Comparison;
using Neuroslyn.Benchmarks.Measurement;

namespace Neuroslyn.Benchmarks.Curriculum;

/// <summary>The verb <c>lessons</c>: two statements of every course, measured. What gradients cost by back-propagation and by differences, and how many steps each activation takes.</summary>
internal static class LessonsCommand
{
    private const int Batch = 32;
    private const int Samples = 1024;
    private const int Classes = 4;
    private const int MostSteps = 20_000;
    private const double WantedLoss = 0.1;

    /// <summary>Describes the verb.</summary>
    public static Command Create()
    {
        Option<int?> core = CommandOptions.Core();
        Option<int> repetitions = CommandOptions.Repetitions();
        Option<double> milliseconds = CommandOptions.Milliseconds();
        var command = new Command("lessons", "The cost of gradients by back-propagation and by differences; steps that sigmoid, tanh and ReLU take on the same task.") { core, repetitions, milliseconds };
        command.SetAction(arguments =>
        {
            var settings = new MeasurementSettings(new OperationTimer(arguments.GetValue(repetitions), arguments.GetValue(milliseconds)), arguments.GetValue(core));
            CompareGradients(settings);
            Console.WriteLine();
            CompareActivations();
        });
        return command;
    }

    /// <summary>784-100-10: differences need one forward pass per parameter and one more, back-propagation one backward and one gradient pass.</summary>
    private static void CompareGradients(MeasurementSettings settings)
    {
        var network = new DigitLesson(seed: 1);
        Workspace<float> workspace = network.CreateWorkspace(Batch);
        var random = new RandomSource(1);
        float[] inputs = new float[Batch * DigitLesson.InputSize];
        float[] targets = new float[Batch * DigitLesson.OutputSize];
        foreach (ref float value in inputs.AsSpan())
        {
            value = (float)random.NextDouble();
        }

        for (int sample = 0; sample < Batch; sample++)
        {
            targets[(sample * DigitLesson.OutputSize) + (sample % DigitLesson.OutputSize)] = 1;
        }

        workspace.LoadInputs(inputs);
        workspace.LoadTargets(targets);
        using (ProcessorAffinity.Pin(settings.Core))
        {
            double forward = settings.Timer.Measure(new ForwardOnly(network, workspace)).NanosecondsPerCall / Batch;
            double gradient = settings.Timer.Measure(new GradientOnly(network, workspace)).NanosecondsPerCall / Batch;
            double differences = forward * (DigitLesson.ParameterCount + 1);
            Console.WriteLine("| gradient of 784-100-10 | per sample | in forward passes |");
            Console.WriteLine("|---|---:|---:|");
            Console.WriteLine(FormattableString.Invariant($"| forward pass | {forward:F0} ns | 1 |"));
            Console.WriteLine(FormattableString.Invariant($"| back-propagation, forward pass included | {gradient:F0} ns | {gradient / forward:F1} |"));
            Console.WriteLine(FormattableString.Invariant($"| forward differences, computed from the forward pass | {differences / 1e6:F1} ms | {DigitLesson.ParameterCount + 1} |"));
        }
    }

    private static void CompareActivations()
    {
        (float[] inputs, float[] targets) = Task();
        Console.WriteLine(FormattableString.Invariant($"| activation of three hidden layers of 32 | steps to a mean loss of {WantedLoss}, seeds 1 to 5 |"));
        Console.WriteLine("|---|---|");
        Report("sigmoid", seed => new SigmoidLesson(seed));
        Report("tanh", seed => new TanhLesson(seed));
        Report("ReLU", seed => new ReluLesson(seed));

        void Report(string name, Func<ulong, INetwork<float>> create) =>
            Console.WriteLine($"| {name} | {string.Join(", ", Enumerable.Range(1, 5).Select(seed => Steps(create((ulong)seed), inputs, targets)))} |");
    }

    /// <summary>Four classes by the signs of two products: no line separates them.</summary>
    private static (float[] Inputs, float[] Targets) Task()
    {
        var random = new RandomSource(7);
        float[] inputs = new float[Samples * SigmoidLesson.InputSize];
        float[] targets = new float[Samples * Classes];
        for (int sample = 0; sample < Samples; sample++)
        {
            Span<float> row = inputs.AsSpan(sample * SigmoidLesson.InputSize, SigmoidLesson.InputSize);
            foreach (ref float value in row)
            {
                value = (float)random.NextGaussian();
            }

            int label = (row[0] * row[1] > 0 ? 1 : 0) + (row[2] * row[3] > 0 ? 2 : 0);
            targets[(sample * Classes) + label] = 1;
        }

        return (inputs, targets);
    }

    private static string Steps(INetwork<float> network, float[] inputs, float[] targets)
    {
        using var session = new TrainingSession<float>(network, new TrainingOptions { Optimizer = new Adam(0.003), BatchSize = 64 });
        int inputSize = network.Layout.InputSize;
        double sum = 0;
        for (int step = 0; step < MostSteps; step++)
        {
            int first = step * 64 % Samples;
            sum += session.Step(inputs.AsSpan(first * inputSize, 64 * inputSize), targets.AsSpan(first * Classes, 64 * Classes));
            if (first + 64 == Samples)
            {
                if (sum / (Samples / 64) < WantedLoss)
                {
                    return FormattableString.Invariant($"{step + 1}");
                }

                sum = 0;
            }
        }

        return FormattableString.Invariant($"more than {MostSteps}");
    }
}
