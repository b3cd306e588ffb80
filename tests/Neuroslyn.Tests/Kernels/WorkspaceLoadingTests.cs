namespace Neuroslyn.Tests.Kernels;

public sealed class WorkspaceLoadingTests
{
    private static readonly float[] AllInputs = [.. Enumerable.Range(0, 60).Select(index => (float)index)];
    private static readonly float[] AllTargets = [.. Enumerable.Range(100, 40).Select(index => (float)index)];

    [Fact]
    public void LoadingByIndices_EqualsLoadingTheGatheredSamples()
    {
        int[] indices = [19, 3, 3, 0, 11];
        var byIndex = new Workspace<float>(Layout(), batchSize: 40);
        var gathered = new Workspace<float>(Layout(), batchSize: 40);

        byIndex.LoadInputs(AllInputs, indices);
        byIndex.LoadTargets(AllTargets, indices);
        gathered.LoadInputs([.. indices.SelectMany(index => AllInputs.Skip(index * 3).Take(3))]);
        gathered.LoadTargets([.. indices.SelectMany(index => AllTargets.Skip(index * 2).Take(2))]);

        Assert.Equal(5, byIndex.SampleCount);
        for (int row = 0; row < 6; row++)
        {
            Assert.Equal(gathered.Row(row).ToArray(), byIndex.Row(row).ToArray());
        }

        Assert.Equal([57f, 9f, 9f, 0f, 33f, 0f], byIndex.Row(0)[..6].ToArray());
    }

    [Fact]
    public void LoadingByIndices_OfANetworkThatReadsSamplesAsTheyCome_KeepsThemBatchMajor()
    {
        var workspace = new Workspace<float>(Layout(inputsAreBatchMajor: true), batchSize: 8);
        workspace.LoadInputs(AllInputs, [2, 0]);
        Assert.Equal([6f, 7f, 8f, 0f, 1f, 2f], workspace.Row(0)[..6].ToArray());
    }

    [Fact]
    public void LoadingByIndices_RefusesWhatDoesNotFit_AndNamesIt()
    {
        var workspace = new Workspace<float>(Layout(), batchSize: 4);
        Assert.Throws<ArgumentOutOfRangeException>("sampleIndices", () => workspace.LoadInputs(AllInputs, [20]));
        Assert.Throws<ArgumentOutOfRangeException>("sampleIndices", () => workspace.LoadInputs(AllInputs, [-1]));
        Assert.Throws<ArgumentException>("sampleIndices", () => workspace.LoadInputs(AllInputs, []));
        Assert.Throws<ArgumentException>("sampleIndices", () => workspace.LoadInputs(AllInputs, [0, 1, 2, 3, 4]));
        Assert.Throws<ArgumentException>("allInputs", () => workspace.LoadInputs(AllInputs.AsSpan(1), [0]));
        workspace.LoadInputs(AllInputs, [0, 1]);
        Assert.Throws<ArgumentException>("sampleIndices", () => workspace.LoadTargets(AllTargets, [0]));
        Assert.Throws<ArgumentOutOfRangeException>("sampleIndices", () => workspace.LoadTargets(AllTargets, [0, 20]));
        Assert.Throws<ArgumentException>("allTargets", () => workspace.LoadTargets(AllTargets.AsSpan(1), [0, 1]));
    }

    [Fact]
    public void LoadingByIndices_AllocatesNothing()
    {
        var workspace = new Workspace<float>(Layout(), batchSize: 40);
        int[] indices = [19, 3, 3, 0, 11];
        AllocationAssert.Nothing(() =>
        {
            workspace.LoadInputs(AllInputs, indices);
            workspace.LoadTargets(AllTargets, indices);
        });
    }

    private static NetworkLayout Layout(bool inputsAreBatchMajor = false) => new()
    {
        Name = "Test",
        InputSize = 3,
        OutputSize = 2,
        ParameterCount = 0,
        ParameterBufferLength = 16,
        Tensors = [],
        Layers = [],
        Workspace = new WorkspacePlan(6, InputRow: 0, OutputRow: 3, TargetRow: 3, LossRow: 5, InputGradientRow: 0, inputsAreBatchMajor),
        OutputsAreDistribution = false,
    };
}
