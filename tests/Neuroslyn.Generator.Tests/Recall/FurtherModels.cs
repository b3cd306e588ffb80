namespace Neuroslyn.Generator.Tests.Recall;

/// <summary>Networks of papers, books and tutorials, in no data set of faults: as they are published, and with a mistake made in them.</summary>
internal static class FurtherModels
{
    private const string Classification = "Loss = Loss.CrossEntropy, Task = LearningTask.Classification";
    private const string Regression = "Loss = Loss.MeanSquaredError, Task = LearningTask.Regression";
    private const string Binary = "Loss = Loss.BinaryCrossEntropy, Task = LearningTask.Classification";

    public static IReadOnlyList<ModelCase> Sound { get; } =
    [
        new("iris, one hidden layer", $"Input = 4, {Classification}, Classes = 3", "Dense(10, Activation.Relu)", "Dense(3, Activation.Softmax)"),
        new("iris with tanh and Xavier", $"Input = 4, {Classification}, Classes = 3", "Dense(8, Activation.Tanh, Initializer = Initializer.XavierUniform)", "Dense(3, Activation.Softmax, Initializer = Initializer.XavierUniform)"),
        new("wine, two hidden layers", $"Input = 13, {Classification}, Classes = 3", "Dense(32, Activation.Relu)", "Dense(16, Activation.Relu)", "Dense(3, Activation.Softmax)"),
        new("housing prices, 64-64-1", $"Input = 13, {Regression}", "Dense(64, Activation.Relu)", "Dense(64, Activation.Relu)", "Dense(1)"),
        new("housing prices by Huber loss", "Input = 8, Loss = Loss.Huber, Task = LearningTask.Regression", "Dense(30, Activation.Elu)", "Dense(1)"),
        new("adult census income", $"Input = 108, {Binary}, Classes = 2", "Dense(64, Activation.Relu), Dropout(0.3)", "Dense(32, Activation.Relu), Dropout(0.3)", "Dense(1, Activation.Sigmoid)"),
        new("Higgs boson, five tanh layers (Baldi et al. 2014)", $"Input = 28, {Binary}", [.. Enumerable.Repeat("Dense(300, Activation.Tanh)", 4), "Dense(300, Activation.Tanh), Dropout(0.5)", "Dense(1, Activation.Sigmoid)"]),
        new("forest cover type", $"Input = 54, {Classification}, Classes = 7", "Dense(128, Activation.Silu)", "Dense(64, Activation.Silu)", "Dense(7, Activation.Softmax)"),
        new("diabetes of the Pima", $"Input = 8, {Binary}", "Dense(12, Activation.Relu)", "Dense(8, Activation.Relu)", "Dense(1, Activation.Sigmoid)"),
        new("sonar, mines and rocks", $"Input = 60, {Binary}", "Dense(60, Activation.Relu)", "Dense(30, Activation.Relu)", "Dense(1, Activation.Sigmoid)"),
        new("two moons", $"Input = 2, {Binary}", "Dense(16, Activation.Tanh)", "Dense(16, Activation.Tanh)", "Dense(1, Activation.Sigmoid)"),
        new("spirals of three arms (CS231n)", $"Input = 2, {Classification}, Classes = 3", "Dense(100, Activation.Relu, Initializer = Initializer.Normal, InitializerScale = 0.01)", "Dense(3, Activation.Softmax, Initializer = Initializer.Normal, InitializerScale = 0.01)"),
        new("Nielsen's first network, N(0, 1) weights and squared error", "Input = 784, Loss = Loss.HalfMeanSquaredError", "Dense(30, Activation.Sigmoid, Initializer = Initializer.LecunNormal)", "Dense(10, Activation.Sigmoid, Initializer = Initializer.LecunNormal)"),
        new("MNIST by Ciresan et al. 2010, five tanh layers", $"Input = 784, {Classification}, Classes = 10", "Dense(250, Activation.Tanh)", "Dense(200, Activation.Tanh)", "Dense(150, Activation.Tanh)", "Dense(100, Activation.Tanh)", "Dense(50, Activation.Tanh)", "Dense(10, Activation.Softmax)"),
        new("MNIST of Srivastava et al. 2014", $"Input = 784, {Classification}", "Dropout(0.2)", "Dense(1024, Activation.Relu), Dropout(0.5)", "Dense(1024, Activation.Relu), Dropout(0.5)", "Dense(10, Activation.Softmax)"),
        new("deep autoencoder of Hinton and Salakhutdinov 2006, scaled down", "Input = 196, Loss = Loss.BinaryCrossEntropy, Task = LearningTask.Reconstruction", "Dense(128, Activation.Relu)", "Dense(64, Activation.Relu)", "Dense(8)", "Dense(64, Activation.Relu)", "Dense(128, Activation.Relu)", "Dense(196, Activation.Sigmoid)") { Remarks = ["NSL2001"] },
        new("denoising autoencoder", "Input = 784, Loss = Loss.MeanSquaredError, Task = LearningTask.Reconstruction", "Dropout(0.3)", "Dense(256, Activation.Relu)", "Dense(784, Activation.Sigmoid)"),
        new("linear autoencoder, which is PCA", "Input = 20, Loss = Loss.MeanSquaredError, Task = LearningTask.Reconstruction", "Dense(3)", "Dense(20)") { Remarks = ["NSL2001"] },
        new("DQN on the cart and pole", "Input = 4, Loss = Loss.Huber, Task = LearningTask.Regression", "Dense(128, Activation.Relu)", "Dense(128, Activation.Relu)", "Dense(2)"),
        new("actor with bounded actions (Lillicrap et al. 2016)", "Input = 3, Loss = Loss.MeanSquaredError", "Dense(400, Activation.Relu)", "Dense(300, Activation.Relu)", "Dense(1, Activation.Tanh, Initializer = Initializer.Uniform, InitializerScale = 0.003)") { ClassAttributes = "[TargetRange(-1, 1)] " },
        new("policy of REINFORCE, softmax over actions", "Input = 8, Loss = Loss.CrossEntropy", "Dense(64, Activation.Tanh)", "Dense(64, Activation.Tanh)", "Dense(4, Activation.Softmax, Initializer = Initializer.Normal, InitializerScale = 0.01)"),
        new("value head of PPO with tanh layers", "Input = 11, Loss = Loss.MeanSquaredError, Task = LearningTask.Regression", "Dense(64, Activation.Tanh)", "Dense(64, Activation.Tanh)", "Dense(1)"),
        new("SIREN, sine layers (Sitzmann et al. 2020)", $"Input = 2, {Regression}", "Dense(64, nameof(Sine), Initializer = Initializer.Uniform, InitializerScale = 0.5)", "Dense(64, nameof(Sine), Initializer = Initializer.Uniform, InitializerScale = 0.01)", "Dense(64, nameof(Sine), Initializer = Initializer.Uniform, InitializerScale = 0.01)", "Dense(3, Initializer = Initializer.Uniform, InitializerScale = 0.01)") { Members = "[Activation] static float Sine(float z) => System.MathF.Sin(30 * z);" },
        new("quantile regression by pinball loss", "Input = 10, LossFunction = nameof(Pinball), LossArguments = new[] { 0.9 }, Task = LearningTask.Regression", "Dense(32, Activation.Relu)", "Dense(1)") { Members = "[Loss] static float Pinball(float y, float t, float quantile) => t > y ? quantile * (t - y) : (1 - quantile) * (y - t);" },
        new("log-cosh regression", "Input = 10, LossFunction = nameof(LogCosh)", "Dense(32, Activation.Gelu)", "Dense(1)") { Members = "[Loss] static float LogCosh(float y, float t) => System.MathF.Abs(y - t) + System.MathF.Log(1 + System.MathF.Exp(-2 * System.MathF.Abs(y - t)));" },
        new("Poisson regression of counts, softplus mean", "Input = 12, LossFunction = nameof(Poisson)", "Dense(32, Activation.Relu)", "Dense(1, Activation.Softplus)") { Members = "[Loss] static float Poisson(float y, float t) => y - t * System.MathF.Log(y + 1e-6f);" },
        new("logistic regression", $"Input = 30, {Binary}, Classes = 2", "Dense(1, Activation.Sigmoid)"),
        new("support vector machine with a linear kernel", "Input = 30, Loss = Loss.Hinge, Classes = 2", "Dense(1)"),
        new("deep rectifier network, twelve He layers", $"Input = 64, {Classification}", [.. Enumerable.Repeat("Dense(64, Activation.Relu)", 12), "Dense(10, Activation.Softmax)"]),
        new("twelve leaky layers with plain He", $"Input = 64, {Classification}", [.. Enumerable.Repeat("Dense(64, Activation.LeakyRelu, Initializer = Initializer.HeNormal)", 12), "Dense(10, Activation.Softmax)"]),
        new("GELU block of a transformer's dense part", $"Input = 64, {Regression}", "Dense(256, Activation.Gelu)", "Dense(64)"),
        new("knowledge tracing, forty skills at once", "Input = 80, Loss = Loss.BinaryCrossEntropy, Task = LearningTask.MultiLabelClassification, Classes = 40", "Dense(64, Activation.Tanh)", "Dense(40, Activation.Sigmoid)"),
        new("sensor fault detector on a microcontroller", $"Input = 6, {Binary}", "Dense(8, Activation.Relu6)", "Dense(4, Activation.Relu6)", "Dense(1, Activation.HardSigmoid)"),
        new("amplifier model of an audio plug-in", "Input = 1, Loss = Loss.MeanSquaredError, Task = LearningTask.Regression", "Dense(16, Activation.Tanh)", "Dense(16, Activation.Tanh)", "Dense(1)"),
        new("wide and shallow random features", $"Input = 5, {Regression}", "Dense(2000, Activation.Relu)", "Dense(1, Initializer = Initializer.Zero)"),
        new("gate of a mixture, softmax at the end and no loss", "Input = 16", "Dense(32, Activation.Relu)", "Dense(4, Activation.Softmax)"),
        new("Brier score on one sigmoid", "Input = 9, Loss = Loss.MeanSquaredError, Classes = 2", "Dense(16, Activation.Relu)", "Dense(1, Activation.Sigmoid)") { Remarks = ["NSL3002"] },
        new("probabilities as regression targets", "Input = 9, Loss = Loss.MeanSquaredError, Task = LearningTask.Regression", "Dense(16, Activation.Relu)", "Dense(1, Activation.Sigmoid)") { ClassAttributes = "[TargetRange(0, 1)] " },
        new("pixels of an image from coordinates, sigmoid", "Input = 2, Loss = Loss.MeanSquaredError", "Dense(64, Activation.Relu)", "Dense(64, Activation.Relu)", "Dense(3, Activation.Sigmoid)") { ClassAttributes = "[TargetRange(0, 1)] " },
        new("physics-informed network in double precision", $"Input = 2, {Regression}", [.. Enumerable.Repeat("Dense(20, Activation.Tanh, Initializer = Initializer.XavierNormal)", 7), "Dense(1)"]),
    ];

    public static IReadOnlyList<ModelCase> Faulty { get; } =
    [
        new("iris, squared error on softmax", "Input = 4, Loss = Loss.MeanSquaredError, Classes = 3", "Dense(10, Activation.Relu)", "Dense(3, Activation.Softmax)") { Warnings = ["NSL3002"] },
        new("wine, four classes declared by mistake", $"Input = 13, {Classification}, Classes = 3", "Dense(32, Activation.Relu)", "Dense(4, Activation.Softmax)") { Warnings = ["NSL0019"] },
        new("housing prices through a sigmoid", $"Input = 13, {Regression}", "Dense(64, Activation.Relu)", "Dense(1, Activation.Sigmoid)") { Warnings = ["NSL3007"] },
        new("temperatures through a rectifier", $"Input = 24, {Regression}", "Dense(64, Activation.Relu)", "Dense(1, Activation.Relu)") { Warnings = ["NSL3007"] },
        new("adult, dropout behind the output", $"Input = 108, {Binary}", "Dense(64, Activation.Relu)", "Dense(1, Activation.Sigmoid), Dropout(0.3)") { Warnings = ["NSL4003"] },
        new("keep probability taken for a dropout rate", $"Input = 784, {Classification}", "Dense(300, Activation.Relu), Dropout(0.8)", "Dense(10, Activation.Softmax)") { Warnings = ["NSL4002"] },
        new("eight sigmoid layers", $"Input = 64, {Classification}", [.. Enumerable.Repeat("Dense(64, Activation.Sigmoid)", 8), "Dense(10, Activation.Softmax)"]) { Warnings = ["NSL2004"] },
        new("five layers of 0.001", $"Input = 100, {Classification}", [.. Enumerable.Repeat("Dense(100, Activation.Relu, Initializer = Initializer.Normal, InitializerScale = 0.001)", 5), "Dense(10, Activation.Softmax)"]) { Warnings = ["NSL1004"] },
        new("tanh layers of N(0, 1)", $"Input = 100, {Classification}", [.. Enumerable.Repeat("Dense(100, Activation.Tanh, Initializer = Initializer.Normal, InitializerScale = 1)", 3), "Dense(10, Activation.Softmax)"]) { Warnings = ["NSL1005"] },
        new("rectifiers of N(0, 1), which explode", $"Input = 100, {Regression}", [.. Enumerable.Repeat("Dense(100, Activation.Relu, Initializer = Initializer.Normal, InitializerScale = 1)", 3), "Dense(1)"]) { Warnings = ["NSL1005"] },
        new("SELU with He", $"Input = 64, {Classification}", "Dense(64, Activation.Selu, Initializer = Initializer.HeNormal)", "Dense(10, Activation.Softmax)") { Warnings = ["NSL1007"] },
        new("SELU with plain dropout", $"Input = 64, {Classification}", "Dense(64, Activation.Selu), Dropout(0.1)", "Dense(10, Activation.Softmax)") { Warnings = ["NSL1007"] },
        new("sigmoid layer with He", $"Input = 64, {Classification}", "Dense(64, Activation.Sigmoid, Initializer = Initializer.HeUniform)", "Dense(10, Activation.Softmax)") { Warnings = ["NSL1002"] },
        new("twelve rectifiers with Xavier", $"Input = 64, {Classification}", [.. Enumerable.Repeat("Dense(64, Activation.Relu, Initializer = Initializer.XavierNormal)", 12), "Dense(10, Activation.Softmax)"]) { Warnings = ["NSL1003"] },
        new("softmax in the middle", $"Input = 64, {Classification}", "Dense(64, Activation.Softmax)", "Dense(10, Activation.Softmax)") { Warnings = ["NSL2003"] },
        new("perceptron of steps, trained by gradients", $"Input = 2, {Binary}", "Dense(4, nameof(Step))", "Dense(1, Activation.Sigmoid)") { Warnings = ["NSL2005"], Members = "[Activation] static float Step(float z) => z > 0 ? 1 : 0;" },
        new("leaky rectifier with the slope upside down", $"Input = 8, {Regression}", "Dense(16, Activation.LeakyRelu, Slope = 100)", "Dense(1)") { Warnings = ["NSL2006"] },
        new("multi-label with softmax", "Input = 80, Loss = Loss.BinaryCrossEntropy, Task = LearningTask.MultiLabelClassification, Classes = 40", "Dense(64, Activation.Relu)", "Dense(40, Activation.Softmax)") { Warnings = ["NSL3005"] },
        new("actor whose targets lie in [-2, 2] behind a tanh", "Input = 3, Loss = Loss.MeanSquaredError", "Dense(40, Activation.Relu)", "Dense(1, Activation.Tanh)") { Warnings = ["NSL3007"], ClassAttributes = "[TargetRange(-2, 2)] " },
        new("hidden linear layer of a user's own identity", $"Input = 8, {Regression}", "Dense(16, nameof(Scaled))", "Dense(1)") { Warnings = ["NSL2001"], Members = "[Activation] static float Scaled(float z) => 2 * z + 1;" },
    ];
}
