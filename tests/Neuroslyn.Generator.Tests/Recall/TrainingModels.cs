namespace Neuroslyn.Generator.Tests.Recall;

/// <summary>Training programs around sound networks: as tutorials, papers and questions have them, right and wrong.</summary>
internal static class TrainingModels
{
    public static IReadOnlyList<ModelCase> Sound { get; } =
    [
        Classifier("Adam with early stopping", "network.Fit(training, new TrainingOptions { Epochs = 100, Validation = validation, EarlyStopping = new(10) });"),
        Classifier("momentum with steps", "network.Fit(training, new TrainingOptions { Optimizer = new Momentum(0.1, 0.9), Epochs = 90, Schedule = new StepDecay(0.1, 30) });"),
        Classifier("AdamW with warm-up and cosine", "network.Fit(training, new TrainingOptions { Optimizer = new AdamW(3e-4) { WeightDecay = 0.01 }, Epochs = 100, Schedule = new Warmup(5, new CosineDecay(95)) });"),
        Classifier("AdaDelta at rate 1", "network.Fit(training, new TrainingOptions { Optimizer = new AdaDelta() });"),
        Classifier("Adagrad at 0.1", "network.Fit(training, new TrainingOptions { Optimizer = new Adagrad(0.1) });"),
        Classifier("RMSProp with momentum", "network.Fit(training, new TrainingOptions { Optimizer = new RmsProp(1e-3, momentum: 0.9) });"),
        Classifier("momentum of 0.99 and a small rate", "network.Fit(training, new TrainingOptions { Optimizer = new Momentum(1e-3, 0.99) });"),
        Classifier("beta2 of 0.95, as for transformers", "network.Fit(training, new TrainingOptions { Optimizer = new Adam(1e-3, beta2: 0.95) });"),
        Classifier("epsilon of Keras and of reinforcement learning", "network.Fit(training, new TrainingOptions { Optimizer = new Adam(1e-3, epsilon: 1e-7) }); network.Fit(training, new TrainingOptions { Optimizer = new Adam(1e-3, epsilon: 1e-3) });"),
        Classifier("L2 of the textbook with SGD", "network.Fit(training, new TrainingOptions { Optimizer = new Sgd(0.1) { L2 = 5e-4 } });"),
        Classifier("clipping as for recurrent networks", "network.Fit(training, new TrainingOptions { GradientNormLimit = 1, GradientValueLimit = 5 });"),
        Classifier("large batches of unknown data", "network.Fit(training, new TrainingOptions { BatchSize = 4096, Optimizer = new Sgd(0.5) });") with { Remarks = [] },
        Classifier("trained further", "network.Fit(training, new TrainingOptions { Epochs = 5 }); network.Fit(validation, new TrainingOptions { Optimizer = new Adam(1e-4), Epochs = 1 });"),
        Classifier("accuracy on the training data beside that on others", "network.Fit(training); Console.WriteLine(network.Evaluate(training).Accuracy); Console.WriteLine(network.Evaluate(validation).Accuracy);"),
        Classifier("search for a rate", "foreach (double rate in new[] { 1e-5, 1e-3, 10 }) { var one = new Net(seed: 1); one.Fit(training, new TrainingOptions { Optimizer = new Adam(rate) }); Console.WriteLine(one.Evaluate(validation).Loss); }"),
        Classifier("cross validation by hand", "foreach (var fold in data.Folds(5, seed: 1)) { var one = new Net(seed: 3); one.Fit(fold.Training, new TrainingOptions { Validation = fold.Validation }); Console.WriteLine(one.Evaluate(fold.Validation).Accuracy); }"),
        Classifier("cross validation that draws new weights", "foreach (var fold in data.Folds(5, seed: 1)) { network.Initialize(3); network.Fit(fold.Training); Console.WriteLine(network.Evaluate(fold.Validation).Accuracy); }"),
        Classifier("ensemble, each judged on the test data", "var parts = data.Split(0.8, 0.1, 0.1, seed: 1); for (int i = 0; i < 5; i++) { var one = new Net(seed: (ulong)i); one.Fit(parts.Training, new TrainingOptions { Validation = parts.Validation }); Console.WriteLine(one.Evaluate(parts.Test).Accuracy); }"),
        Classifier("test data at the end", "var (train, hold, test) = data.Split(0.6, 0.2, 0.2, seed: 1); for (int i = 0; i < 3; i++) { network.Fit(train, new TrainingOptions { Validation = hold, Epochs = 3 }); } Console.WriteLine(network.Evaluate(test).Accuracy);"),
        Classifier("statistics of the training part", "var (train, test) = data.Split(0.8, 0.2, seed: 1); var scale = Standardization.Fit(train); network.Fit(scale.Transform(train)); Console.WriteLine(network.Evaluate(scale.Transform(test)).Loss);"),
        Classifier("pixels scaled in the loop", "var inputs = new float[pixels.Length]; for (int i = 0; i < pixels.Length; i++) { inputs[i] = pixels[i] / 255f; } network.Fit(Dataset.FromLabels<float>(inputs, 64, labels, 10));"),
        Classifier("pixels around 0", "var inputs = pixels.Select(pixel => (pixel - 127.5f) / 127.5f).ToArray(); network.Fit(Dataset.FromLabels<float>(inputs, 64, labels, 10));"),
        Classifier("bytes that a transformation scales", "var inputs = new float[pixels.Length]; for (int i = 0; i < pixels.Length; i++) { inputs[i] = pixels[i]; } var raw = Dataset.FromLabels<float>(inputs, 64, labels, 10); network.Fit(MinMaxScaling.Fit(raw).Transform(raw));"),
        Classifier("one workspace for all predictions", "var workspace = network.CreateWorkspace(1); for (int i = 0; i < data.Count; i++) { network.Predict(data.Inputs[i], outputs, workspace); }"),
        Classifier("online learning", "using var session = new TrainingSession<float>(network, new TrainingOptions { Optimizer = new Sgd(0.01) }); for (int i = 0; i < data.Count; i++) { session.Step(data.Inputs[i], data.Targets[i]); }"),
        Classifier("augmented training data", "network.Fit(training, new TrainingOptions { Augmentation = new GaussianNoise { StandardDeviation = 0.05 }, Validation = validation });"),
        Classifier("softened labels for training alone", "network.Fit(training.SmoothLabels(0.1), new TrainingOptions { Validation = validation });"),
        Classifier("in the order of time, in large batches", "network.Fit(training, new TrainingOptions { Shuffle = false, BatchSize = 512 });"),
        Classifier("an optimizer by name, from settings", "network.Fit(training, new TrainingOptions { Optimizer = Optimizer.Create(Environment.GetCommandLineArgs()[0], 0.01) });"),
        Classifier("a decay that ends a little early", "network.Fit(training, new TrainingOptions { Epochs = 100, Optimizer = new Sgd(0.1), Schedule = new CosineDecay(95) });"),
        Gate("XOR at a rate of 3, as in textbooks", "network.Fit(training, new TrainingOptions { Optimizer = new Sgd(3), Epochs = 5000, BatchSize = 4, Shuffle = false });") with { Remarks = ["NSL5002"] },
        Normalised("batches of 4, the smallest that mean something", "network.Fit(training, new TrainingOptions { BatchSize = 4, Optimizer = new Sgd(0.1) });"),
        Normalised("SGD at 0.1 behind batch normalisation", "network.Fit(training, new TrainingOptions { Optimizer = new Momentum(0.1) });"),
        Regressor("the error of a regression", "network.Fit(training); Console.WriteLine(network.Evaluate(validation).Regression!.R2);"),
        Regressor("SGD on standardised inputs", "var scale = Standardization.Fit(training); network.Fit(scale.Transform(training), new TrainingOptions { Optimizer = new Sgd(0.1) });"),
    ];

    public static IReadOnlyList<ModelCase> Faulty { get; } =
    [
        Classifier("a rate of 0", "network.Fit(training, new TrainingOptions { Optimizer = new Adam(0) });", "NSL5001"),
        Classifier("a rate computed with the wrong sign", "double rate = 0.01; network.Fit(training, new TrainingOptions { Optimizer = new Sgd(-rate) });", "NSL5001"),
        Classifier("Adam at the rate of SGD", "network.Fit(training, new TrainingOptions { Optimizer = new Adam(0.5), Epochs = 20 });", "NSL5002"),
        Classifier("Adam at 1 by name", "network.Fit(training, new TrainingOptions { Optimizer = Optimizer.Create(\"adam\", 1), Epochs = 20 });", "NSL5002"),
        Classifier("a rate in percent", "network.Fit(training, new TrainingOptions { Optimizer = new Sgd(10), Epochs = 20 });", "NSL5002"),
        Classifier("a rate that float cannot add", "network.Fit(training, new TrainingOptions { Optimizer = new Adam(1e-9) });", "NSL5002"),
        Classifier("momentum of 1", "network.Fit(training, new TrainingOptions { Optimizer = new Momentum(0.01, 1.0) });", "NSL5003"),
        Classifier("beta1 of 1", "network.Fit(training, new TrainingOptions { Optimizer = new Adam(1e-3, beta1: 1) });", "NSL5003"),
        Classifier("beta2 above 1", "network.Fit(training, new TrainingOptions { Optimizer = new Adam { Beta2 = 1.5 } });", "NSL5003"),
        Classifier("decay of RMSProp above 1", "network.Fit(training, new TrainingOptions { Optimizer = new RmsProp(1e-3, decay: 90) });", "NSL5003"),
        Classifier("epsilon that outweighs the gradients", "network.Fit(training, new TrainingOptions { Optimizer = new Adam(1e-3, epsilon: 0.1) });", "NSL5006"),
        Classifier("epsilon of 0", "network.Fit(training, new TrainingOptions { Optimizer = new NAdam { Epsilon = 0 } });", "NSL5006"),
        Classifier("Nesterov without momentum", "network.Fit(training, new TrainingOptions { Optimizer = new Nesterov(0.01, 0) });", "NSL5005"),
        Classifier("no epoch", "network.Fit(training, new TrainingOptions { Epochs = 0 });", "NSL5011"),
        Classifier("a batch of 0", "network.Fit(training, new TrainingOptions { BatchSize = 0 });", "NSL5011"),
        Classifier("decay that halves the weights in every step", "network.Fit(training, new TrainingOptions { Optimizer = new Sgd(0.1) { L2 = 2.5 } });", "NSL4011"),
        Classifier("weight decay that makes the weights swing", "network.Fit(training, new TrainingOptions { Optimizer = new AdamW(0.01) { WeightDecay = 300 } });", "NSL4011"),
        Classifier("gradients clipped to nothing", "network.Fit(training, new TrainingOptions { GradientNormLimit = 0 });", "NSL4014"),
        Classifier("values clipped to almost nothing", "network.Fit(training, new TrainingOptions { GradientValueLimit = 1e-6 });", "NSL4014"),
        Classifier("warm-up longer than training", "network.Fit(training, new TrainingOptions { Epochs = 10, Schedule = new Warmup(20) });", "NSL5008"),
        Classifier("first step behind the end", "network.Fit(training, new TrainingOptions { Epochs = 10, Schedule = new PiecewiseDecay(0.1, 30, 60) });", "NSL5008"),
        Classifier("decay that raises the rate", "network.Fit(training, new TrainingOptions { Epochs = 100, Schedule = new StepDecay(1.5, 10) });", "NSL5008"),
        Classifier("decay to 0 after a tenth of the training", "network.Fit(training, new TrainingOptions { Epochs = 100, Schedule = new CosineDecay(10) });", "NSL5008"),
        Classifier("early stopping by nothing", "network.Fit(training, new TrainingOptions { Epochs = 100, EarlyStopping = new(5) });", "NSL6003"),
        Classifier("plateau of nothing", "network.Fit(training, new TrainingOptions { Epochs = 100, Schedule = new ReduceOnPlateau() });", "NSL6003"),
        Classifier("validation on the training data", "network.Fit(training, new TrainingOptions { Validation = training });", "NSL6001"),
        Classifier("validation on a part of the training data", "var (train, hold) = data.Split(0.9, 0.1, seed: 1); network.Fit(data, new TrainingOptions { Validation = hold });", "NSL6001"),
        Classifier("validation on the training data under another name", "var all = training; network.Fit(all, new TrainingOptions { Validation = training });", "NSL6001"),
        Classifier("early stopping by the test data", "var (train, hold, test) = data.Split(0.6, 0.2, 0.2, seed: 1); network.Fit(train, new TrainingOptions { Validation = test, EarlyStopping = new(3) });", "NSL6002"),
        Classifier("MNIST's test data for validation", "network.Fit(Mnist.LoadTraining(\"mnist\"), new TrainingOptions { Validation = Mnist.LoadTest(\"mnist\") });", "NSL6002"),
        Classifier("the best epoch by the test data", "var parts = data.Split(0.6, 0.2, 0.2, seed: 1); for (int i = 0; i < 50; i++) { network.Fit(parts.Training, new TrainingOptions { Epochs = 1 }); Console.WriteLine(network.Evaluate(parts.Test).Accuracy); }", "NSL6002"),
        Classifier("shares of more than all", "var (train, test) = data.Split(0.8, 0.3, seed: 1); network.Fit(train);", "NSL6004"),
        Classifier("statistics of everything, then the split", "var scale = Standardization.Fit(data); var (train, test) = scale.Transform(data).Split(0.8, 0.2, seed: 1); network.Fit(train);", "NSL6005"),
        Classifier("statistics of the test data for the test data", "var (train, hold, test) = data.Split(0.6, 0.2, 0.2, seed: 1); var other = MinMaxScaling.Fit(test); network.Fit(MinMaxScaling.Fit(train).Transform(train)); Console.WriteLine(network.Evaluate(other.Transform(test)).Loss);", "NSL6005"),
        Classifier("pixels as they are", "var inputs = new float[pixels.Length]; for (int i = 0; i < pixels.Length; i++) { inputs[i] = pixels[i]; } network.Fit(Dataset.FromLabels<float>(inputs, 64, labels, 10));", "NSL6006"),
        Classifier("pixels converted by a query", "network.Fit(Dataset.FromLabels<float>(Array.ConvertAll(pixels, pixel => (float)pixel), 64, labels, 10));", "NSL6006"),
        Classifier("predictions with dropout", "var workspace = network.CreateWorkspace(1); network.Fit(training); network.Forward(data.Inputs[0], workspace, training: true);", "NSL6007"),
        Classifier("test data with noise", "var (train, hold, test) = data.Split(0.6, 0.2, 0.2, seed: 1); network.Fit(train); var noise = new GaussianNoise { StandardDeviation = 0.1 }; for (int i = 0; i < test.Count; i++) { noise.Augment(test.Inputs[i], outputs, ref random); }", "NSL6008"),
        Classifier("softened validation labels", "var (train, hold, test) = data.Split(0.6, 0.2, 0.2, seed: 1); network.Fit(train, new TrainingOptions { Validation = hold.SmoothLabels(0.1) });", "NSL6008"),
        Classifier("labels divided like pixels", "var classes = new int[labels.Length]; for (int i = 0; i < labels.Length; i++) { classes[i] = labels[i] / 255; } network.Fit(Dataset.FromLabels<float>(outputs, 64, classes, 10));", "NSL6011"),
        Classifier("one network for all folds", "foreach (var fold in data.Folds(5, seed: 1)) { network.Fit(fold.Training); Console.WriteLine(network.Evaluate(fold.Validation).Accuracy); }", "NSL6012"),
        Classifier("scaled data that nobody uses", "var scale = Standardization.Fit(training); var scaled = scale.Transform(training); network.Fit(training);", "NSL6013"),
        Classifier("class numbers as targets", "network.Fit(Dataset.FromMemory<float>(outputs, 64, outputs, 1));", "NSL3011"),
        Classifier("new weights in every step", "using var session = new TrainingSession<float>(network); for (int i = 0; i < data.Count; i++) { network.Initialize(1); session.Step(data.Inputs[i], data.Targets[i]); }", "NSL5009"),
        Classifier("a workspace for every prediction", "for (int i = 0; i < data.Count; i++) { network.Predict(data.Inputs[i], outputs, network.CreateWorkspace(1)); }", "NSL7004"),
        Classifier("an optimizer that does not exist", "network.Fit(training, new TrainingOptions { Optimizer = Optimizer.Create(\"rmsporp\") });", "NSL0011"),
        Classifier("L2 with Adam", "network.Fit(training, new TrainingOptions { Optimizer = new Adam(1e-3) { L2 = 1e-4 } });") with { Remarks = ["NSL4009"] },
        Classifier("decay of the biases too", "network.Fit(training, new TrainingOptions { Optimizer = new Sgd(0.1) { L2 = 1e-4, RegularizesAllParameters = true } });") with { Remarks = ["NSL4010"] },
        Classifier("averaged momentum at the rate of summed", "network.Fit(training, new TrainingOptions { Optimizer = new Momentum(0.01) { Form = MomentumForm.ExponentialAverage } });") with { Remarks = ["NSL5004"] },
        Classifier("Adagrad that decays twice", "network.Fit(training, new TrainingOptions { Optimizer = new Adagrad(0.1), Epochs = 50, Schedule = new CosineDecay(50) });") with { Remarks = ["NSL5007"] },
        Classifier("digits in the order of their classes", "network.Fit(Dataset.FromLabels<float>(outputs, 64, labels, 10), new TrainingOptions { Shuffle = false });") with { Remarks = ["NSL6009"] },
        Classifier("mirrored digits", "network.Fit(Mnist.LoadTraining(\"mnist\"), new TrainingOptions { Augmentation = Augmentations.Sequence(new RandomHorizontalFlip(8, 8), new GaussianNoise()) });") with { Remarks = ["NSL6010"] },
        Classifier("rectifiers at a rate that switches them off", "network.Fit(training, new TrainingOptions { Optimizer = new RmsProp(0.05) });") with { Remarks = ["NSL2009"] },
        Regressor("the accuracy of a price", "network.Fit(training); Console.WriteLine(network.Evaluate(validation).Accuracy);", "NSL3008"),
        Regressor("gradient descent on raw features", "network.Fit(training, new TrainingOptions { Optimizer = new Sgd(0.1) });") with { Remarks = ["NSL5012"] },
        Normalised("a batch of one for batch normalisation", "network.Fit(training, new TrainingOptions { BatchSize = 1 });", "NSL4008"),
        Normalised("a batch of two for batch normalisation", "network.Fit(training, new TrainingOptions { BatchSize = 2 });", "NSL4008"),
        new("a batch of more than there is", "Input = 8, Loss = Loss.BinaryCrossEntropy, TrainingSamples = 200", "Dense(16, Activation.Tanh)", "Dense(1, Activation.Sigmoid)") { Training = "network.Fit(training, new TrainingOptions { BatchSize = 256 });", Warnings = ["NSL5011"] },
        new("one-hot rows for a single output", "Input = 8, Loss = Loss.BinaryCrossEntropy", "Dense(16, Activation.Tanh)", "Dense(1, Activation.Sigmoid)") { Training = "network.Fit(Dataset.FromLabels<float>(outputs, 8, labels, 2));", Warnings = ["NSL3011"] },
    ];

    private static ModelCase Classifier(string name, string training, params string[] warnings) =>
        new(name, "Input = 64, Loss = Loss.CrossEntropy", "Dense(32, Activation.Relu), Dropout(0.2)", "Dense(10, Activation.Softmax)") { Training = training, Warnings = warnings };

    private static ModelCase Regressor(string name, string training, params string[] warnings) =>
        new(name, "Input = 13, Loss = Loss.MeanSquaredError", "Dense(64, Activation.Tanh)", "Dense(1)") { Training = training, Warnings = warnings };

    private static ModelCase Normalised(string name, string training, params string[] warnings) =>
        new(name, "Input = 13, Loss = Loss.MeanSquaredError", "Dense(64, Activation.Tanh, UseBias = false), BatchNormalization", "Dense(1)") { Training = training, Warnings = warnings };

    private static ModelCase Gate(string name, string training) =>
        new(name, "Input = 2, Loss = Loss.HalfMeanSquaredError", "Dense(2, Activation.Sigmoid)", "Dense(1, Activation.Sigmoid)") { Training = training, ClassAttributes = "[TargetRange(0, 1)] " };
}
