namespace Neuroslyn.IntegrationTests.ComparedNetworks;

/// <summary>What the benchmarks time is the same computation as the other libraries', and allocates nothing.</summary>
public sealed class ComparedNetworkTests
{
    private const int Batch = 128;

    public static TheoryData<string> Names => [.. ComparedNetwork.Names];

    // Ten steps of Adam in libtorch 1.13.1, float32, as printed by benchmarks/peers/torch_cpp.cpp with PEERS_OPS=check. On the last network steps of 1e-2
    // for each of a thousand inputs throw the sums about, so that rounding shows in the third digit.
    [Theory]
    [InlineData("xor", 0.11779, 0.10319, 1e-5)]
    [InlineData("iris", 1.12203, 1.07339, 1e-5)]
    [InlineData("audio", 0.66632, 0.13108, 1e-5)]
    [InlineData("digits", 2.31878, 2.00978, 1e-5)]
    [InlineData("mnist", 2.32666, 2.24633, 1e-5)]
    [InlineData("deep", 2.30968, 2.25073, 1e-4)]
    [InlineData("wide", 2.29718, 2.30855, 5e-3)]
    public void TenStepsOfAdam_ReachTheLossesOfLibtorch(string name, double lossBefore, double lossAfter, double toleranceAfter)
    {
        ComparedNetwork compared = ComparedNetwork.Create(name);
        using var session = new TrainingSession<float>(compared.Network, new TrainingOptions { Optimizer = new Adam(1e-2), BatchSize = Batch });
        double[] losses = [.. Enumerable.Range(0, 11).Select(_ => session.Step(compared.Inputs(Batch), compared.Targets(Batch)))];
        Assert.InRange(losses[0], lossBefore - 1e-5, lossBefore + 1e-5);
        Assert.InRange(losses[^1], lossAfter - toleranceAfter, lossAfter + toleranceAfter);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void PredictingOneSample_AllocatesNothing(string name)
    {
        ComparedNetwork compared = ComparedNetwork.Create(name);
        float[] output = new float[compared.Network.Layout.OutputSize];
        AllocationAssert.Nothing(() => compared.Predict(compared.Inputs(1), output));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void PredictingABatch_AllocatesNothing(string name)
    {
        ComparedNetwork compared = ComparedNetwork.Create(name);
        float[] outputs = new float[Batch * compared.Network.Layout.OutputSize];
        var workspace = new Workspace<float>(compared.Network.Layout, Batch);
        AllocationAssert.Nothing(() => compared.Network.Predict(compared.Inputs(Batch), outputs, workspace));
        AllocationAssert.Nothing(() => compared.Predict(compared.Inputs(Batch), outputs));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TrainingSteps_AllocateNothing(string name)
    {
        foreach (Optimizer optimizer in (Optimizer[])[new Sgd(1e-3), new Adam(1e-4)])
        {
            foreach (int batch in (int[])[1, 32, 128])
            {
                ComparedNetwork compared = ComparedNetwork.Create(name);
                using var session = new TrainingSession<float>(compared.Network, new TrainingOptions { Optimizer = optimizer, BatchSize = batch });
                AllocationAssert.Nothing(() => session.Step(compared.Inputs(batch), compared.Targets(batch)));
            }
        }
    }
}
