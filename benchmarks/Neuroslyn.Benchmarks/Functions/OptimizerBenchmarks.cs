using BenchmarkDotNet.Attributes;
using Neuroslyn.Benchmarks.Networks;

namespace Neuroslyn.Benchmarks.Functions;

/// <summary>One pass of each optimizer over all parameters: of mnist (102 thousand, second-level cache) and of wide (2 million, third-level cache).</summary>
public class OptimizerBenchmarks
{
    private OptimizerState<float>? _state;
    private ParameterBuffer<float>? _gradients;

    /// <summary>The network.</summary>
    [Params("mnist", "wide")]
    public string Network { get; set; } = "";

    /// <summary>The optimizer.</summary>
    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    /// <summary>All optimizers.</summary>
    public static IEnumerable<string> Names => Optimizers.Keys;

    private static Dictionary<string, Optimizer> Optimizers { get; } = new()
    {
        ["SGD"] = new Sgd(1e-9),
        ["momentum"] = new Momentum(1e-9),
        ["Nesterov"] = new Nesterov(1e-9),
        ["Adagrad"] = new Adagrad(1e-9),
        ["RMSProp"] = new RmsProp(1e-9),
        ["AdaDelta"] = new AdaDelta(1e-9),
        ["Adam"] = new Adam(1e-9),
        ["AdamW"] = new AdamW(1e-9),
        ["AMSGrad"] = new AmsGrad(1e-9),
        ["Adamax"] = new Adamax(1e-9),
        ["NAdam"] = new NAdam(1e-9),
        ["RAdam"] = new RAdam(1e-9),
    };

    /// <summary>Gradients in [-0.5, 0.5).</summary>
    [GlobalSetup]
    public void SetUp()
    {
        INetwork<float> network = Network == "mnist" ? new MnistNetwork() : new WideNetwork();
        _gradients = new ParameterBuffer<float>(network.Parameters.Length);
        var random = new Comparison.Congruential(1);
        foreach (ref float gradient in _gradients.Span)
        {
            gradient = random.Next() - 0.5f;
        }

        _state = Optimizers[Name].CreateState(network.Layout, network.Parameters);
    }

    /// <summary>The pass.</summary>
    [Benchmark]
    public void Step() => _state!.Step(_gradients!);
}
