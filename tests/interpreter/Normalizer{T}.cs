using System.Numerics;

namespace Neuroslyn.Interpreter;

/// <summary>A normalisation with its place in the workspace and in the parameters.</summary>
/// <param name="Layer">What it is.</param>
/// <param name="Scale">gamma.</param>
/// <param name="Shift">beta.</param>
/// <param name="Mean">The running mean; null for a layer normalisation.</param>
/// <param name="Variance">The running variance; null for a layer normalisation.</param>
/// <param name="InputRow">First row of x.</param>
/// <param name="FirstRow">First of 4 times as many rows as units: x̂, 1 / sqrt(variance + epsilon), n = gamma x̂ + beta, dL/dn.</param>
internal sealed record Normalizer<T>(
    InterpretedNormalization Layer, ParameterTensor Scale, ParameterTensor Shift, ParameterTensor? Mean, ParameterTensor? Variance, int InputRow, int FirstRow)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Size => Scale.Columns;

    public int NormalizedRow => FirstRow;

    public int InverseRow => FirstRow + Size;

    public int OutputRow => FirstRow + (2 * Size);

    public int DeltaRow => FirstRow + (3 * Size);

    public IEnumerable<ParameterTensor> Tensors => Mean is null ? [Scale, Shift] : [Scale, Shift, Mean, Variance!];

    public void Forward(Workspace<T> workspace, ReadOnlySpan<T> parameters, int firstColumn, int endColumn, bool training)
    {
        for (int column = firstColumn; column < endColumn; column++)
        {
            for (int unit = 0; unit < Size; unit++)
            {
                (T mean, T variance) = Layer.OverBatch && !training
                    ? (parameters[Mean!.Offset + unit], parameters[Variance!.Offset + unit])
                    : Moments(Layer.OverBatch ? Samples(workspace, unit) : Units(workspace, column));
                T inverse = T.One / T.Sqrt(variance + T.CreateChecked(Layer.Epsilon));
                T normalized = (workspace.Row(InputRow + unit)[column] - mean) * inverse;
                workspace.Row(InverseRow + unit)[column] = inverse;
                workspace.Row(NormalizedRow + unit)[column] = normalized;
                workspace.Row(OutputRow + unit)[column] = (parameters[Scale.Offset + unit] * normalized) + parameters[Shift.Offset + unit];
            }
        }
    }

    /// <summary>From dL/dn in its rows to dL/dx of one column: x̂ depends on x directly and through mean and variance.</summary>
    public T[] Backward(Workspace<T> workspace, ReadOnlySpan<T> parameters, int column)
    {
        var gradient = new T[Size];
        for (int unit = 0; unit < Size; unit++)
        {
            T sum = T.Zero;
            T product = T.Zero;
            int count = Layer.OverBatch ? workspace.SampleCount : Size;
            for (int k = 0; k < count && !(Layer.OverBatch && !workspace.IsTraining); k++)
            {
                (int row, int sample) = Layer.OverBatch ? (unit, k) : (k, column);
                T d = parameters[Scale.Offset + row] * workspace.Row(DeltaRow + row)[sample];
                sum += d;
                product += d * workspace.Row(NormalizedRow + row)[sample];
            }

            T m = T.CreateChecked(count);
            T direct = parameters[Scale.Offset + unit] * workspace.Row(DeltaRow + unit)[column];
            gradient[unit] = workspace.Row(InverseRow + unit)[column] * (direct - (sum / m) - (workspace.Row(NormalizedRow + unit)[column] * product / m));
        }

        return gradient;
    }

    public void Gradient(Workspace<T> workspace, Span<T> gradients)
    {
        for (int unit = 0; unit < Size; unit++)
        {
            T scale = T.Zero;
            T shift = T.Zero;
            for (int column = 0; column < workspace.SampleCount; column++)
            {
                scale += workspace.Row(DeltaRow + unit)[column] * workspace.Row(NormalizedRow + unit)[column];
                shift += workspace.Row(DeltaRow + unit)[column];
            }

            gradients[Scale.Offset + unit] = scale;
            gradients[Shift.Offset + unit] = shift;
        }
    }

    public void UpdateRunning(Workspace<T> workspace, Span<T> parameters)
    {
        for (int unit = 0; Layer.OverBatch && workspace.IsTraining && unit < Size; unit++)
        {
            (T mean, T variance) = Moments(Samples(workspace, unit));
            T momentum = T.CreateChecked(Layer.Momentum);
            T unbiased = variance * T.CreateChecked(workspace.SampleCount / (workspace.SampleCount - 1.0));
            parameters[Mean!.Offset + unit] += momentum * (mean - parameters[Mean.Offset + unit]);
            parameters[Variance!.Offset + unit] += momentum * (unbiased - parameters[Variance.Offset + unit]);
        }
    }

    private T[] Samples(Workspace<T> workspace, int unit) => workspace.Row(InputRow + unit)[..workspace.SampleCount].ToArray();

    private T[] Units(Workspace<T> workspace, int column)
    {
        var values = new T[Size];
        for (int unit = 0; unit < Size; unit++)
        {
            values[unit] = workspace.Row(InputRow + unit)[column];
        }

        return values;
    }

    private static (T Mean, T Variance) Moments(T[] values)
    {
        T count = T.CreateChecked(values.Length);
        T mean = values.Aggregate(T.Zero, static (sum, value) => sum + value) / count;
        return (mean, values.Aggregate(T.Zero, (sum, value) => sum + ((value - mean) * (value - mean))) / count);
    }
}
