using Neuroslyn;
using static InitializationLab.Statistics;

namespace InitializationLab;

/// <summary>An activation with a distribution of weights, the range to draw, and the figures to expect.</summary>
/// <param name="Name">For the reader.</param>
/// <param name="Create">A stack of five layers.</param>
/// <param name="Weights">How each layer's weights are drawn.</param>
/// <param name="Minimum">Left end of the histogram.</param>
/// <param name="Maximum">Right end.</param>
/// <param name="Measure">Figures of the five layers' activations, each with the band that covers independent seeds.</param>
internal sealed record Case(
    string Name,
    Func<INetwork<float>> Create,
    Weights Weights,
    double Minimum,
    double Maximum,
    Func<IReadOnlyList<float[]>, IEnumerable<(string What, double Value, double From, double To)>> Measure)
{
    private const int Inputs = 1000;

    public static IReadOnlyList<Case> All { get; } =
    [
        new("sigmoid, N(0, 1)", static () => new SigmoidStack(), Normal(1), 0, 1, static layers => layers.SelectMany((layer, index) => Two(
            ($"std of layer {index + 1}", Deviation(layer), 0.42, 0.47),
            ($"share below 0.1 or above 0.9 in layer {index + 1}", Share(layer, static a => a is < 0.1f or > 0.9f), 0.68, 0.84)))),
        new("sigmoid, N(0, 0.01²)", static () => new SigmoidStack(), Normal(0.01), 0, 1, static layers => layers.SelectMany((layer, index) => Two(
            ($"mean of layer {index + 1}", Mean(layer), 0.497, 0.503),
            ($"std of layer {index + 1}", Deviation(layer), index == 0 ? 0.0235 : 0.009, index == 0 ? 0.0265 : 0.017)))),
        new("sigmoid, Xavier", static () => new SigmoidStack(), WeightInitializer.XavierNormal, 0, 1, static layers =>
        [
            ("std of layer 1", Deviation(layers[0]), 0.19, 0.22),
            ("std of layer 5", Deviation(layers[4]), 0.09, 0.14),
            .. layers.Select(static (layer, index) => ($"share outside [0.1, 0.9] in layer {index + 1}", Share(layer, static a => a is < 0.1f or > 0.9f), 0.0, 0.04)),
        ]),
        new("tanh, Xavier", static () => new TanhStack(), WeightInitializer.XavierNormal, -1, 1, static layers =>
        [
            ("std of layer 1", Deviation(layers[0]), 0.61, 0.64),
            ("std of layer 2", Deviation(layers[1]), 0.47, 0.50),
            ("std of layer 5", Deviation(layers[4]), 0.29, 0.34),
        ]),
        new("tanh, N(0, 1)", static () => new TanhStack(), Normal(1), -1, 1, static layers => layers.Select(static (layer, index) =>
            ($"share beyond 0.95 in layer {index + 1}", Share(layer, static a => Math.Abs(a) > 0.95f), 0.82, 0.87))),
        new("ReLU, N(0, 0.01²)", static () => new ReluStack(), Normal(0.01), 0, 0.2, static layers =>
        [
            ("std of layer 1", Deviation(layers[0]), 0.055, 0.062),
            ("std of layer 5", Deviation(layers[4]), 0, 3e-6),
        ]),
        new("ReLU, Xavier", static () => new ReluStack(), WeightInitializer.XavierNormal, 0, 2, static layers =>
        [
            ("std of layer 1", Deviation(layers[0]), 0.56, 0.61),
            ("std of layer 5", Deviation(layers[4]), 0.11, 0.15),
        ]),
        new("ReLU, He", static () => new ReluStack(), WeightInitializer.HeNormal, 0, 3, static layers => layers.SelectMany((layer, index) => Two(
            ($"std of layer {index + 1}", Deviation(layer), 0.65, 0.88),
            ($"zeros in layer {index + 1}", Share(layer, static a => a == 0), 0.40, 0.60)))),
        new("ReLU, N(0, 1)", static () => new ReluStack(), Normal(1), 0, 100, static layers =>
        [
            .. Enumerable.Range(1, 4).Select(layer => ($"growth of std to layer {layer + 1}", Deviation(layers[layer]) / Deviation(layers[layer - 1]), 5.0, 9.0)),
            ("std of layer 5", Deviation(layers[4]), 8000, double.PositiveInfinity),
        ]),
    ];

    /// <summary>The activations of the five layers, 1,000 samples each.</summary>
    public IReadOnlyList<float[]> Run(ulong seed)
    {
        INetwork<float> network = Create();
        var random = new RandomSource(seed);
        foreach (ParameterTensor tensor in network.Layout.Tensors.Where(static tensor => tensor.Kind == ParameterKind.Weight))
        {
            Weights(network.Parameters.Matrix(tensor), ref random);
        }

        float[] inputs = new float[Inputs * network.Layout.InputSize];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = (float)random.NextGaussian();
        }

        var workspace = new Workspace<float>(network.Layout, Inputs);
        network.Forward(inputs, workspace);
        return
        [
            .. network.Layout.Layers.Select(layer => Enumerable.Range(layer.OutputRow, layer.OutputSize)
                .SelectMany(row => workspace.Row(row)[..Inputs].ToArray())
                .ToArray()),
        ];
    }

    private static Weights Normal(double deviation) => (WeightMatrix<float> weights, ref RandomSource random) => WeightInitializer.Normal(weights, deviation, ref random);

    private static (string, double, double, double)[] Two(params (string, double, double, double)[] figures) => figures;
}
