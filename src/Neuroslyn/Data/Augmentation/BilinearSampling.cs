using System.Numerics;

namespace Neuroslyn;

/// <summary>Reads images between their pixels.</summary>
internal static class BilinearSampling
{
    /// <summary>Fills an image with what a map finds in another; what lies outside is 0, the background. Allocates nothing.</summary>
    /// <param name="source"><c>[height, width]</c>, row by row.</param>
    /// <param name="target">As long as <paramref name="source"/>, and not the same memory.</param>
    /// <param name="width">Pixels of one row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="map">Where each pixel comes from.</param>
    public static void Transform<T>(ReadOnlySpan<T> source, Span<T> target, int width, int height, AffineMap map)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T xx = T.CreateTruncating(map.XX);
        T yx = T.CreateTruncating(map.YX);
        for (int y = 0; y < height; y++)
        {
            Span<T> row = target.Slice(y * width, width);
            T startX = (T.CreateTruncating(map.XY) * T.CreateTruncating(y)) + T.CreateTruncating(map.X0);
            T startY = (T.CreateTruncating(map.YY) * T.CreateTruncating(y)) + T.CreateTruncating(map.Y0);
            for (int x = 0; x < row.Length; x++)
            {
                row[x] = Read(source, width, height, (xx * T.CreateTruncating(x)) + startX, (yx * T.CreateTruncating(x)) + startY);
            }
        }
    }

    /// <summary>The value of an image at a point; outside the image everything is 0.</summary>
    /// <param name="image"><c>[height, width]</c>, row by row.</param>
    /// <param name="width">Pixels of one row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="x">From the centre of the first column, in pixels.</param>
    /// <param name="y">From the centre of the first row, in pixels.</param>
    /// <remarks>A value between pixels is the mean of its four neighbours, weighted linearly by distance in each direction; at a pixel it is exactly that pixel.</remarks>
    public static T Read<T>(ReadOnlySpan<T> image, int width, int height, T x, T y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T floorX = T.Floor(x);
        T floorY = T.Floor(y);
        (int left, int top) = (int.CreateSaturating(floorX), int.CreateSaturating(floorY));
        (T fractionX, T fractionY) = (x - floorX, y - floorY);
        if ((uint)left >= (uint)(width - 1) || (uint)top >= (uint)(height - 1))
        {
            // Beyond the whole numbers an int can hold there is nothing but background.
            return left == int.MaxValue || top == int.MaxValue
                ? T.Zero
                : Mix(
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

    private static T Pixel<T>(ReadOnlySpan<T> image, int width, int height, int x, int y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (uint)x < (uint)width && (uint)y < (uint)height ? image[(y * width) + x] : T.Zero;

    private static T Mix<T>(T topLeft, T topRight, T bottomLeft, T bottomRight, T fractionX, T fractionY)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T top = topLeft + (fractionX * (topRight - topLeft));
        T bottom = bottomLeft + (fractionX * (bottomRight - bottomLeft));
        return top + (fractionY * (bottom - top));
    }
}
