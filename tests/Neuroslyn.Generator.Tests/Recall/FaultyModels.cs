namespace Neuroslyn.Generator.Tests.Recall;

/// <summary>
/// Real programs that were asked about or repaired in public, as the data sets of the literature list them (Nikanjam et al. 2021; Wardat et al.
/// 2021; Cao et al. 2022; Braiek and Khomh 2022; Schoop et al. 2021). Layers without a dense equivalent are left out where the fault does not lie in them.
/// </summary>
internal static class FaultyModels
{
    private const string Normal = "Initializer = Initializer.Normal, InitializerScale = ";

    /// <summary>The faulty programs.</summary>
    public static IReadOnlyList<ModelCase> All { get; } =
    [
        new("E1: question 33969059, regression on a softmax of one", "Input = 3, Loss = Loss.MeanSquaredError", "Dense(3, Activation.Tanh, Initializer = Initializer.Uniform, InitializerScale = 0.05), Dropout(0.5)", "Dense(2, Activation.Tanh), Dropout(0.5)", "Dense(1, Activation.Softmax)") { Warnings = ["NSL3001"] },
        new("E2: question 51749207, behind the flattening", "Input = 6000, Loss = Loss.BinaryCrossEntropy", "Dropout(0.3)", "Dense(50, Activation.Relu)", "Dense(1, Activation.Softmax)") { Warnings = ["NSL3001"] },
        new("E3: question 45337371", "Input = 20, Loss = Loss.BinaryCrossEntropy", "Dense(60, Activation.Relu)", "Dense(50, Activation.Relu)", "Dense(1, Activation.Softmax)") { Warnings = ["NSL3001"] },
        new("E7: question 44322611, behind the flattening", "Input = 3328, Loss = Loss.BinaryCrossEntropy", "Dropout(0.5)", "Dense(512, Activation.Relu), Dropout(0.5)", "Dense(2, Activation.Softmax)") { Remarks = ["NSL3005"] },
        new("E8: question 60566498, behind the flattening", "Input = 1024, Loss = Loss.CrossEntropy", "Dense(256, Activation.Relu), Dropout(0.8)", "Dense(3, Activation.Softmax)") { Warnings = ["NSL4002"] },
        new("E10: comp_DNNfw 30e0973, its last layer", "Input = 192, Loss = Loss.BinaryCrossEntropy", "Dense(192, Activation.Relu)", "Dense(10, Activation.Softmax)") { Warnings = ["NSL3005"] },
        new("E11: tf-encrypted issue 248, behind the flattening", "Input = 256, Loss = Loss.BinaryCrossEntropy, Task = LearningTask.Classification", "Dense(100, Activation.Relu)", "Dense(10)") { Warnings = ["NSL3003"] },
        new("E12: question 44066044", "Input = 11, Loss = Loss.BinaryCrossEntropy", $"Dense(12, Activation.Relu, {Normal}0.05)", $"Dense(12, Activation.Relu, {Normal}0.05)", $"Dense(1, Activation.Relu, {Normal}0.05)") { Warnings = ["NSL3003"] },
        new("E13: question 47352366, behind the flattening", "Input = 3136, Loss = Loss.CrossEntropy", "Dense(1024, Activation.Relu), Dropout(0.5)", "Dense(10, Activation.Relu)") { Warnings = ["NSL3003"] },
        new("E14: question 48385830", "Input = 784, Loss = Loss.MeanSquaredError", $"Dense(30, {Normal}1)", $"Dense(10, {Normal}1)")
        {
            Warnings = ["NSL2001", "NSL3008", "NSL5002"],
            Training = "network.Fit(training, new TrainingOptions { Optimizer = new Sgd(3.0), Epochs = 10, BatchSize = 10 }); Console.WriteLine(network.Evaluate(validation).Accuracy);",
        },
        new("E15: question 48251943", "Input = 2, Loss = Loss.MeanSquaredError", "Dense(4, Activation.Relu)", "Dense(1, Activation.Relu)") { Remarks = ["NSL3007"] },
        new("E15: question 48251943, the task declared", "Input = 2, Loss = Loss.MeanSquaredError, Task = LearningTask.Regression", "Dense(4, Activation.Relu)", "Dense(1, Activation.Relu)") { Warnings = ["NSL3007"] },
        new("E16: question 59278771, iris", "Input = 4, Loss = Loss.CrossEntropy", $"Dense(4, Activation.Relu, {Normal}0.05)", $"Dense(3, Activation.Sigmoid, {Normal}0.05)") { Warnings = ["NSL3005"] },
        new("E17: question 39217567", "Input = 30, Loss = Loss.MeanSquaredError, Task = LearningTask.Regression", $"Dense(30, Activation.Sigmoid, {Normal}0.05)", $"Dense(30, Activation.Sigmoid, {Normal}0.05)", $"Dense(30, Activation.Sigmoid, {Normal}0.05)") { Warnings = ["NSL3007"] },
        new("E18: question 48934338", "Input = 1, Loss = Loss.MeanSquaredError", "Dense(50, Activation.Relu)", "Dense(30, Activation.Relu)", "Dense(1)")
        {
            Warnings = ["NSL3008"],
            Remarks = ["NSL5012"],
            Training = "network.Fit(training, new TrainingOptions { Optimizer = new Sgd(0.1), Epochs = 50 }); Console.WriteLine(network.Evaluate(training).Accuracy);",
        },
        new("E19: question 31556268, XOR", "Input = 2, Loss = Loss.MeanAbsoluteError, Classes = 2", "Dense(4, Activation.Sigmoid)", "Dense(1, Activation.Sigmoid)") { Warnings = ["NSL3002"] },
        new("E20: FacialKeypointsDetection 6543925", "Input = 9216, Loss = Loss.MeanSquaredError", "Dense(50)", "Dense(100)", "Dense(30)")
        {
            Warnings = ["NSL2001", "NSL3008"],
            Remarks = ["NSL5002"],
            Training = "network.Fit(training, new TrainingOptions { Optimizer = new Adam(0.1), Epochs = 400, Validation = validation }); Console.WriteLine(network.Evaluate(validation).Accuracy);",
        },
        new("E21: hotdog-sandwich d45a91e, behind the flattening", "Input = 1152, Loss = Loss.CrossEntropy", "Dense(240, Activation.Relu)", "Dense(120)", "Dense(2, Activation.Softmax)") { Warnings = ["NSL2001"] },
        new("E22: Averaging_Neural_Networks 53c5940", "Input = 13, Loss = Loss.MeanSquaredError", "Dense(2)", "Dense(1)") { Warnings = ["NSL2001"] },
        new("E23: UMLAUT evaluation program b, behind the flattening", "Input = 3200, Loss = Loss.CrossEntropy", "Dense(128)", "Dense(128), Dropout(0.5)", "Dense(10, Activation.Softmax)")
        {
            Warnings = ["NSL2001", "NSL5001", "NSL6001"],
            Training = "network.Fit(training, new TrainingOptions { Optimizer = new Adam(-1000), Epochs = 5, Validation = training });",
        },
        new("E24: TheDeepChecker IPS_14, its loss written by hand", "Input = 784, LossFunction = nameof(Summed)", $"Dense(10, Activation.Softmax, {Normal}1)")
        {
            Remarks = ["NSL3010"],
            Members = "[Loss(SumOverUnits = true)] static float Summed(ReadOnlySpan<float> y, ReadOnlySpan<float> t) { float sum = 0; float all = 0; for (int i = 0; i < 10; i++) { all += MathF.Exp(y[i]); } for (int i = 0; i < 10; i++) { sum -= t[i] * MathF.Log(MathF.Exp(y[i]) / all); } return sum; }",
            Training = "network.Fit(training, new TrainingOptions { Optimizer = new Sgd(0.01), BatchSize = 100 });",
        },
        new("E25: TheDeepChecker IPS_7, its initialisation", "Input = 784, Loss = Loss.BinaryCrossEntropy", $"Dense(512, Activation.Sigmoid, {Normal}1, UseBias = false)", $"Dense(10, {Normal}1)") { Warnings = ["NSL1005", "NSL3003"] },
    ];

    /// <summary>The same programs as their authors or answerers repaired them.</summary>
    public static IReadOnlyList<ModelCase> Corrected { get; } =
    [
        new("E1 corrected", "Input = 3, Loss = Loss.MeanSquaredError", "Dense(3, Activation.Tanh), Dropout(0.5)", "Dense(2, Activation.Tanh), Dropout(0.5)", "Dense(1)"),
        new("E2 corrected", "Input = 6000, Loss = Loss.BinaryCrossEntropy", "Dropout(0.3)", "Dense(50, Activation.Relu)", "Dense(1, Activation.Sigmoid)"),
        new("E3 corrected", "Input = 20, Loss = Loss.BinaryCrossEntropy", "Dense(60, Activation.Relu)", "Dense(50, Activation.Relu)", "Dense(1, Activation.Sigmoid)"),
        new("E7 corrected", "Input = 3328, Loss = Loss.CrossEntropy", "Dropout(0.5)", "Dense(512, Activation.Relu), Dropout(0.5)", "Dense(2, Activation.Softmax)"),
        new("E8 corrected", "Input = 1024, Loss = Loss.CrossEntropy", "Dense(256, Activation.Relu), Dropout(0.5)", "Dense(3, Activation.Softmax)"),
        new("E10 corrected", "Input = 192, Loss = Loss.CrossEntropy", "Dense(192, Activation.Relu)", "Dense(10, Activation.Softmax)"),
        new("E11 corrected", "Input = 256, Loss = Loss.CrossEntropy", "Dense(100, Activation.Relu)", "Dense(10, Activation.Softmax)"),
        new("E12 corrected", "Input = 11, Loss = Loss.BinaryCrossEntropy", $"Dense(12, Activation.Relu, {Normal}0.05)", $"Dense(12, Activation.Relu, {Normal}0.05)", $"Dense(1, Activation.Sigmoid, {Normal}0.05)"),
        new("E13 corrected", "Input = 3136, Loss = Loss.CrossEntropy", "Dense(1024, Activation.Relu), Dropout(0.5)", "Dense(10, Activation.Softmax)"),
        new("E14 corrected", "Input = 784, Loss = Loss.CrossEntropy", "Dense(30, Activation.Relu)", "Dense(10, Activation.Softmax)")
        {
            Training = "network.Fit(training, new TrainingOptions { Optimizer = new Sgd(0.1), Epochs = 10 }); Console.WriteLine(network.Evaluate(validation).Accuracy);",
        },
        new("E15 corrected", "Input = 2, Loss = Loss.MeanSquaredError, Task = LearningTask.Regression", "Dense(4, Activation.Relu)", "Dense(1)"),
        new("E16 corrected", "Input = 4, Loss = Loss.CrossEntropy", "Dense(4, Activation.Relu)", "Dense(3, Activation.Softmax)"),
        new("E17 corrected", "Input = 30, Loss = Loss.MeanSquaredError, Task = LearningTask.Regression", "Dense(30, Activation.Relu)", "Dense(30, Activation.Relu)", "Dense(30)"),
        new("E18 corrected", "Input = 1, Loss = Loss.MeanSquaredError", "Dense(50, Activation.Relu)", "Dense(30, Activation.Relu)", "Dense(1)")
        {
            Training = "network.Fit(training, new TrainingOptions { Optimizer = new Adam(0.01), Epochs = 50 }); Console.WriteLine(network.Evaluate(training).Loss);",
        },
        new("E19 corrected", "Input = 2, Loss = Loss.BinaryCrossEntropy, Classes = 2", "Dense(4, Activation.Tanh)", "Dense(1, Activation.Sigmoid)"),
        new("E20 corrected", "Input = 9216, Loss = Loss.MeanSquaredError, Task = LearningTask.Regression", "Dense(50, Activation.Relu)", "Dense(100, Activation.Relu)", "Dense(30)")
        {
            Training = "network.Fit(training, new TrainingOptions { Optimizer = new Adam(0.001), Epochs = 400, Validation = validation }); Console.WriteLine(network.Evaluate(validation).Regression!.MeanAbsoluteError);",
        },
        new("E21 corrected", "Input = 1152, Loss = Loss.CrossEntropy", "Dense(240, Activation.Relu)", "Dense(120, Activation.Relu)", "Dense(2, Activation.Softmax)"),
        new("E22 corrected", "Input = 13, Loss = Loss.MeanSquaredError", "Dense(2, Activation.Tanh)", "Dense(1)"),
        new("E23 corrected", "Input = 3200, Loss = Loss.CrossEntropy", "Dense(128, Activation.Relu)", "Dense(128, Activation.Relu), Dropout(0.5)", "Dense(10, Activation.Softmax)"),
        new("E24: TheDeepChecker IPS_14 with the loss as it is here", "Input = 784, Loss = Loss.CrossEntropy", $"Dense(10, Activation.Softmax, {Normal}1)"),
        new("E25 corrected", "Input = 784, Loss = Loss.CrossEntropy", "Dense(512, Activation.Sigmoid, UseBias = false)", "Dense(10, Activation.Softmax)"),
        new("E26: TheDeepChecker IPS_17, y = A x² + B x + C from zero", "Input = 2, Loss = Loss.SumOfSquaredErrors", "Dense(1, Initializer = Initializer.Zero)"),
    ];

    /// <summary>What cannot be written, and why.</summary>
    public static IReadOnlyDictionary<string, string> Inexpressible { get; } = new Dictionary<string, string>
    {
        ["E4"] = "a dense layer on the positions of a sequence: values have one dimension here",
        ["E5"] = "a convolution's window above the size of its map: no convolutions",
        ["E6"] = "a map pooled away to nothing: no pooling",
        ["E9"] = "the kind of pooling: no pooling",
        ["E26, divergence"] = "seen in training only; the architecture is sound",
    };
}
