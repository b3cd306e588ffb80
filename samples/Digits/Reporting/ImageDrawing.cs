using Spectre.Console;

namespace Digits;

/// <summary>Draws grey images with characters, two rows of pixels to a line, because characters are about twice as high as wide.</summary>
internal static class ImageDrawing
{
    /// <summary>From background to full ink.</summary>
    private const string Shades = " .:-=+*#%@";

    /// <summary>Draws an image.</summary>
    /// <param name="pixels">Row by row, 0 is background and 1 full ink.</param>
    /// <param name="width">Pixels of one row.</param>
    /// <param name="inColors">Every pixel in its own grey, which a terminal has to understand; otherwise denser characters for more ink.</param>
    /// <returns>Lines of <paramref name="width"/> characters.</returns>
    public static Paragraph Draw(ReadOnlySpan<float> pixels, int width, bool inColors)
    {
        var drawing = new Paragraph();
        int height = pixels.Length / width;
        for (int y = 0; y < height; y += 2)
        {
            if (y > 0)
            {
                drawing.Append("\n");
            }

            for (int x = 0; x < width; x++)
            {
                float upper = pixels[(y * width) + x];
                float lower = y + 1 < height ? pixels[((y + 1) * width) + x] : 0;
                if (inColors)
                {
                    drawing.Append("▀", new Style(Grey(upper), Grey(lower)));
                }
                else
                {
                    drawing.Append(Shades[Level((upper + lower) / 2, Shades.Length - 1)].ToString());
                }
            }
        }

        return drawing;
    }

    private static Color Grey(float ink)
    {
        byte level = (byte)Level(ink, byte.MaxValue);
        return new Color(level, level, level);
    }

    private static int Level(float ink, int maximum) => Math.Clamp((int)MathF.Round(ink * maximum), 0, maximum);
}
