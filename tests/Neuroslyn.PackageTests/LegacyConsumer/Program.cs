using System;
using System.Linq;
using Neuroslyn;

// y = 2x + 1 from three points; least squares is exact, so rounding shows only far behind the decimal point.
internal static class Program
{
    private static void Main()
    {
        double[] inputs = { 0, 1, 2 };
        double[] targets = { 1, 3, 5 };
        var network = new Line(1);
        var options = new TrainingOptions<double> { Optimizer = new Sgd(0.1), Epochs = 1000, BatchSize = 3 };
        network.Fit(Dataset.FromMemory<double>(inputs, 1, targets, 1), options);

        double[] outputs = new double[3];
        network.Predict(inputs, outputs);
        Console.WriteLine("slope " + Math.Round(network.Slope, 9));
        Console.WriteLine(string.Join(" ", outputs.Select(output => Math.Round(output, 9))));
    }
}
