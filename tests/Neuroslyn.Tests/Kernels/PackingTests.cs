using Neuroslyn.Kernels;

namespace Neuroslyn.Tests.Kernels;

public class PackingTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    public void Columns_LieSideBySide(int width)
    {
        double[] matrix = [.. Enumerable.Range(0, 50).Select(index => (double)index)];
        double[] packed = new double[(5 * width) + 1];

        Packing.Columns(ref matrix[1], 10, 5, width, ref packed[0]);

        double[] expected = [.. Enumerable.Range(0, 5).SelectMany(row => Enumerable.Range((row * 10) + 1, width)).Select(index => (double)index), 0];
        Assert.Equal(expected, packed);
    }
}
