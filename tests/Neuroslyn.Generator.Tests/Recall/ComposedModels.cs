namespace Neuroslyn.Generator.Tests.Recall;

/// <summary>Networks that are no plain sequence: normalisation, alpha dropout, merges, networks within networks, maxout and learned slopes.</summary>
internal static class ComposedModels
{
    private const string Classification = "Loss = Loss.CrossEntropy, Task = LearningTask.Classification";
    private const string Regression = "Loss = Loss.MeanSquaredError, Task = LearningTask.Regression";
    private const string Softmax = "Dense(10, Activation.Softmax)";
    private const string Normalised = "Dense(64, Activation.Relu, UseBias = false), BatchNormalization";
    private const string Encoder = "[Network(Input = 64)] sealed partial class Encoder { [Dense(32, Activation.Relu)] public partial DenseLayer First { get; } [Dense(8, Activation.Tanh)] public partial DenseLayer Code { get; } }";
    private const string LinearEncoder = "[Network(Input = 64)] sealed partial class Encoder { [Dense(32)] public partial DenseLayer Code { get; } }";

    public static IReadOnlyList<ModelCase> Sound { get; } =
    [
        new("batch normalisation in front of each rectifier", $"Input = 64, {Classification}", Normalised, Normalised, Softmax),
        new("batch normalisation of the input", $"Input = 13, {Regression}", "BatchNormalization", "Dense(64, Activation.Relu)", "Dense(1)"),
        new("batch normalisation behind the rectifier", $"Input = 64, {Classification}", "Dense(64, Activation.Relu)", "BatchNormalization", "Dense(64, Activation.Relu)", "BatchNormalization", Softmax),
        new("twelve sigmoid layers with batch normalisation", $"Input = 64, {Classification}", [.. Enumerable.Repeat("Dense(64, Activation.Sigmoid, UseBias = false), BatchNormalization", 12), Softmax]),
        new("wrong scale that a batch normalisation divides away", $"Input = 64, {Classification}", "Dense(64, Activation.Tanh, UseBias = false, Initializer = Initializer.Normal, InitializerScale = 5), BatchNormalization", Softmax),
        new("feed-forward block with layer normalisation", $"Input = 64, {Regression}", "LayerNormalization", "Dense(256, Activation.Gelu)", "Dense(64)"),
        new("layer normalisation between linear layers, which it is not", $"Input = 64, {Regression}", "Dense(64), LayerNormalization", "Dense(1)"),
        new("self-normalising network of Klambauer et al. 2017", $"Input = 64, {Classification}", [.. Enumerable.Repeat("Dense(64, Activation.Selu, Initializer = Initializer.LecunNormal), AlphaDropout(0.05)", 6), Softmax]),
        new("maxout of Goodfellow et al. 2013", $"Input = 784, {Classification}", "Dropout(0.2)", "Maxout(240, 5), Dropout(0.5)", "Maxout(240, 5), Dropout(0.5)", Softmax),
        new("maxout at the end of a regression", $"Input = 13, {Regression}", "Maxout(16, 3)", "Dense(1)"),
        new("parametric rectifiers of He et al. 2015", $"Input = 64, {Classification}", "Dense(64, Activation.PRelu)", "Dense(64, Activation.PRelu, SlopePerUnit = true)", Softmax),
        new("residual network of two blocks", $"Input = 64, {Classification}", "Dense(64, Activation.Relu)", "Dense(64, Activation.Relu, From = nameof(A))", "Dense(64)", "Add(nameof(A), nameof(C), Activation = Activation.Relu)", "Dense(64, Activation.Relu)", "Dense(64)", "Add(nameof(D), nameof(F), Activation = Activation.Relu)", Softmax),
        new("residual network with normalisation", $"Input = 64, {Classification}", "Dense(64, Activation.Relu)", "Dense(64, Activation.Relu, UseBias = false), BatchNormalization", "Dense(64, UseBias = false), BatchNormalization", "Add(nameof(A), nameof(C), Activation = Activation.Relu)", Softmax),
        new("twenty residual tanh layers", $"Input = 32, {Regression}", [.. Enumerable.Range(0, 10).SelectMany(i => i == 0 ? new[] { "Dense(32, Activation.Tanh)" } : [$"Dense(32, Activation.Tanh, From = nameof({(char)('A' + (2 * i) - 2)}))", $"Add(nameof({(char)('A' + (2 * i) - 2)}), nameof({(char)('A' + (2 * i) - 1)}))"]), "Dense(1)"]),
        new("wide and deep (Cheng et al. 2016)", "Input = 40, Loss = Loss.BinaryCrossEntropy, Classes = 2", "Dense(64, Activation.Relu)", "Dense(32, Activation.Relu)", "Concat(Layer.Input, nameof(B))", "Dense(1, Activation.Sigmoid)"),
        new("dense connections (Huang et al. 2017)", $"Input = 16, {Classification}", "Dense(16, Activation.Relu)", "Concat(Layer.Input, nameof(A))", "Dense(16, Activation.Relu)", "Concat(nameof(B), nameof(C))", Softmax),
        new("highway gate", $"Input = 32, {Regression}", "Dense(32, Activation.Relu)", "Dense(32, Activation.Sigmoid, From = Layer.Input)", "Multiply(nameof(A), nameof(B))", "Dense(1)"),
        new("gated linear unit, whose one branch has no activation", $"Input = 32, {Regression}", "Dense(32, From = Layer.Input)", "Dense(32, Activation.Sigmoid, From = Layer.Input)", "Multiply(nameof(A), nameof(B))", "Dense(1)"),
        new("two towers, the larger answer counts", $"Input = 32, {Regression}", "Dense(8, From = Layer.Input)", "Dense(8, From = Layer.Input)", "Maximum(nameof(A), nameof(B))", "Dense(1)"),
        new("encoder as a network of its own", $"Input = 64, {Classification}", ": Encoder", Softmax) { Classes = Encoder },
        new("frozen encoder under a new head", $"Input = 64, {Classification}, TrainingSamples = 300", "Frozen] public partial Encoder Base { get; } [Dense(3, Activation.Softmax)") { Classes = Encoder },
        new("frozen layers of every kind that has parameters", $"Input = 64, {Regression}", "Frozen, LayerNormalization", "Frozen, Maxout(64, 2), Dropout(0.1)", "Frozen, Dense(64, Activation.Relu, UseBias = false), BatchNormalization", "Frozen, Dense(64, Activation.PRelu)", "BatchNormalization, Frozen", "Dense(1)"),
        new("two encoders side by side", $"Input = 64, {Classification}", "Subnetwork(From = Layer.Input)] public partial Encoder Left { get; } [Subnetwork(From = Layer.Input)] public partial Encoder Right { get; } [Concat(nameof(Left), nameof(Right))", Softmax) { Classes = Encoder },
        new("gate of a mixture of experts, a softmax inside on purpose", $"Input = 32, {Regression}", "Dense(4, Activation.Tanh)", "Dense(4, Activation.Softmax, From = Layer.Input)", "Multiply(nameof(A), nameof(B))", "Dense(1)"),
    ];

    public static IReadOnlyList<ModelCase> Faulty { get; } =
    [
        new("batch normalisation between linear layers", $"Input = 64, {Regression}", "Dense(64, UseBias = false), BatchNormalization", "Dense(1)") { Warnings = ["NSL2001"] },
        new("bias in front of batch normalisation", $"Input = 64, {Classification}", "Dense(64, Activation.Relu), BatchNormalization", Softmax) { Remarks = ["NSL4006"] },
        new("batch normalisation of a regression's output", $"Input = 13, {Regression}", "Dense(64, Activation.Relu)", "Dense(1), BatchNormalization") { Warnings = ["NSL4007"], Remarks = ["NSL4006"] },
        new("dropout in front of batch normalisation", $"Input = 64, {Classification}", "Dense(64, Activation.Relu), Dropout(0.2)", "BatchNormalization", Softmax) { Remarks = ["NSL4004"] },
        new("alpha dropout of four fifths", $"Input = 64, {Classification}", "Dense(64, Activation.Selu), AlphaDropout(0.8)", Softmax) { Warnings = ["NSL4002"] },
        new("alpha dropout behind the output", $"Input = 64, {Classification}", "Dense(64, Activation.Selu)", "Dense(10, Activation.Softmax), AlphaDropout(0.1)") { Warnings = ["NSL4003"] },
        new("maxout of one piece, which is linear", $"Input = 64, {Classification}", "Maxout(64, 1)", Softmax) { Warnings = ["NSL2006"] },
        new("maxout layers from zero", $"Input = 64, {Classification}", "Maxout(64, 3, Initializer = Initializer.Zero)", Softmax) { Warnings = ["NSL1001"] },
        new("learned slopes on few samples", $"Input = 64, {Classification}, TrainingSamples = 300", "Dense(64, Activation.PRelu), Dropout(0.5)", Softmax) { Remarks = ["NSL2007"] },
        new("branch that is left out of the sum", $"Input = 32, {Regression}", "Dense(32, Activation.Relu)", "Dense(32, Activation.Relu)", "Dense(32, Activation.Relu, From = nameof(A))", "Add(nameof(A), nameof(C))", "Dense(1)") { Warnings = ["NSL0016"] },
        new("linear layers on both sides of an encoder's linear end", $"Input = 64, {Regression}", ": Encoder", "Dense(1)") { Classes = LinearEncoder, Warnings = ["NSL2001"] },
        new("frozen dropout, which goes on dropping", $"Input = 64, {Classification}", "Dense(64, Activation.Relu)", "Dropout(0.5), Frozen", Softmax) { Remarks = ["NSL0024"] },
        new("frozen sum of a block whose layers are not", $"Input = 16, {Classification}", "Dense(16, Activation.Relu)", "Frozen, Add(Layer.Input, nameof(A), Activation = Activation.Tanh), Dropout(0.1)", Softmax) { Remarks = ["NSL0024"] },
        new("softmax of one behind a concatenation", $"Input = 16, {Classification}", "Dense(16, Activation.Relu)", "Concat(Layer.Input, nameof(A))", "Dense(1, Activation.Softmax)") { Warnings = ["NSL3001"] },
        new("residual network that ends in raw scores", $"Input = 16, {Classification}", "Dense(16, Activation.Relu)", "Add(Layer.Input, nameof(A))", "Dense(10)") { Warnings = ["NSL3003"] },
        new("dropout on the sum at the end of a hidden block, nearly everything", $"Input = 16, {Classification}", "Dense(16, Activation.Relu)", "Add(Layer.Input, nameof(A)), Dropout(0.9)", Softmax) { Warnings = ["NSL4002"] },
        new("layer normalisation does not save a rectified regression", $"Input = 16, {Regression}", "Dense(16, Activation.Relu), LayerNormalization", "Dense(1, Activation.Relu)") { Warnings = ["NSL3007"] },
        new("eight sigmoid layers between two normalisations of the ends", $"Input = 64, {Classification}", ["LayerNormalization", .. Enumerable.Repeat("Dense(64, Activation.Sigmoid)", 8), "LayerNormalization", Softmax]) { Warnings = ["NSL2004"] },
    ];
}
