using InitializationLab;

// 1,000 standard normal inputs through five layers of 100 units: what different first weights do to the activations.
// Arguments: the file to draw to, and the seed. The bands are those of independent draws, and now and then a draw leaves one.
string file = args is [var path, ..] ? path : "initialization.svg";
ulong seed = args is [_, var number] ? ulong.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 4;
var drawing = new HistogramDrawing();
bool all = true;
foreach (Case @case in Case.All)
{
    IReadOnlyList<float[]> layers = @case.Run(seed);
    Console.WriteLine($"{@case.Name}");
    for (int layer = 0; layer < layers.Count; layer++)
    {
        Console.WriteLine(FormattableString.Invariant($"  layer {layer + 1}  mean {Statistics.Mean(layers[layer]),10:0.000e+0}  std {Statistics.Deviation(layers[layer]),10:0.000e+0}  {Histogram.Text(layers[layer], @case.Minimum, @case.Maximum)}"));
    }

    foreach ((string what, double value, double from, double to) in @case.Measure(layers))
    {
        bool holds = value >= from && value <= to;
        all &= holds;
        Console.WriteLine(FormattableString.Invariant($"  {(holds ? "ok  " : "OUT ")} {what}: {value:G4} in [{from:G4}, {to:G4}]"));
    }

    drawing.Add(@case, layers);
}

File.WriteAllText(file, drawing.ToString());
Console.WriteLine(all ? "every figure is in its band" : "figures are out of their bands");
Console.WriteLine($"drawn to {file}");
return all ? 0 : 1;
