using Neuroslyn;

namespace Samples;

/// <summary>The bundled handwritten digits at half their size, 14 x 14 pixels, which is enough to see and quick to learn.</summary>
internal static class SmallDigits
{
    public const int Width = 14;

    public const int PixelCount = Width * Width;

    private const string Shades = " .:-=+*#%@";

    /// <summary>The first images of the bundled file.</summary>
    public static Dataset<float> Load(int count)
    {
        Dataset<float> all = Mnist.Load(Path.Combine(AppContext.BaseDirectory, "data"));
        var pixels = new float[count * PixelCount];
        for (int image = 0; image < count; image++)
        {
            ImageResizing.Resize(all.Inputs[image], Mnist.ImageWidth, Mnist.ImageHeight, pixels.AsSpan(image * PixelCount, PixelCount), Width, Width);
        }

        return Dataset.FromLabels<float>(pixels, PixelCount, all.Labels[..count], Mnist.ClassCount);
    }

    /// <summary>Writes images side by side.</summary>
    public static void Draw(params ReadOnlySpan<float[]> images)
    {
        for (int y = 0; y < Width; y++)
        {
            foreach (float[] image in images)
            {
                foreach (float pixel in image.AsSpan(y * Width, Width))
                {
                    char shade = Shades[(int)(Math.Clamp(pixel, 0, 1) * (Shades.Length - 1))];
                    Console.Write($"{shade}{shade}");
                }

                Console.Write("  ");
            }

            Console.WriteLine();
        }
    }
}
