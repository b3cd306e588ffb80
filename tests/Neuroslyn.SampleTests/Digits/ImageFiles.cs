using System.Buffers.Binary;

namespace Neuroslyn.SampleTests.Digits;

/// <summary>Writes small files of MNIST format.</summary>
internal static class ImageFiles
{
    /// <summary>Writes images of one bright row each, whose class is the row's number modulo 10.</summary>
    public static void Write(string directory, string part, int count)
    {
        Directory.CreateDirectory(directory);
        var pixels = new byte[count * 784];
        var labels = new byte[count];
        for (int image = 0; image < count; image++)
        {
            labels[image] = (byte)(image % 10);
            pixels.AsSpan((image * 784) + (image % 10 * 28), 28).Fill(255);
        }

        File.WriteAllBytes(Path.Combine(directory, part + "-images-idx3-ubyte"), [0, 0, 8, 3, .. BigEndian(count), .. BigEndian(28), .. BigEndian(28), .. pixels]);
        File.WriteAllBytes(Path.Combine(directory, part + "-labels-idx1-ubyte"), [0, 0, 8, 1, .. BigEndian(count), .. labels]);
    }

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
