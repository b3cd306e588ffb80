using System.Numerics;

namespace Neuroslyn;

/// <summary>Ten views of one image to predict from and average over: the four corners and the centre, and the same mirrored.</summary>
/// <remarks>
/// Krizhevsky, Sutskever and Hinton 2012, "ImageNet classification with deep convolutional neural networks", section 4.1; for testing, not for training. Images are
/// <c>[channel, y, x]</c>. Nothing is random. Allocates nothing after construction. Safe to use from several threads.
/// </remarks>
public sealed class TenCrop
{
    /// <summary>Views per image.</summary>
    public const int Count = 10;

    private readonly int _width;
    private readonly int _height;
    private readonly int _cropWidth;
    private readonly int _cropHeight;
    private readonly int _channels;

    /// <summary>Sets the sizes.</summary>
    /// <param name="width">Pixels of one row of an image, at least 1.</param>
    /// <param name="height">Rows of an image, at least 1.</param>
    /// <param name="cropWidth">Pixels of one row of a view, 1 to <paramref name="width"/>.</param>
    /// <param name="cropHeight">Rows of a view, 1 to <paramref name="height"/>.</param>
    /// <param name="channels">Planes of an image, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1, or a view is larger than the image.</exception>
    public TenCrop(int width, int height, int cropWidth, int cropHeight, int channels = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(cropWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(cropHeight, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cropWidth, width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cropHeight, height);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        (_width, _height, _cropWidth, _cropHeight, _channels) = (width, height, cropWidth, cropHeight, channels);
    }

    /// <summary>Values of one view: what a network that predicts from views has as its input size.</summary>
    public int CropSize => _cropWidth * _cropHeight * _channels;

    /// <summary>Cuts the ten views.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="image"><c>[channels, height, width]</c>.</param>
    /// <param name="crops">
    /// Receives <c>[10, channels, cropHeight, cropWidth]</c>: upper left, upper right, lower left, lower right, centre, then the same five mirrored left to right. The centre is rounded
    /// up and to the left.
    /// </param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Crop<T>(ReadOnlySpan<T> image, Span<T> crops)
        where T : unmanaged, INumber<T>
    {
        if (image.Length != _width * _height * _channels)
        {
            throw new ArgumentException($"An image of {_width} x {_height} in {_channels} channels has {_width * _height * _channels} values, got {image.Length}.", nameof(image));
        }

        if (crops.Length != Count * CropSize)
        {
            throw new ArgumentException($"Ten views of {CropSize} values need {Count * CropSize}, got {crops.Length}.", nameof(crops));
        }

        (int right, int bottom) = (_width - _cropWidth, _height - _cropHeight);
        Cut(image, crops, 0, 0, 0);
        Cut(image, crops, 1, right, 0);
        Cut(image, crops, 2, 0, bottom);
        Cut(image, crops, 3, right, bottom);
        Cut(image, crops, 4, right / 2, bottom / 2);
        Span<T> mirrored = crops[(Count / 2 * CropSize)..];
        crops[..mirrored.Length].CopyTo(mirrored);
        for (int start = 0; start < mirrored.Length; start += _cropWidth)
        {
            mirrored.Slice(start, _cropWidth).Reverse();
        }
    }

    private void Cut<T>(ReadOnlySpan<T> image, Span<T> crops, int crop, int left, int top)
    {
        Span<T> target = crops.Slice(crop * CropSize, CropSize);
        for (int channel = 0; channel < _channels; channel++)
        {
            for (int y = 0; y < _cropHeight; y++)
            {
                image.Slice((((channel * _height) + top + y) * _width) + left, _cropWidth).CopyTo(target);
                target = target[_cropWidth..];
            }
        }
    }
}
