namespace Neuroslyn.Generator.Tests.HarnessTests;

public sealed class NetworkRunTests
{
    private const string Network = """
        using Neuroslyn;

        namespace Demo;

        [Network(Input = 3, Loss = Loss.MeanSquaredError)]
        public sealed partial class Net
        {
            [Dense(2, Activation.Tanh)] public partial DenseLayer Hidden { get; }
            [Dense(1)] public partial DenseLayer Output { get; }
        }

        static class Probe
        {
            static float Predict(ulong seed)
            {
                var network = new Net(seed);
                float[] output = new float[1];
                network.Predict(new float[] { 1, 2, 3 }, output, network.CreateWorkspace(1));
                return output[0];
            }
        }
        """;

    [Fact]
    public void GeneratedNetwork_Runs()
    {
        using LoadedAssembly loaded = GeneratorRun.Clean(Network).Load();

        float first = loaded.Invoke<float>("Demo.Probe", "Predict", 1ul);

        Assert.True(float.IsFinite(first));
        Assert.Equal(first, loaded.Invoke<float>("Demo.Probe", "Predict", 1ul));
        Assert.NotEqual(first, loaded.Invoke<float>("Demo.Probe", "Predict", 2ul));
    }
}
