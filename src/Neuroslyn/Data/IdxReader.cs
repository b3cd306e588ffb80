using System.Buffers.Binary;
using System.IO.Compression;

namespace Neuroslyn;

/// <summary>Reads idx files, the format of MNIST and its successors, gzipped or raw.</summary>
/// <remarks>
/// Layout: two zero bytes, the element type (8: unsigned byte), the number of dimensions, each dimension as a big-endian 32-bit number, the elements.
/// As one number, the first four bytes are 2049 for labels and 2051 for images.
/// </remarks>
public static class IdxReader
{
    private const byte UnsignedByte = 8;

    /// <summary>Reads a file. Whether it is gzipped is told by its first bytes, not by its name.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not an idx file of unsigned bytes, or is truncated, damaged or longer than its header says.</exception>
    public static IdxArray Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">Seekable, at its start.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InvalidDataException">The data are not an idx file of unsigned bytes, or are truncated, damaged or longer than the header says.</exception>
    public static IdxArray Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        bool zipped = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = 0;
        if (!zipped)
        {
            return ReadArray(stream, name);
        }

        using var unzipped = new MemoryStream();
        try
        {
            using var zip = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
            zip.CopyTo(unzipped);
        }
        catch (InvalidDataException exception)
        {
            throw Refusal(name, $"its gzip compression is damaged or truncated ({exception.Message})", exception);
        }

        unzipped.Position = 0;
        return ReadArray(unzipped, name);
    }

    private static IdxArray ReadArray(Stream stream, string name)
    {
        Span<byte> word = stackalloc byte[4];
        ReadHeader(stream, word, name);
        if (word[0] != 0 || word[1] != 0)
        {
            throw Refusal(name, $"it starts with the bytes {word[0]:X2} {word[1]:X2}; an idx file starts with 00 00, a gzipped one with 1F 8B");
        }

        if (word[2] != UnsignedByte || word[3] == 0)
        {
            throw Refusal(name, $"it holds elements of type 0x{word[2]:X2} in {word[3]} dimensions; only unsigned bytes (0x08) in 1 or more dimensions are read");
        }

        var dimensions = new int[word[3]];
        long count = 1;
        for (int i = 0; i < dimensions.Length; i++)
        {
            ReadHeader(stream, word, name);
            uint size = BinaryPrimitives.ReadUInt32BigEndian(word);
            if (size == 0 || count * size > Array.MaxLength)
            {
                throw Refusal(name, $"dimension {i} has the size {size}, which makes the array empty or larger than {Array.MaxLength} elements");
            }

            dimensions[i] = (int)size;
            count *= size;
        }

        long remaining = stream.Length - stream.Position;
        if (remaining != count)
        {
            throw Refusal(
                name, $"its header promises {string.Join(" x ", dimensions)} = {count} bytes, but {remaining} follow: {(remaining < count ? "it is truncated" : "it has trailing bytes")}");
        }

        var values = new byte[count];
        stream.ReadExactly(values);
        return new IdxArray(dimensions, values);
    }

    private static void ReadHeader(Stream stream, Span<byte> word, string name)
    {
        if (stream.ReadAtLeast(word, word.Length, throwOnEndOfStream: false) < word.Length)
        {
            throw Refusal(name, "it ends within its header");
        }
    }

    private static InvalidDataException Refusal(string name, string reason, Exception? inner = null) =>
        new($"'{name}' cannot be read as an idx file: {reason}.", inner);
}
