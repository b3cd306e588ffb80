using System.Globalization;
using System.Text;

namespace InitializationLab;

/// <summary>A row of five histograms per case, as SVG.</summary>
internal sealed class HistogramDrawing
{
    private const int Width = 160;
    private const int Height = 90;
    private const int Label = 170;

    private readonly StringBuilder _shapes = new();
    private int _rows;

    public void Add(Case @case, IReadOnlyList<float[]> layers)
    {
        int top = (_rows++ * (Height + 20)) + 10;
        Line($"<text x=\"10\" y=\"{top + (Height / 2)}\" font-family=\"sans-serif\" font-size=\"14\">{@case.Name}</text>");
        for (int layer = 0; layer < layers.Count; layer++)
        {
            int left = Label + (layer * (Width + 10));
            int[] counts = Histogram.Count(layers[layer], @case.Minimum, @case.Maximum);
            for (int bin = 0; bin < counts.Length; bin++)
            {
                double height = Height * (double)counts[bin] / counts.Max();
                Line($"<rect x=\"{Number(left + (bin * (double)Width / counts.Length))}\" y=\"{Number(top + Height - height)}\" width=\"{Number((double)Width / counts.Length)}\" height=\"{Number(height)}\" fill=\"#1f77b4\"/>");
            }

            Line($"<line x1=\"{left}\" y1=\"{top + Height}\" x2=\"{left + Width}\" y2=\"{top + Height}\" stroke=\"#888888\"/>");
        }
    }

    public override string ToString()
    {
        (int width, int height) = (Label + (5 * (Width + 10)), (_rows * (Height + 20)) + 10);
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\">\n<rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>\n{_shapes}</svg>\n";
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private void Line(string shape) => _shapes.Append(shape).Append('\n');
}
