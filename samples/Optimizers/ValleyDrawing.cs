using System.Globalization;
using System.Text;

namespace Optimizers;

/// <summary>Walks over the valley's contour lines, as SVG.</summary>
internal sealed class ValleyDrawing
{
    private const int Scale = 60;
    private const int Width = 1000;
    private const int Height = 400;

    private readonly StringBuilder _shapes = new();
    private int _walks;

    public ValleyDrawing()
    {
        foreach (double height in (double[])[0.01, 0.1, 0.3, 0.7, 1.3, 2.2, 3.5, 5])
        {
            // f = height is the ellipse with half axes sqrt(20 height) and sqrt(height).
            Line($"<ellipse cx=\"{X(0)}\" cy=\"{Y(0)}\" rx=\"{Number(Scale * Math.Sqrt(20 * height))}\" ry=\"{Number(Scale * Math.Sqrt(height))}\" fill=\"none\" stroke=\"#dddddd\"/>");
        }
    }

    public void Add(string name, string colour, IReadOnlyList<(double X, double Y)> walk)
    {
        string points = string.Join(" ", walk.Select(point => $"{X(point.X)},{Y(point.Y)}"));
        Line($"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>");
        Line($"<text x=\"{Width - 110}\" y=\"{24 + (20 * _walks++)}\" fill=\"{colour}\" font-family=\"sans-serif\" font-size=\"14\">{name}</text>");
    }

    public override string ToString() =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\">\n<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>\n{_shapes}</svg>\n";

    private static string X(double x) => Number((Width / 2) + (Scale * x));

    private static string Y(double y) => Number((Height / 2) - (Scale * y));

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private void Line(string shape) => _shapes.Append(shape).Append('\n');
}
