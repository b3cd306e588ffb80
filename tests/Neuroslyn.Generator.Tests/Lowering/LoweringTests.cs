using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Model;

namespace Neuroslyn.Generator.Tests.Lowering;

/// <summary>What the decisions about tiles, groups and blocks must keep whatever the sizes: every element once, in order, within the registers.</summary>
public sealed class LoweringTests
{
    [Theory]
    [InlineData(nameof(Precision.Single), true)]
    [InlineData(nameof(Precision.Single), false)]
    [InlineData(nameof(Precision.Double), true)]
    [InlineData(nameof(Precision.Double), false)]
    public void RowBlocks_CoverEveryRowOnce_WithTilesThatFitTheRegisters(string precisionName, bool isWide)
    {
        Precision precision = Enum.Parse<Precision>(precisionName);
        VectorTarget target = Target(precision, isWide);
        for (int rows = 1; rows <= 300; rows++)
        {
            int next = 0;
            foreach (RowBlocks block in RowBlocks.Cut(rows, target))
            {
                Assert.Equal(next, block.Start);
                Assert.InRange(block.Height, 1, target.MaximumTileRows);
                Assert.Equal(0, (block.End - block.Start) % block.Height);
                next = block.End;
            }

            Assert.Equal(rows, next);
        }
    }

    [Theory]
    [InlineData(7, "4 3")]
    [InlineData(8, "4 4")]
    [InlineData(9, "5 4")]
    [InlineData(10, "6 4")]
    [InlineData(13, "5 4 4")]
    [InlineData(14, "6 4 4")]
    [InlineData(32, "6 6 6 6 4 4")]
    public void RowBlocks_AreAsHighAsTheUnitsNeed_ToBeBusy(int rows, string heights)
    {
        IEnumerable<int> cut = RowBlocks.Cut(rows, Target(Precision.Single, isWide: false)).SelectMany(block => Enumerable.Repeat(block.Height, (block.End - block.Start) / block.Height));
        Assert.Equal(heights, string.Join(' ', cut));
    }

    [Fact]
    public void RowBlocks_OfManyRows_AreNeverLowerThanFour()
    {
        foreach (bool isWide in (bool[])[true, false])
        {
            VectorTarget target = Target(Precision.Single, isWide);
            Assert.All(Enumerable.Range(8, 1000).SelectMany(rows => RowBlocks.Cut(rows, target)), block => Assert.InRange(block.Height, 4, target.MaximumTileRows));
        }
    }

    [Fact]
    public void TermBlocks_CutLongSums_IntoEqualBlocks_OfWhichTheLastIsNotLonger()
    {
        Assert.Null(TermBlocks.LengthFor(1));
        Assert.Null(TermBlocks.LengthFor(192));
        for (int terms = 193; terms <= 5000; terms++)
        {
            int length = TermBlocks.LengthFor(terms)!.Value;
            int last = (terms - 1) % length + 1;
            Assert.InRange(length, 97, 192);
            Assert.InRange(last, length - (terms / length), length);
        }
    }

    [Fact]
    public void RowsOfWeights_LieAnOddNumberOfLinesApart_WhereAnEvenOneWouldUseFewSetsOfTheCache()
    {
        var number = new NumberFormat(Precision.Single);
        for (int units = 1; units <= 2000; units++)
        {
            int stride = number.RowStride(units);
            Assert.InRange(stride, units, units + 31);
            Assert.Equal(0, stride % number.Line);
            Assert.True(stride < 8 * number.Line || stride / number.Line % 2 == 1);
        }
    }

    [Theory]
    [InlineData(nameof(Precision.Single), true)]
    [InlineData(nameof(Precision.Single), false)]
    [InlineData(nameof(Precision.Double), true)]
    [InlineData(nameof(Precision.Double), false)]
    public void GradientGroups_CoverEveryUnitOnce_InWholeTiles(string precisionName, bool isWide)
    {
        Precision precision = Enum.Parse<Precision>(precisionName);
        var number = new NumberFormat(precision);
        VectorTarget target = Target(precision, isWide);
        foreach (int units in (int[])[1, 7, 16, 17, 32, 48, 100, 128, 130, 144, 256, 272, 500, 1000, 1024])
        {
            int next = 0;
            foreach (ColumnRun run in GradientGroups.Of(Dense(precision, inputs: 64, units), number, target).Runs)
            {
                Assert.Equal(next, run.Start);
                Assert.Equal(run.End, run.Start + (run.GroupCount * run.GroupWidth));
                Assert.Equal(0, run.GroupWidth % (run.TileWidth ?? number.Line));
                Assert.InRange(run.GroupWidth, 1, 8 * number.Line);
                next = run.End;
            }

            Assert.Equal(number.RoundUpToLine(units), next);
        }
    }

    [Fact]
    public void Updates_AreMadeInOneCallForTinyNetworks_AndInTheCacheForLargeLayers()
    {
        Assert.True(GradientGroups.UpdateWhole(Graph(Precision.Single, inputs: 4, units: 8)));
        Assert.False(GradientGroups.UpdateWhole(Graph(Precision.Single, inputs: 64, units: 32)));
        Assert.False(GradientGroups.UpdateInCache(Dense(Precision.Single, inputs: 64, units: 64)));
        Assert.True(GradientGroups.UpdateInCache(Dense(Precision.Single, inputs: 65, units: 64)));
    }

    [Fact]
    public void InputsThatLieAPowerOfTwoApart_AreCopiedSideBySide_WhereEnoughUnitsReadThem()
    {
        Assert.True(Packs(inputs: 1024, units: 128));
        Assert.True(Packs(inputs: 256, units: 128));
        Assert.False(Packs(inputs: 784, units: 128));
        Assert.False(Packs(inputs: 1024, units: 64));

        static bool Packs(int inputs, int units) => GradientGroups.PacksInputs(Dense(Precision.Single, inputs, units), new NumberFormat(Precision.Single));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(16, 10)]
    [InlineData(64, 1024)]
    [InlineData(1000, 3000)]
    public void SamplePlan_PlacesVectorsOnLinesThatDoNotOverlap(int units, int outputs)
    {
        NetworkGraph graph = Graph(Precision.Single, inputs: 3, units, outputs);
        var plan = new SamplePlan(graph);
        List<(int Start, int Length)> places = [(plan.Target, outputs)];
        foreach (DenseOperation dense in graph.DenseOperations)
        {
            places.Add((plan.Output(dense), dense.Units));
            places.Add((plan.Delta(dense), dense.Units));
            Assert.Equal(0, SamplePlan.UpdateRows(dense) % SamplePlan.SummedRows);
        }

        int end = 0;
        foreach ((int start, int length) in places.Order())
        {
            Assert.Equal(0, start % graph.Number.Line);
            Assert.InRange(start, end, plan.Length);
            end = graph.Number.RoundUpToLine(start + length);
        }

        Assert.Equal(plan.Length, end);
    }

    private static VectorTarget Target(Precision precision, bool isWide) =>
        isWide ? VectorTarget.Wide(new NumberFormat(precision)) : VectorTarget.Native(new NumberFormat(precision));

    private static DenseOperation Dense(Precision precision, int inputs, int units) => Graph(precision, inputs, units).DenseOperations.First();

    private static NetworkGraph Graph(Precision precision, int inputs, int units, int outputs = 1)
    {
        string layer = precision == Precision.Double ? "DenseLayer<double>" : "DenseLayer";
        GeneratorRun run = GeneratorRun.Once($$"""
            using Neuroslyn;

            [Network(Input = {{inputs}}, Loss = Loss.MeanSquaredError, Precision = Precision.{{precision}})]
            internal sealed partial class Net
            {
                [Dense({{units}}, Activation.Relu)] public partial {{layer}} Hidden { get; }
                [Dense({{outputs}})] public partial {{layer}} Output { get; }
            }
            """);
        return GraphBuilder.Build((NetworkModel)Assert.Single(run.Outputs(TrackingNames.Models)).Value);
    }
}
