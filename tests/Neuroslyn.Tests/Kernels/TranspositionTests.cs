using Neuroslyn.Kernels;

namespace Neuroslyn.Tests.Kernels;

public sealed class TranspositionTests
{
    [Fact]
    public void ToFeatureMajor_PutsEachValueInItsRow_AndClearsSurplusColumns()
    {
        float[] samples = [1, 2, 3, 4, 5, 6];
        float[] rows = new float[12];
        rows.AsSpan().Fill(9f);

        Transposition.ToFeatureMajor<float>(samples, size: 2, rows, stride: 6, sampleCount: 3, columnCount: 5);

        Assert.Equal([1, 3, 5, 0, 0, 9, 2, 4, 6, 0, 0, 9], rows);
    }
}
