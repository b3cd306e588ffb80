namespace Neuroslyn;

/// <summary>Where a pixel of a transformed image comes from: sourceX = XX x + XY y + X0, sourceY = YX x + YY y + Y0, with pixel centres at whole numbers.</summary>
internal readonly record struct AffineMap(float XX, float XY, float X0, float YX, float YY, float Y0)
{
    /// <summary>The inverse of scaling and rotating an image around its centre and then shifting it.</summary>
    /// <param name="width">Pixels of one row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="shiftX">To the right, in pixels.</param>
    /// <param name="shiftY">Down, in pixels.</param>
    /// <param name="rotation">Clockwise as seen on a screen, where y points down; in radians.</param>
    /// <param name="scale">Positive; 2 doubles lengths.</param>
    /// <remarks>
    /// Forward, an offset d from the centre c goes to c + shift + scale R(rotation) d; so a pixel p comes from c + R(-rotation) (p - c - shift) / scale.
    /// </remarks>
    public static AffineMap AroundCentre(int width, int height, double shiftX, double shiftY, double rotation, double scale)
    {
        (double sine, double cosine) = Math.SinCos(rotation);
        (double centreX, double centreY) = ((width - 1) / 2.0, (height - 1) / 2.0);
        (double xx, double xy) = (cosine / scale, sine / scale);
        (double offsetX, double offsetY) = (centreX + shiftX, centreY + shiftY);
        return new AffineMap(
            (float)xx,
            (float)xy,
            (float)(centreX - (xx * offsetX) - (xy * offsetY)),
            (float)-xy,
            (float)xx,
            (float)(centreY + (xy * offsetX) - (xx * offsetY)));
    }
}
