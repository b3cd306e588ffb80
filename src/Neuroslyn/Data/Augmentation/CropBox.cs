namespace Neuroslyn;

/// <summary>A rectangle in an image, in pixels from its upper left corner; edges may lie between pixels.</summary>
internal readonly record struct CropBox(double Left, double Top, double Width, double Height)
{
    /// <summary>The map that enlarges the rectangle to a whole image of the given size.</summary>
    /// <remarks>A pixel of the result covers the [x, x + 1) share of the width; its centre is read. The whole image maps to itself exactly.</remarks>
    public AffineMap To(int width, int height)
    {
        (double xx, double yy) = (Width / width, Height / height);
        return new AffineMap(xx, 0, Left + (0.5 * (xx - 1)), 0, yy, Top + (0.5 * (yy - 1)));
    }
}
