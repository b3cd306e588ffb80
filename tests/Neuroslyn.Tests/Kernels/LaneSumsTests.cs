using System.Numerics;
using System.Runtime.Intrinsics;
using Neuroslyn.Kernels;

namespace Neuroslyn.Tests.Kernels;

public class LaneSumsTests
{
    [Fact]
    public void FourVectors_GiveTheirSumsInOrder()
    {
        Vector512<float>[] singles = [.. Enumerable.Range(1, 4).Select(factor => factor * (Vector512<float>.Indices + Vector512.Create(0.5f)))];
        Vector512<double>[] doubles = [.. Enumerable.Range(1, 4).Select(factor => factor * (Vector512<double>.Indices + Vector512.Create(0.5)))];

        Assert.Equal(Vector128.Create(128f, 256f, 384f, 512f), LaneSums.Of(singles[0], singles[1], singles[2], singles[3]));
        Assert.Equal(Vector256.Create(32.0, 64.0, 96.0, 128.0), LaneSums.Of(doubles[0], doubles[1], doubles[2], doubles[3]));
    }

    [Fact]
    public void FourVectorsOfTheMachine_GiveTheirSumsInOrder()
    {
        Vector<float> single = Vector<float>.Indices + Vector<float>.One;
        Vector<double> number = Vector<double>.Indices + Vector<double>.One;
        float singleSum = Vector<float>.Count * (Vector<float>.Count + 1) / 2;
        double doubleSum = Vector<double>.Count * (Vector<double>.Count + 1) / 2;

        Assert.Equal(singleSum * Vector128.Create(1f, 2f, 3f, 4f), LaneSums.Of(single, 2 * single, 3 * single, 4 * single));
        Assert.Equal(doubleSum * Vector256.Create(1.0, 2.0, 3.0, 4.0), LaneSums.Of(number, 2 * number, 3 * number, 4 * number));
    }

    [Fact]
    public void Rows_AreSummedOverTheirColumns()
    {
        const int Stride = 48;
        float[] rows = [.. Enumerable.Range(0, 3 * Stride).Select(index => index % Stride < 32 ? (index / Stride) + 1f : float.NaN)];
        float[] sums = [0, 0, 0, -1];

        LaneSums.OfRows(ref rows[0], Stride, 3, 32, ref sums[0]);

        Assert.Equal([32, 64, 96, -1], sums);
    }
}
