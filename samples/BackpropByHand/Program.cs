using Neuroslyn;

// The worked example of many a lecture: x = (0.5, 0.7), y = 1, one step with a learning rate of 0.1 by the generated code.
// "by hand" is what a lecturer gets who rounds on the way.
double[] x = [0.5, 0.7];
double[] y = [1];
var network = new Example();
network.Hidden.Weights[0, 0] = 0.5;  // w1: x1 -> h1
network.Hidden.Weights[0, 1] = 0.3;  // w2: x1 -> h2
network.Hidden.Weights[1, 0] = 0.3;  // w3: x2 -> h1
network.Hidden.Weights[1, 1] = 0.6;  // w4: x2 -> h2
network.Output.Weights[0, 0] = 0.5;  // w5: h1 -> y
network.Output.Weights[1, 0] = 0.35; // w6: h2 -> y
Workspace<double> workspace = network.CreateWorkspace(1);
int hidden = Example.Layout.Layers[0].OutputRow;

network.Forward(x, workspace);
double prediction = Prediction();
Line("S56", "a1 = w1 x1 + w3 x2", Logit(workspace.Row(hidden)[0]), "0.46");
Line("S56", "a2 = w2 x1 + w4 x2", Logit(workspace.Row(hidden + 1)[0]), "0.57");
Line("S57", "h1 = sigmoid(a1)", workspace.Row(hidden)[0], "0.613");
Line("S57", "h2 = sigmoid(a2)", workspace.Row(hidden + 1)[0], "0.638");
Line("S58", "a3 = w5 h1 + w6 h2", Logit(prediction), "0.5298");
Line("S58", "y' = sigmoid(a3)", prediction, "0.629");

double loss = network.Backward(y, workspace);
Line("S59", "E = (y - y')^2", loss, "0.1376");
Line("S60", "dE/dy' = -2 (y - y')", -2 * (1 - prediction), "-0.742");
Line("S60", "dy'/da3 = y' (1 - y')", prediction * (1 - prediction), "0.233");
WeightMatrix<double> outputGradients = network.Output.WeightGradients(workspace);
WeightMatrix<double> hiddenGradients = network.Hidden.WeightGradients(workspace);
Line("S61", "dE/dw5", outputGradients[0, 0], "-0.1059");
Line("S61", "dE/dw6", outputGradients[1, 0], "-0.1103");
Line("S62", "dE/dw1", hiddenGradients[0, 0], "-0.0102");
Line("S62", "dE/dw2", hiddenGradients[0, 1], "-0.00698");
Line("S62", "dE/dw3", hiddenGradients[1, 0], "-0.01433");
Line("S62", "dE/dw4", hiddenGradients[1, 1], "-0.00978");

new Sgd(learningRate: 0.1).CreateState(Example.Layout, network.Parameters).Step(workspace.ParameterGradients);
Line("S63", "w1 := w1 - 0.1 dE/dw1", network.Hidden.Weights[0, 0], "0.50102");
Line("S63", "w2", network.Hidden.Weights[0, 1], "");
Line("S63", "w3", network.Hidden.Weights[1, 0], "");
Line("S63", "w4", network.Hidden.Weights[1, 1], "");
Line("S63", "w5", network.Output.Weights[0, 0], "0.51059");
Line("S63", "w6", network.Output.Weights[1, 0], "0.36103");

network.Forward(x, workspace);
prediction = Prediction();
Line("S63b", "a1 again", Logit(workspace.Row(hidden)[0]), "0.4604");
Line("S63b", "a2 again", Logit(workspace.Row(hidden + 1)[0]), "0.5710");
Line("S63b", "h1 again", workspace.Row(hidden)[0], "0.613089");
Line("S63b", "h2 again", workspace.Row(hidden + 1)[0], "0.639466");
Line("S63b", "a3 again", Logit(prediction), "0.543653");
Line("S63c", "y' again", prediction, "0.6327");
double second = network.Backward(y, workspace);
Line("S63c", "E again", second, "0.1349");
Console.WriteLine(FormattableString.Invariant($"the loss fell from {loss:0.0000} to {second:0.0000}"));

double Prediction()
{
    double[] output = new double[1];
    workspace.CopyOutputs(output);
    return output[0];
}

// The generated forward pass keeps activations; the pre-activation is the sigmoid's inverse of one.
static double Logit(double activation) => Math.Log(activation / (1 - activation));

static void Line(string item, string what, double value, string byHand) =>
    Console.WriteLine(FormattableString.Invariant($"{item,-5} {what,-22} {value,14:0.0000000000}   {(byHand.Length > 0 ? "by hand " + byHand : "")}").TrimEnd());

/// <summary>2-2-1, sigmoid, no biases, squared error.</summary>
[Network(Input = 2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class Example
{
    [Dense(2, Activation.Sigmoid, UseBias = false)] public partial DenseLayer<double> Hidden { get; }
    [Dense(1, Activation.Sigmoid, UseBias = false)] public partial DenseLayer<double> Output { get; }
}
