using Neuroslyn;

namespace Digits;

/// <summary>The part of images that has ink in any of them, so that drawings waste no room on margins.</summary>
internal readonly record struct ImageFrame(int Left, int Top, int Width, int Height)
{
    /// <summary>The smallest frame around the ink of all <paramref name="images"/>; a single pixel if there is none.</summary>
    public static ImageFrame Around(Dataset<float> data, IEnumerable<int> images)
    {
        (int left, int top, int right, int bottom) = (Mnist.ImageWidth, Mnist.ImageHeight, 0, 0);
        foreach (int image in images)
        {
            ReadOnlySpan<float> pixels = data.Inputs[image];
            for (int pixel = 0; pixel < pixels.Length; pixel++)
            {
                if (pixels[pixel] > 0)
                {
                    (int y, int x) = Math.DivRem(pixel, Mnist.ImageWidth);
                    (left, right) = (Math.Min(left, x), Math.Max(right, x));
                    (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
                }
            }
        }

        return left > right ? new ImageFrame(0, 0, 1, 1) : new ImageFrame(left, top, right - left + 1, bottom - top + 1);
    }

    /// <summary>The pixels inside the frame, row by row.</summary>
    public float[] Cut(ReadOnlySpan<float> pixels)
    {
        var cut = new float[Width * Height];
        for (int y = 0; y < Height; y++)
        {
            pixels.Slice(((Top + y) * Mnist.ImageWidth) + Left, Width).CopyTo(cut.AsSpan(y * Width));
        }

        return cut;
    }
}
