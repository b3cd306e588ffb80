namespace Neuroslyn;

/// <summary>Where a pixel of a transformed image comes from: sourceX = XX x + XY y + X0, sourceY = YX x + YY y + Y0, with pixel centres at whole numbers.</summary>
internal readonly record struct AffineMap(double XX, double XY, double X0, double YX, double YY, double Y0)
{
    /// <summary>The inverse of deforming an image around its centre and then shifting it.</summary>
    /// <param name="width">Pixels of one row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="shiftX">To the right, in pixels.</param>
    /// <param name="shiftY">Down, in pixels.</param>
    /// <param name="rotation">Clockwise as seen on a screen, where y points down; in radians.</param>
    /// <param name="scale">Positive; 2 doubles lengths.</param>
    /// <param name="shear">How far to the right a row moves per row that it lies below the centre.</param>
    /// <param name="stretch">Positive; widths are multiplied by it, heights divided by it.</param>
    /// <remarks>
    /// Forward, an offset d from the centre c goes to c + shift + scale R(rotation) K(shear) S(stretch) d with K = [1 shear; 0 1] and S = diag(stretch, 1 / stretch);
    /// so a pixel p comes from c + S⁻¹ K⁻¹ R(-rotation) (p - c - shift) / scale.
    /// </remarks>
    public static AffineMap AroundCentre(int width, int height, double shiftX, double shiftY, double rotation, double scale, double shear = 0, double stretch = 1)
    {
        (double sine, double cosine) = Math.SinCos(rotation);
        (double centreX, double centreY) = ((width - 1) / 2.0, (height - 1) / 2.0);

        // R(-rotation) / scale = [cosine sine; -sine cosine] / scale; K⁻¹ subtracts shear times the second row from the first.
        (double yx, double yy) = (-(sine / scale), cosine / scale);
        (double xx, double xy) = (((cosine / scale) - (shear * yx)) / stretch, ((sine / scale) - (shear * yy)) / stretch);
        (yx, yy) = (yx * stretch, yy * stretch);
        (double offsetX, double offsetY) = (centreX + shiftX, centreY + shiftY);
        return new AffineMap(
            xx,
            xy,
            centreX - (xx * offsetX) - (xy * offsetY),
            yx,
            yy,
            centreY - (yx * offsetX) - (yy * offsetY));
    }
}
