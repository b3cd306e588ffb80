using Neuroslyn;

[Network(Input = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
partial class Line
{
    [Dense(1)]
    public partial DenseLayer<double> Output { get; }
}

partial class Line
{
    public double Slope
    {
        get { return Output.Weights[0, 0]; }
    }
}
