using Neuroslyn.Benchmarks.Comparison;
using Neuroslyn.Benchmarks.Networks;

namespace Neuroslyn.IntegrationTests.ComparedNetworks;

/// <summary>One of the seven networks that the benchmarks compare with other libraries, with the weights and data that all of them use.</summary>
internal sealed class ComparedNetwork
{
    private readonly INetworkCalls _calls;

    private ComparedNetwork(INetworkCalls calls)
    {
        _calls = calls;
        ReferenceParameters.Load(Network);
        Data = new ReferenceData(Network.Layout);
    }

    public static IReadOnlyList<string> Names { get; } = ["xor", "iris", "audio", "digits", "mnist", "deep", "wide"];

    public INetwork<float> Network => _calls.Network;

    public ReferenceData Data { get; }

    public static ComparedNetwork Create(string name) => new(name switch
    {
        "xor" => new XorNetwork.Calls(new XorNetwork()),
        "iris" => new IrisNetwork.Calls(new IrisNetwork()),
        "audio" => new AudioNetwork.Calls(new AudioNetwork()),
        "digits" => new DigitsNetwork.Calls(new DigitsNetwork()),
        "mnist" => new MnistNetwork.Calls(new MnistNetwork()),
        "deep" => new DeepNetwork.Calls(new DeepNetwork()),
        _ => new WideNetwork.Calls(new WideNetwork()),
    });

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => _calls.Predict(inputs, outputs);

    public ReadOnlySpan<float> Inputs(int samples) => Data.Inputs.AsSpan(0, samples * Network.Layout.InputSize);

    public ReadOnlySpan<float> Targets(int samples) => Data.Targets.AsSpan(0, samples * Network.Layout.OutputSize);
}
