namespace Neuroslyn.Generator.Tests.Recall;

/// <summary>
/// One fault each, planted into the dense part of a LeNet (784, 512 rectified, dropout, 10 classes): the synthetic set of Nikanjam et al. 2021,
/// made anew by the named change.
/// </summary>
internal static class SyntheticFaults
{
    private const string Classes = "Input = 784, Loss = Loss.CrossEntropy";
    private const string Binary = "Input = 784, Loss = Loss.BinaryCrossEntropy";
    private const string Hidden = "Dense(512, Activation.Relu), Dropout(0.25)";
    private const string Output = "Dense(10, Activation.Softmax)";
    private const string Constant = "Initializer = Initializer.Constant, InitializerScale = 0.1";

    public static IReadOnlyList<ModelCase> All { get; } =
    [
        new("clean", Classes, Hidden, Output),
        new("bin_missing_sigmoid", Binary, Hidden, "Dense(1)") { Warnings = ["NSL3003"] },
        new("bin_wrong_last_layer_activation", Binary, Hidden, "Dense(1, Activation.Softmax)") { Warnings = ["NSL3001"] },
        new("bin_wrong_loss_inputs", Classes, Hidden, "Dense(1, Activation.Sigmoid)") { Warnings = ["NSL3006"] },
        new("constant_init", Classes, $"Dense(512, Activation.Relu, {Constant}), Dropout(0.25)", Output) { Warnings = ["NSL1001"] },
        new("zeros_init", Classes, "Dense(512, Activation.Relu, Initializer = Initializer.Zero), Dropout(0.25)", Output) { Warnings = ["NSL1001"] },
        new("missing_init: the default fits", Classes, Hidden, Output),
        new("mix 2: initialisation removed", Classes, Hidden, Output),
        new("missing_relus", Classes, "Dense(512), Dropout(0.25)", Output) { Warnings = ["NSL2001"] },
        new("missing_softmax", Classes, Hidden, "Dense(10)") { Warnings = ["NSL3003"] },
        new("multiple_inits: several schemes, none wrong", Classes, "Dense(512, Activation.Relu, Initializer = Initializer.HeUniform), Dropout(0.25)", "Dense(10, Activation.Softmax, Initializer = Initializer.LecunNormal)"),
        new("wrong_loss_inputs", Binary, Hidden, Output) { Warnings = ["NSL3005"] },
        new("increasing_dense_widths: a matter of style", Classes, "Dense(64, Activation.Relu)", Hidden, Output),
        new("mix 3: missing rectifier and constant weights twice", Classes, $"Dense(512, {Constant})", $"Dense(256, Activation.Relu, {Constant}), Dropout(0.25)", Output) { Warnings = ["NSL1001", "NSL2001"] },
        new("mix 4: zeros and a linear output into a logarithm", Classes, "Dense(512, Activation.Relu, Initializer = Initializer.Zero), Dropout(0.25)", "Dense(10)") { Warnings = ["NSL1001", "NSL3003"] },
    ];

    public static IReadOnlyDictionary<string, string> Inexpressible { get; } = new Dictionary<string, string>
    {
        ["decreasing_window_size, disconnected_pooling_layers, inv_amount_pooling, inv_filter_size, non_increasing_filters, dropout_before_pooling, mix 1"] = "no convolutions, no pooling",
        ["mismatch_shapes, missing_flatten"] = "sizes between layers are inferred, and every value has one dimension",
        ["double_activation, redundant_activation"] = "an activation belongs to its layer; two in a row cannot be written",
        ["non_zero_biases"] = "biases start at 0; nothing else can be written",
    };
}
