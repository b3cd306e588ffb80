using System.Numerics;

namespace Neuroslyn;

/// <summary>Brings images to another size.</summary>
public static class ImageResizing
{
    /// <summary>Reads an image bilinearly at the pixels of another size. Allocates nothing.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="image"><c>[channels, height, width]</c>.</param>
    /// <param name="width">Pixels of one row of <paramref name="image"/>, at least 1.</param>
    /// <param name="height">Rows of <paramref name="image"/>, at least 1.</param>
    /// <param name="resized">Receives <c>[channels, newHeight, newWidth]</c>; not the same memory.</param>
    /// <param name="newWidth">Pixels of one row of the result, at least 1.</param>
    /// <param name="newHeight">Rows of the result, at least 1.</param>
    /// <param name="channels">Planes of an image, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <remarks>
    /// Corners of pixels are aligned, not their centres (as in PyTorch with <c>align_corners=False</c>); what would be read outside the image repeats its border. Reduced to less than half,
    /// pixels in between are not read: reduce in several halvings then.
    /// </remarks>
    public static void Resize<T>(ReadOnlySpan<T> image, int width, int height, Span<T> resized, int newWidth, int newHeight, int channels = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require(image.Length, width, height, channels, nameof(image));
        Require(resized.Length, newWidth, newHeight, channels, nameof(resized));
        AffineMap map = new CropBox(0, 0, width, height).To(newWidth, newHeight);
        for (int channel = 0; channel < channels; channel++)
        {
            ReadOnlySpan<T> plane = image.Slice(channel * width * height, width * height);
            Span<T> target = resized.Slice(channel * newWidth * newHeight, newWidth * newHeight);
            for (int y = 0; y < newHeight; y++)
            {
                T sourceY = T.CreateTruncating(Math.Clamp((map.YY * y) + map.Y0, 0, height - 1));
                for (int x = 0; x < newWidth; x++)
                {
                    target[(y * newWidth) + x] = BilinearSampling.Read(plane, width, height, T.CreateTruncating(Math.Clamp((map.XX * x) + map.X0, 0, width - 1)), sourceY);
                }
            }
        }
    }

    private static void Require(int length, int width, int height, int channels, string argument)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        if (length != (long)width * height * channels)
        {
            throw new ArgumentException($"An image of {width} x {height} in {channels} channels has {(long)width * height * channels} values, {argument} has {length}.", argument);
        }
    }
}
