namespace Neuroslyn;

/// <summary>Transforms grey images by reading between their pixels.</summary>
internal static class BilinearSampling
{
    /// <summary>Fills an image with what a map finds in another; what lies outside is 0, the background. Allocates nothing.</summary>
    /// <param name="source"><c>[height, width]</c>, row by row.</param>
    /// <param name="target">As long as <paramref name="source"/>, and not the same memory.</param>
    /// <param name="width">Pixels of one row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="map">Where each pixel comes from.</param>
    /// <remarks>A value between pixels is the mean of its four neighbours, weighted linearly by distance in each direction; at a pixel it is exactly that pixel.</remarks>
    public static void Transform(ReadOnlySpan<float> source, Span<float> target, int width, int height, AffineMap map)
    {
        for (int y = 0; y < height; y++)
        {
            Span<float> row = target.Slice(y * width, width);
            float startX = (map.XY * y) + map.X0;
            float startY = (map.YY * y) + map.Y0;
            for (int x = 0; x < row.Length; x++)
            {
                row[x] = Read(source, width, height, (map.XX * x) + startX, (map.YX * x) + startY);
            }
        }
    }

    private static float Read(ReadOnlySpan<float> image, int width, int height, float x, float y)
    {
        float floorX = MathF.Floor(x);
        float floorY = MathF.Floor(y);
        (int left, int top) = ((int)floorX, (int)floorY);
        (float fractionX, float fractionY) = (x - floorX, y - floorY);
        if ((uint)left >= (uint)(width - 1) || (uint)top >= (uint)(height - 1))
        {
            return Mix(
                Pixel(image, width, height, left, top),
                Pixel(image, width, height, left + 1, top),
                Pixel(image, width, height, left, top + 1),
                Pixel(image, width, height, left + 1, top + 1),
                fractionX,
                fractionY);
        }

        int corner = (top * width) + left;
        return Mix(image[corner], image[corner + 1], image[corner + width], image[corner + width + 1], fractionX, fractionY);
    }

    private static float Pixel(ReadOnlySpan<float> image, int width, int height, int x, int y) =>
        (uint)x < (uint)width && (uint)y < (uint)height ? image[(y * width) + x] : 0;

    private static float Mix(float topLeft, float topRight, float bottomLeft, float bottomRight, float fractionX, float fractionY)
    {
        float top = topLeft + (fractionX * (topRight - topLeft));
        float bottom = bottomLeft + (fractionX * (bottomRight - bottomLeft));
        return top + (fractionY * (bottom - top));
    }
}
