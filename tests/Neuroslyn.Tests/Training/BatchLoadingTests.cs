using System.Runtime.InteropServices;

namespace Neuroslyn.Tests.Training;

public sealed class BatchLoadingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ranges_LoadTheSamplesOfTheOrder_IntoEitherLayout(bool batchMajor)
    {
        // Ten of twelve samples, of three inputs and two targets, in reverse, by three threads.
        const int count = 10;
        Dataset<double> data = Dataset.FromRows<double>(
            [.. Enumerable.Range(0, 12).Select(i => (double[])[i, i + 0.25, i + 0.5])], [.. Enumerable.Range(0, 12).Select(i => (double[])[-i, -i - 0.5])]);
        int[] order = [.. Enumerable.Range(0, count).Select(i => 11 - i)];
        var workspace = new Workspace<double>(Layout(batchMajor), 40) { SampleCount = 40 };
        Cells(workspace).Fill(9);
        workspace.SampleCount = count;
        for (int worker = 0; worker < 3; worker++)
        {
            (int first, int end) = BatchLoading.Share(workspace, worker, 3);
            BatchLoading.Load(workspace, data.Inputs, order, data.Targets, order, first, end);
        }

        Assert.Equal(16, workspace.ColumnCount);
        for (int column = 0; column < workspace.ColumnCount; column++)
        {
            Assert.Equal(column < count ? -order[column] - 0.5 : 0, workspace.Row(4)[column]);
            if (!batchMajor)
            {
                Assert.Equal(column < count ? order[column] + 0.25 : 0, workspace.Row(1)[column]);
            }
            else if (column < count)
            {
                Assert.Equal(data.Inputs[order[column]], Cells(workspace).Slice(column * 3, 3));
            }
        }

        Assert.Equal(9, workspace.Row(5)[0]);
    }

    [Theory]
    [InlineData(1, 4, new[] { 0, 0, 0, 16 })]
    [InlineData(33, 2, new[] { 16, 48 })]
    [InlineData(64, 4, new[] { 16, 32, 48, 64 })]
    public void Shares_AreWholeQuanta_ThatCoverEveryColumnOnce(int samples, int workers, int[] ends)
    {
        var workspace = new Workspace<double>(Layout(batchMajor: false), samples);
        int covered = 0;
        for (int worker = 0; worker < workers; worker++)
        {
            (int first, int end) = BatchLoading.Share(workspace, worker, workers);
            Assert.Equal(covered, first);
            Assert.Equal(ends[worker], end);
            covered = end;
        }

        Assert.Equal(workspace.ColumnCount, covered);
    }

    private static Span<double> Cells(Workspace<double> workspace) =>
        MemoryMarshal.CreateSpan(ref workspace.Origin, workspace.Layout.Workspace.RowCount * workspace.Stride);

    private static NetworkLayout Layout(bool batchMajor) => new()
    {
        Name = "Test",
        InputSize = 3,
        OutputSize = 2,
        ParameterCount = 0,
        ParameterBufferLength = 0,
        Tensors = [],
        Layers = [],
        Workspace = new WorkspacePlan(6, 0, 0, 3, 5, -1, batchMajor),
        OutputsAreDistribution = false,
    };
}
