namespace Neuroslyn.Tests.Data;

public sealed class IdxReaderTests
{
    private static readonly byte[] Values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_TellsGzipFromRawByTheContent(bool zipped)
    {
        byte[] bytes = IdxFiles.Bytes(Values, 2, 3, 2);
        Assert.Equal([0, 0, 8, 3], bytes[..4]);
        IdxArray array = Read(zipped ? IdxFiles.Zip(bytes) : bytes);

        Assert.Equal([2, 3, 2], array.Dimensions);
        Assert.Equal(Values, array.Values.ToArray());
    }

    [Fact]
    public void Dimensions_AreBigEndian()
    {
        byte[] bytes = IdxFiles.Bytes(new byte[258], 258);
        Assert.Equal([0, 0, 1, 2], bytes[4..8]);
        Assert.Equal([258], Read(bytes).Dimensions);
    }

    [Fact]
    public void DamagedFiles_AreRefusedWithTheReason()
    {
        byte[] good = IdxFiles.Bytes(Values, 2, 3, 2);
        Refused("ends within its header", []);
        Refused("ends within its header", good[..3]);
        Refused("ends within its header", good[..10]);
        Refused("2 x 3 x 2 = 12 bytes, but 11 follow: it is truncated", good[..^1]);
        Refused("2 x 3 x 2 = 12 bytes, but 13 follow: it has trailing bytes", [.. good, 0]);
        Refused("it is truncated", IdxFiles.Zip(good[..^1]));
        Refused("has trailing bytes", IdxFiles.Zip([.. good, 0]));
        Refused("starts with the bytes 50 4B", [0x50, 0x4B, 3, 4, 0, 0]);
        Refused("elements of type 0x0D", [0, 0, 0x0D, 1, 0, 0, 0, 1, 0, 0, 0, 0]);
        Refused("in 0 dimensions", [0, 0, 8, 0]);
        Refused("dimension 1 has the size 0", IdxFiles.Bytes([], 2, 0));
        Refused("dimension 0 has the size 4294967295", [0, 0, 8, 1, 255, 255, 255, 255]);
        Refused("dimension 1 has the size 65536", IdxFiles.Bytes([], 65536, 65536, 65536)[..16]);
    }

    [Fact]
    public void DamagedCompression_IsRefused()
    {
        var random = new Random(1);
        var noise = new byte[5000];
        random.NextBytes(noise);
        byte[] zipped = IdxFiles.Zip(IdxFiles.Bytes(noise, 5000));
        Refused("truncated", zipped[..^2000]);
        byte[] flipped = [.. zipped];
        flipped[2500] ^= 0x40;
        Refused("gzip compression is damaged", flipped);
    }

    [Fact]
    public void MissingFile_SaysSo() => Assert.Throws<FileNotFoundException>(() => IdxReader.Read(Path.Combine(Path.GetTempPath(), "no-such-file-idx1-ubyte")));

    private static void Refused(string reason, byte[] bytes)
    {
        var exception = Assert.Throws<InvalidDataException>(() => Read(bytes));
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.Contains("'test.idx'", exception.Message, StringComparison.Ordinal);
    }

    private static IdxArray Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return IdxReader.Read(stream, "test.idx");
    }
}
