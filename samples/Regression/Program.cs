using Neuroslyn;

// A line through the origin, y = w x, from w = 0.2 with a learning rate of 0.01: once with all points per step, once with one.
double[] x = [0, 1, 2, 3, 4, 5];
double[] y = [0, 0.8, 2.2, 2.3, 4.3, 4.9];

var line = new Line();
line.Slope.Weights[0, 0] = 0.2;
Workspace<double> workspace = line.CreateWorkspace(6);
line.Forward(x, workspace);
double loss = line.Backward(y, workspace);
double gradient = line.Slope.WeightGradients(workspace)[0, 0];
Print($"S64 loss at w = 0.2                      {loss:0.000000}");
Print($"S65 gradient over all six points         {gradient:0.000000}");
using (var session = new TrainingSession<double>(line, new TrainingOptions<double> { Optimizer = new Sgd(0.01), BatchSize = 6 }))
{
    session.Step(x, y);
    Print($"S65 w after one step on all points       {line.Slope.Weights[0, 0]:0.000000}");
}

line.Slope.Weights[0, 0] = 0.2;
using (var session = new TrainingSession<double>(line, new TrainingOptions<double> { Optimizer = new Sgd(0.01), BatchSize = 1 }))
{
    session.Step([2], [2.2]);
    Print($"S66 w after the point (2, 2.2)           {line.Slope.Weights[0, 0]:0.000000}");
    session.Step([4], [4.3]);
    Print($"S67 w after the point (4, 4.3)           {line.Slope.Weights[0, 0]:0.000000}   (0.552 with the prediction from before the first step)");
}

line.Slope.Weights[0, 0] = 0.2;
line.Fit(
    Dataset.FromMemory<double>(x, 1, y, 1),
    new TrainingOptions<double> { Optimizer = new Sgd(0.01), BatchSize = 6, Epochs = 500 });
double leastSquares = x.Zip(y).Sum(point => point.First * point.Second) / x.Sum(value => value * value);
Print($"S68 w after 500 steps on all points      {line.Slope.Weights[0, 0]:0.000000000}");
Print($"S68 least squares, sum x y / sum x^2     {leastSquares:0.000000000}");

static void Print(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));

/// <summary>y = w x.</summary>
[Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class Line
{
    [Dense(1, UseBias = false)] public partial DenseLayer<double> Slope { get; }
}
