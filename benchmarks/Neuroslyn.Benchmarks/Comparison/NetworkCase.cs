using Neuroslyn.Benchmarks.Networks;

namespace Neuroslyn.Benchmarks.Comparison;

/// <summary>One of the seven networks, by the name under which all peers report it.</summary>
/// <param name="name">For example "mnist".</param>
internal abstract class NetworkCase(string name)
{
    /// <summary>All of them, smallest first.</summary>
    public static IReadOnlyList<NetworkCase> All { get; } =
    [
        new NetworkCase<XorNetwork.Calls>("xor", static () => new(new XorNetwork())),
        new NetworkCase<IrisNetwork.Calls>("iris", static () => new(new IrisNetwork())),
        new NetworkCase<AudioNetwork.Calls>("audio", static () => new(new AudioNetwork())),
        new NetworkCase<DigitsNetwork.Calls>("digits", static () => new(new DigitsNetwork())),
        new NetworkCase<MnistNetwork.Calls>("mnist", static () => new(new MnistNetwork())),
        new NetworkCase<DeepNetwork.Calls>("deep", static () => new(new DeepNetwork())),
        new NetworkCase<WideNetwork.Calls>("wide", static () => new(new WideNetwork())),
    ];

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(network => network.Name)];

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>A network with the weights that every peer starts from.</summary>
    public abstract INetwork<float> Create();

    /// <summary>Makes a network with drawn weights and returns a call that predicts one sample.</summary>
    public abstract Action CreatePrediction();

    /// <summary>Makes a network with drawn weights and a session and returns a call that takes one step of Adam.</summary>
    /// <param name="batch">Samples of the step.</param>
    public abstract Action CreateStep(int batch);

    /// <summary>Times one operation.</summary>
    /// <param name="row">Which.</param>
    /// <param name="settings">How.</param>
    public abstract Result Measure(Row row, MeasurementSettings settings);

    /// <summary>The mean losses of the first 128 samples before and after ten steps of Adam at 1e-2 on them, which all peers must share.</summary>
    public (double Before, double BeforeBySample, double After) Losses()
    {
        const int Batch = 128;
        INetwork<float> network = Create();
        var data = new ReferenceData(network.Layout);
        ReadOnlySpan<float> inputs = data.Inputs.AsSpan(0, Batch * network.Layout.InputSize);
        ReadOnlySpan<float> targets = data.Targets.AsSpan(0, Batch * network.Layout.OutputSize);
        double bySample = LossBySample(inputs, targets);
        using var session = new TrainingSession<float>(network, new TrainingOptions { Optimizer = new Adam(1e-2), BatchSize = Batch });
        double before = session.Step(inputs, targets);
        for (int step = 2; step <= 10; step++)
        {
            session.Step(inputs, targets);
        }

        return (before, bySample, session.Step(inputs, targets));
    }

    /// <summary>The mean loss by predictions of single samples, computed here in double precision.</summary>
    protected abstract double LossBySample(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);
}
