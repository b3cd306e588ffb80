using System.Numerics;

namespace Neuroslyn;

/// <summary>An augmentation of images: one plane per channel, one plane after the other, each row by row (<c>[channel, y, x]</c>).</summary>
public abstract class ImageAugmentation : Augmentation
{
    private protected ImageAugmentation(int width, int height, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        if ((long)width * height * channels > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(nameof(width), width, $"An image of {width} x {height} x {channels} values does not fit into one array.");
        }

        Width = width;
        Height = height;
        Channels = channels;
    }

    /// <summary>Pixels of one row.</summary>
    public int Width { get; }

    /// <summary>Rows of an image.</summary>
    public int Height { get; }

    /// <summary>Planes of an image: 1 for grey, 3 for colour.</summary>
    public int Channels { get; }

    private protected int PlaneSize => Width * Height;

    /// <summary>Writes the varied copy of an image whose size is right.</summary>
    private protected abstract void TransformImage<T>(ReadOnlySpan<T> image, Span<T> augmented, ref RandomSource random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    internal sealed override void Transform<T>(ReadOnlySpan<T> sample, Span<T> augmented, ref RandomSource random)
    {
        RequireImage(sample.Length, nameof(sample));
        RequireImage(augmented.Length, nameof(augmented));
        TransformImage(sample, augmented, ref random);
    }

    private void RequireImage(int length, string argument)
    {
        int expected = PlaneSize * Channels;
        if (length != expected)
        {
            string size = Channels == 1 ? $"{Width} x {Height}" : $"{Width} x {Height} in {Channels} channels";
            throw new ArgumentException($"An image of {size} has {expected} values, {argument} has {length}.", argument);
        }
    }
}
