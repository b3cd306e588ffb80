using Neuroslyn;

// Seven days of clouds and wind, and whether it rained; weights and bias start at 0, the learning rate is 0.1.
Dataset<double> weather = WeatherData.Create<double>();
var forecaster = new Forecaster();
IReadOnlyList<int> errors = new PerceptronTraining<double>(forecaster, learningRate: 0.1).Fit(weather);
Print($"weather, step(0) = 1:  errors {string.Join(", ", errors)}; w = ({forecaster.Unit.Weights[0, 0]:0.00}, {forecaster.Unit.Weights[1, 0]:0.00}), b = {forecaster.Unit.Bias[0]:0.0}");

var strict = new StrictForecaster();
errors = new PerceptronTraining<double>(strict, learningRate: 0.1).Fit(weather);
Print($"weather, step(0) = 0:  errors {string.Join(", ", errors)}; w = ({strict.Unit.Weights[0, 0]:0.00}, {strict.Unit.Weights[1, 0]:0.00}), b = {strict.Unit.Bias[0]:0.0}");

errors = new PerceptronTraining<double>(new ForecasterWithoutBias(), learningRate: 0.1).Fit(weather, maximumEpochs: 1000);
Print($"without a bias:        {errors.Min()} errors at best in {errors.Count} epochs: no line through the origin separates the days");

double[] corners = [0, 0, 0, 1, 1, 0, 1, 1];
foreach ((string name, double[] truth) in new (string, double[])[] { ("AND", [0, 0, 0, 1]), ("OR", [0, 1, 1, 1]), ("NAND", [1, 1, 1, 0]), ("XOR", [0, 1, 1, 0]) })
{
    errors = new PerceptronTraining<double>(new Forecaster(), learningRate: 0.1).Fit(Dataset.FromMemory<double>(corners, 2, truth, 1), maximumEpochs: 1000);
    Print($"{name,-4} {(errors[^1] == 0 ? $"learned in {errors.Count} epochs" : $"not learned in {errors.Count} epochs, {errors.Min()} errors at best")}");
}

// One perceptron cannot, three can: XOR = AND(NAND, OR), with weights that need no training.
var composed = new ComposedXor();
(composed.Gates.Weights[0, 0], composed.Gates.Weights[1, 0], composed.Gates.Bias[0]) = (-2, -2, 3);
(composed.Gates.Weights[0, 1], composed.Gates.Weights[1, 1], composed.Gates.Bias[1]) = (2, 2, -1);
(composed.And.Weights[0, 0], composed.And.Weights[1, 0], composed.And.Bias[0]) = (2, 2, -3);
double[] outputs = new double[4];
composed.Predict(corners, outputs);
Print($"XOR of three: {string.Join(", ", outputs)}");

static void Print(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));
