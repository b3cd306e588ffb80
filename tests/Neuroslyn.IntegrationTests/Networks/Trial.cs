using System.Numerics;

namespace Neuroslyn.IntegrationTests.Networks;

/// <summary>
/// Parameters and a batch for one network, drawn from a seed, and what the interpreter makes of them. Every number is representable in single precision,
/// so that both precisions start from the same; no rectifier and no absolute value is near its kink, where rounding decides about the derivative.
/// </summary>
internal sealed class Trial
{
    private const double ClosestToKink = 1e-4;

    private readonly InterpretedNetwork<double> _interpreted;
    private readonly Workspace<double> _workspace;

    public Trial(NetworkDefinition definition, int samples, int seed)
    {
        Definition = definition;
        Samples = samples;
        Subject = $"{definition}, {samples} samples, seed {seed}";
        _interpreted = definition.Interpret<double>();
        _workspace = _interpreted.CreateWorkspace(samples);
        _workspace.DropoutKey = DropoutKey = (ulong)seed;
        var random = new Random(seed);
        DrawParameters(random);
        Inputs = new double[samples * definition.InputSize];
        Targets = new double[samples * definition.OutputSize];
        int attempts = 0;
        do
        {
            Assert.True(attempts++ < 1000, $"{Subject}: no batch keeps clear of the kinks.");
            Draw(random, Inputs);
            DrawTargets(random);
        }
        while (KinkDistance() < ClosestToKink);
    }

    public NetworkDefinition Definition { get; }

    public int Samples { get; }

    /// <summary>Names the trial in messages.</summary>
    public string Subject { get; }

    public ulong DropoutKey { get; }

    /// <summary><c>[sample, input]</c>, normally distributed.</summary>
    public double[] Inputs { get; }

    /// <summary><c>[sample, unit]</c>, of the kind that the loss wants.</summary>
    public double[] Targets { get; }

    /// <summary>The interpreter's parameters as they are now; its running averages move with every training pass.</summary>
    public double[] Parameters(NetworkLayout layout) => Rearrange(_interpreted.Parameters.Span.ToArray(), layout);

    /// <summary>What the interpreter computes in double precision.</summary>
    public PassResult<double> Interpret(bool training = true) => PassResult<double>.Compute(_interpreted, _workspace, Inputs, Targets, training);

    /// <summary>Makes the parameters of a generated network those of the trial.</summary>
    public void CopyParametersTo<T>(GeneratedNetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        network.Network.Parameters.Span.Clear();
        foreach ((int from, int to) in Pairs(network.Layout))
        {
            network.Network.Parameters.Span[to] = T.CreateChecked(_interpreted.Parameters.Span[from]);
        }
    }

    /// <summary>Numbers laid out like the interpreter's parameters, as those of a generated network: rows there may be further apart.</summary>
    public double[] Rearrange(double[] interpreted, NetworkLayout layout)
    {
        double[] rearranged = new double[layout.ParameterBufferLength];
        foreach ((int from, int to) in Pairs(layout))
        {
            rearranged[to] = interpreted[from];
        }

        return rearranged;
    }

    private IEnumerable<(int From, int To)> Pairs(NetworkLayout layout) =>
        from tensors in _interpreted.Layout.Tensors.Zip(layout.Tensors)
        from row in Enumerable.Range(0, tensors.First.Rows)
        from column in Enumerable.Range(0, tensors.First.Columns)
        select (Index(tensors.First, row, column), Index(tensors.Second, row, column));

    private static int Index(ParameterTensor tensor, int row, int column) => tensor.Offset + (row * tensor.RowStride) + column;

    private double KinkDistance()
    {
        _workspace.LoadInputs(Inputs);
        _workspace.LoadTargets(Targets);
        _interpreted.ForwardPass(_workspace, 0, _workspace.ColumnCount, training: true);
        return _interpreted.DistanceToKinks(_workspace);
    }

    private void DrawParameters(Random random)
    {
        foreach (ParameterTensor tensor in _interpreted.Layout.Tensors)
        {
            (double center, double scale) = tensor.Kind switch
            {
                ParameterKind.Bias => (0, 0.5),
                ParameterKind.Scale or ParameterKind.RunningStatistic => (1, 0.5),
                _ => (0, 1.5 / Math.Sqrt(tensor.Rows)),
            };
            for (int row = 0; row < tensor.Rows; row++)
            {
                for (int column = 0; column < tensor.Columns; column++)
                {
                    _interpreted.Parameters.Span[Index(tensor, row, column)] = (float)(center + (scale * ((2 * random.NextDouble()) - 1)));
                }
            }
        }
    }

    /// <summary>
    /// For cross entropy one class or any positive numbers, for the binary one probabilities, some of them 0 or 1, for the hinge loss -1 or 1, otherwise
    /// normally distributed numbers.
    /// </summary>
    private void DrawTargets(Random random)
    {
        Draw(random, Targets);
        int units = Definition.OutputSize;
        int chosen = 0;
        for (int i = 0; i < Targets.Length; i++)
        {
            (int sample, int unit) = int.DivRem(i, units);
            bool isHard = sample % 2 == 0;
            chosen = unit == 0 ? random.Next(units) : chosen;
            Targets[i] = Definition.Loss switch
            {
                Loss.CrossEntropy => isHard ? unit == chosen ? 1 : 0 : (float)(random.NextDouble() / units),
                Loss.BinaryCrossEntropy => isHard ? random.Next(2) : (float)random.NextDouble(),
                Loss.Hinge => Math.Sign(Targets[i]),
                _ => Targets[i],
            };
        }
    }

    /// <summary>The sum of twelve uniform numbers has variance 1 and is as good as normal.</summary>
    private static void Draw(Random random, double[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double sum = -6;
            for (int k = 0; k < 12; k++)
            {
                sum += random.NextDouble();
            }

            values[i] = (float)sum;
        }
    }
}
