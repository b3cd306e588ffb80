namespace Neuroslyn.Generator.Tests.Recall;

/// <summary>Models that work and of which nothing may be said above a remark: textbook networks, and choices that only look like mistakes.</summary>
internal static class SilentModels
{
    private const string Classes = "Input = 784, Loss = Loss.CrossEntropy";
    private const string Output = "Dense(10, Activation.Softmax)";

    public static IReadOnlyList<ModelCase> All { get; } =
    [
        new("12.1: a gate of steps", "Input = 2", "Dense(1, nameof(Step), Initializer = Initializer.Zero)") { Members = "[Activation] static float Step(float z) => z > 0 ? 1 : 0;" },
        new("12.1: XOR of steps", "Input = 2", "Dense(2, nameof(Step), Initializer = Initializer.Zero)", "Dense(1, nameof(Step), Initializer = Initializer.Zero)") { Members = "[Activation] static float Step(float z) => z > 0 ? 1 : 0;" },
        new("12.1: the worked example 2-2-1", "Input = 2, Loss = Loss.MeanSquaredError", "Dense(2, Activation.Sigmoid)", "Dense(1, Activation.Sigmoid)"),
        new("12.1: linear regression", "Input = 3, Loss = Loss.MeanSquaredError, Task = LearningTask.Regression", "Dense(1)"),
        new("12.2: softmax regression from zero", Classes, "Dense(10, Activation.Softmax, Initializer = Initializer.Zero)"),
        new("12.3: 784-100-10", Classes, "Dense(100, Activation.Relu, Initializer = Initializer.HeNormal)", Output),
        new("12.3: 784-300-100-10", Classes, "Dense(300, Activation.Relu, Initializer = Initializer.HeUniform)", "Dense(100, Activation.Relu, Initializer = Initializer.HeUniform)", Output),
        new("12.3: with dropout 0.2 and 0.5", Classes, "Dropout(0.2)", "Dense(300, Activation.Relu), Dropout(0.5)", "Dense(100, Activation.Relu), Dropout(0.5)", Output),
        new("12.4: LeNet-5's dense part", "Input = 400, Loss = Loss.CrossEntropy", "Dense(120, Activation.Tanh)", "Dense(84, Activation.Tanh)", Output),
        new("12.4: VGG-16's dense part", "Input = 2508, Loss = Loss.CrossEntropy", "Dense(409, Activation.Relu), Dropout(0.5)", "Dense(409, Activation.Relu), Dropout(0.5)", "Dense(100, Activation.Softmax)"),
        new("12.5: autoencoder with squared error", "Input = 784, Loss = Loss.MeanSquaredError", "Dense(128, Activation.Relu)", "Dense(32, Activation.Relu)", "Dense(128, Activation.Relu)", "Dense(784, Activation.Sigmoid)"),
        new("12.5: autoencoder with binary cross entropy", "Input = 784, Loss = Loss.BinaryCrossEntropy", "Dense(128, Activation.Relu)", "Dense(32, Activation.Relu)", "Dense(128, Activation.Relu)", "Dense(784, Activation.Sigmoid)"),
        new("12.6: regression 13-64-1", "Input = 13, Loss = Loss.MeanSquaredError, Task = LearningTask.Regression", "Dense(64, Activation.Relu, Initializer = Initializer.XavierUniform)", "Dense(1)"),
        new("12.7: binary classifier", "Input = 30, Loss = Loss.BinaryCrossEntropy, Classes = 2", "Dense(16, Activation.Relu)", "Dense(1, Activation.Sigmoid)"),
        new("12.7: five labels", "Input = 30, Loss = Loss.BinaryCrossEntropy, Task = LearningTask.MultiLabelClassification, Classes = 5", "Dense(16, Activation.Relu)", "Dense(5, Activation.Sigmoid)"),
        new("12.7: two classes by softmax", "Input = 30, Loss = Loss.CrossEntropy, Classes = 2", "Dense(16, Activation.Relu)", "Dense(2, Activation.Softmax)"),
        new("12.8: low-rank bottleneck", "Input = 512, Loss = Loss.MeanSquaredError", "Dense(512, Activation.Relu)", "Dense(16)", "Dense(512, Activation.Relu)", "Dense(1)") { Remarks = ["NSL2001"] },
        new("12.8: last layer from zero", "Input = 8, Loss = Loss.MeanSquaredError", "Dense(64, Activation.Relu)", "Dense(2, Initializer = Initializer.Zero)"),
        new("12.9: policy head in [-1, 1]", "Input = 17, Loss = Loss.MeanSquaredError, Task = LearningTask.Regression", "Dense(64, Activation.Relu)", "Dense(6, Activation.Tanh)") { ClassAttributes = "[TargetRange(-1, 1)] " },
        new("12.9: prices above 0", "Input = 13, Loss = Loss.MeanSquaredError, Task = LearningTask.Regression", "Dense(64, Activation.Relu)", "Dense(1, Activation.Relu)") { ClassAttributes = "[TargetRange(0, double.PositiveInfinity)] " },
        new("12.10: SELU stack", "Input = 64, Loss = Loss.CrossEntropy", [.. Enumerable.Repeat("Dense(64, Activation.Selu, Initializer = Initializer.LecunNormal)", 8), Output]),
        new("12.10: three sigmoid layers", Classes, "Dense(64, Activation.Sigmoid)", "Dense(64, Activation.Sigmoid)", "Dense(64, Activation.Sigmoid)", Output),
    ];

    public static IReadOnlyDictionary<string, string> Inexpressible { get; } = new Dictionary<string, string>
    {
        ["12.4: VGG-16, all-convolutional network, LeNet-5's convolutions"] = "no convolutions; their dense parts are here",
    };
}
