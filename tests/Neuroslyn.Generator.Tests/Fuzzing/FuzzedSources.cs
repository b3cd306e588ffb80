namespace Neuroslyn.Generator.Tests.Fuzzing;

/// <summary>Ten small programs that between them use every part of the language and of the usage analysis.</summary>
internal static class FuzzedSources
{
    public static readonly string[] All =
    [
        """
        using Neuroslyn;
        [Network(Input = 2, Loss = Loss.BinaryCrossEntropy)]
        public sealed partial class Xor
        {
            [Dense(8, Activation.Tanh)] public partial DenseLayer Hidden { get; }
            [Dense(1, Activation.Sigmoid)] public partial DenseLayer Output { get; }
        }
        """,
        """
        using Neuroslyn;
        namespace Deep { public partial class Outer { [Network(Input = 4, Loss = Loss.CrossEntropy, Classes = 3, Task = LearningTask.Classification, TrainingSamples = 120)]
        internal partial class Iris
        {
            /// <summary>Hidden.</summary>
            [Dense(16, Activation.LeakyRelu, Slope = 0.1, Initializer = Initializer.HeUniform), Dropout(0.2)] internal partial DenseLayer @event { get; }
            [Dropout(0.5)] protected partial DropoutLayer Drop { get; }
            [Dense(3, Activation.Softmax, UseBias = false)] private partial DenseLayer Output { get; }
        } } }
        """,
        """
        using Neuroslyn;
        [Network(Input = 3, Loss = Loss.Huber, HuberDelta = 0.5, Precision = Precision.Double), TargetRange(-1, 1)]
        public partial class Precise
        {
            [Dense(5, Activation.Elu, Alpha = 1.5, Initializer = Initializer.Normal, InitializerScale = 0.1)] public partial DenseLayer<double> A { get; }
            [Dense(1, Activation.Tanh)] public partial DenseLayer<double> B { get; }
        }
        """,
        """
        using System;
        using Neuroslyn;
        [Network(Input = 2, LossFunction = nameof(Tilted), LossArguments = new[] { 0.9 })]
        public partial class Own
        {
            [Dense(3, nameof(Swish), 1.5)] public partial DenseLayer A { get; }
            [Dense(2, typeof(Functions), nameof(Functions.Cubed))] public partial DenseLayer B { get; }
            [Activation] public static float Swish(float x, float beta) { float y = beta * x; return x / (1 + MathF.Exp(-y)); }
            [Loss] public static float Tilted(float p, float t, float q = 0.5f) => t > p ? q * (t - p) : (1 - q) * (p - t);
        }
        public static class Functions { [Activation] public static float Cubed(float x) => x * x * x; }
        """,
        """
        using Neuroslyn;
        [Network(Input = 2, Loss = Loss.MeanSquaredError)]
        public partial class Learning
        {
            [Dense(4, nameof(Leaky))] public partial DenseLayer A { get; }
            [Dense(1)] public partial DenseLayer B { get; }
            [Activation] private static float Leaky(float x, [Learned(0.25, PerUnit = true)] float slope) => x > 0 ? x : slope * x;
            public Learning() { }
            public float Predict(float x) => x;
        }
        """,
        """
        using Neuroslyn;
        var data = Mnist.Load("mnist");
        var (training, validation, test) = data.Split(0.6, 0.2, 0.2, 1);
        var network = new Digits(seed: 1);
        network.Fit(training, new TrainingOptions { Optimizer = new Adam(0.001) { L2 = 0.1 }, Validation = test, EarlyStopping = new(3), Epochs = 0 });
        System.Console.WriteLine(network.Evaluate(test).Accuracy);
        [Network(Input = 784, Loss = Loss.CrossEntropy)]
        partial class Digits { [Dense(10, Activation.Softmax)] public partial DenseLayer Output { get; } }
        """,
        """
        using Neuroslyn;
        static class Program
        {
            static readonly Optimizer Slow = new Sgd(Rate), Fast = Slow with { LearningRate = -Rate * 2 };
            const double Rate = 0.1;
            static void Train(Net net, byte[] pixels, int[] labels, Dataset<float> other)
            {
                var inputs = new float[pixels.Length];
                for (int i = 0; i < pixels.Length; i++) { inputs[i] = pixels[i]; }
                foreach (int seed in labels)
                {
                    net.Initialize(3);
                    using var session = new TrainingSession<float>(net, new() { Optimizer = Fast });
                    session.Step(inputs, inputs);
                    net.Forward(inputs, net.CreateWorkspace(1), true);
                }
                net.Fit(Dataset.FromLabels<float>(inputs, 4, labels, 2), new TrainingOptions { Optimizer = Slow, Validation = other, Shuffle = false });
            }
        }
        [Network(Input = 4, Loss = Loss.CrossEntropy)]
        partial class Net { [Dense(2, Activation.Softmax)] public partial DenseLayer A { get; } }
        """,
        """
        using System.Linq;
        using Neuroslyn;
        class Trainer2<T>(Dataset<float> data)
        {
            Dataset<float> Held { get; } = data.Subset([1, 2]);
            double Loss() => new Net().Evaluate(Held).Loss ?? double.NaN;
            void Run() => Enumerable.Range(0, 3).Select(i => { var n = new Net((ulong)i); n.Fit(data, new() { Validation = data, BatchSize = 1 << i }); return n; }).ToArray();
            float[] Scaled(byte[] b) => b.Select(v => (float)v).ToArray();
        }
        [Network(Input = 4, Loss = Loss.MeanSquaredError)] partial class Net { [Dense(1)] public partial DenseLayer A { get; } }
        """,
        """
        using Neuroslyn;
        [Network(Input = 100, Loss = Loss.HalfMeanSquaredError)]
        public partial class Faulty
        {
            [Dense(30, Activation.Sigmoid, Initializer = Initializer.Zero)] public partial DenseLayer A { get; }
            [Dense(33, Initializer = Initializer.Normal, InitializerScale = 1e-9)] public partial DenseLayer B { get; }
            [Dense(20, Activation.Selu, Initializer = Initializer.HeNormal), Dropout(0.9)] public partial DenseLayer C { get; }
            [Dense(1, Activation.Softmax)] public partial DenseLayer D { get; }
            [Dropout(0)] public partial DropoutLayer E { get; }
        }
        """,
        """
        using Neuroslyn;
        [Network(Input = 3)] public sealed partial class Parts { [Dense(2, Activation.Relu)] public partial DenseLayer A { get; } }
        public sealed partial class Parts { [Dense(3)] public partial DenseLayer Stray { get; } public int InputSize => 3; }
        [Boltzmann(Visible = 6, Hidden = 4)] public sealed partial class Machine;
        [Network(Input = 4)] public sealed partial class Joined
        {
            [Dense(4, Activation.PRelu, SlopePerUnit = true), Frozen] public partial DenseLayer A { get; }
            [Dense(4, From = Layer.Input)] public partial DenseLayer B { get; }
            [Add(nameof(A), nameof(B), Activation = Activation.Tanh)] public partial MergeLayer C { get; }
            [Subnetwork] public partial Inner D { get; }
            [Concat(nameof(D), nameof(C))] public partial MergeLayer E { get; }
        }
        [Network(Input = 4)] public sealed partial class Inner { [Dense(2, Activation.Relu)] public partial DenseLayer A { get; } }
        [Network(Input = 4)] public sealed partial class Around
        {
            [Dense(4)] public partial DenseLayer A { get; }
            [Dropout(0.1, From = Layer.Input)] public partial DropoutLayer B { get; }
        }
        [Network(Input = 4, Loss = Loss.MeanSquaredError)] public sealed partial class Twice
        {
            [Dense(4)] public partial DenseLayer A { get; }
            [Add(Layer.Input, Layer.Input)] public partial MergeLayer B { get; }
        }
        [Network(Input = -3)] public sealed partial class Parts2 { [Dense(0)] public partial int A { get; set; } }
        [Network] record R { [Dense(1)] public partial DenseLayer A { get; } }
        """,
    ];
}
