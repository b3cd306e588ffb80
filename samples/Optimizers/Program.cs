using Neuroslyn;
using Optimizers;

// How optimizers walk down f(x, y) = x^2 / 20 + y^2, a valley twenty times as steep across as along, from (-7, 2).
const int steps = 60;
(Optimizer Optimizer, string Colour)[] walkers =
[
    (new Sgd(0.95), "#888888"),
    (new Momentum(0.1, 0.9), "#1f77b4"),
    (new Nesterov(0.1, 0.9), "#17becf"),
    (new Adagrad(1.5), "#2ca02c"),
    (new RmsProp(0.3), "#ff7f0e"),
    (new Adam(0.5), "#d62728"),
];

string file = args is [var path] ? path : "optimizers.svg";
var drawing = new ValleyDrawing();
Console.WriteLine($"after {steps} steps from (-7, 2):");
foreach ((Optimizer optimizer, string colour) in walkers)
{
    IReadOnlyList<(double X, double Y)> walk = Valley.Walk(optimizer, (-7, 2), steps);
    (double x, double y) = walk[^1];
    string name = optimizer.GetType().Name;
    Console.WriteLine(FormattableString.Invariant($"{name,-10} f = {Valley.Height(x, y):0.0000e+00}  at ({x:0.0000}, {y:0.0000})"));
    drawing.Add(name, colour, walk);
}

File.WriteAllText(file, drawing.ToString());
Console.WriteLine($"drawn to {file}");
