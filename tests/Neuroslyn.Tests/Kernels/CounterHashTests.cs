using System.Numerics;
using Neuroslyn.Kernels;

namespace Neuroslyn.Tests.Kernels;

/// <summary>Constants computed with whole numbers by another program.</summary>
public sealed class CounterHashTests
{
    [Theory]
    [InlineData(0UL, 0, new uint[] { 0x00000000, 0x514E28B7, 0x30F4C306, 0x85F0B427 })]
    [InlineData(0UL, 1000, new uint[] { 0x66692658, 0x18AC53DC, 0xFE2BAF07, 0xEA5519A8 })]
    [InlineData(0x0123456789ABCDEFUL, 0, new uint[] { 0xDA2C9824, 0xF0FEE78D, 0x0D473864, 0x109779CF })]
    [InlineData(0x0123456789ABCDEFUL, 1000, new uint[] { 0x5FD6F735, 0xD77D1728, 0xFA000244, 0x647D5C7E })]
    [InlineData(ulong.MaxValue, 0, new uint[] { 0x22A9CC61, 0x8E588E58, 0x0D96746F, 0x1B2CE8DE })]
    [InlineData(ulong.MaxValue, 1000, new uint[] { 0x2BA38A41, 0x67712740, 0x64542F24, 0x77C326EF })]
    public void Bits_StayWhatTheyAre(ulong rowSeed, int column, uint[] expected)
    {
        Vector<uint> bits = CounterHash.Of(rowSeed, column);
        for (int lane = 0; lane < expected.Length; lane++)
        {
            Assert.Equal(expected[lane], bits[lane]);
        }
    }

    [Fact]
    public void RowSeeds_StayWhatTheyAre()
    {
        Assert.Equal(0x33180454BA17A00CUL, CounterHash.RowSeed(key: 7, row: 1));
        Assert.Equal(0x07B7474FC54D451FUL, CounterHash.RowSeed(key: 7, row: 2));
    }

    [Theory]
    [InlineData(0, "01111001010010000101011000010101")]
    [InlineData(1, "00111110011101010010011111110001")]
    public void DropoutMasks_AreTheSameBits_InBothPrecisions(int row, string kept)
    {
        const int columns = 32;
        (float[] values, float[] singles) = (new float[2 * columns], new float[2 * columns]);
        (double[] wideValues, double[] doubles) = (new double[2 * columns], new double[2 * columns]);
        DropoutMask.Apply(ref values[0], ref values[0], ref singles[0], columns, 2, 0, columns, 0.5, key: 7);
        DropoutMask.Apply(ref wideValues[0], ref wideValues[0], ref doubles[0], columns, 2, 0, columns, 0.5, key: 7);
        for (int column = 0; column < columns; column++)
        {
            Assert.Equal(kept[column] == '1', singles[(row * columns) + column] != 0);
            Assert.Equal(kept[column] == '1', doubles[(row * columns) + column] != 0);
        }
    }
}
