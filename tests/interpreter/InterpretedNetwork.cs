using System.Numerics;
using System.Runtime.CompilerServices;
using Neuroslyn.Kernels;

namespace Neuroslyn.Interpreter;

/// <summary>
/// A network that walks a list of layers with plain loops: slow, obvious, and therefore the second opinion on generated code. Formulas stand in
/// <see cref="ActivationFormula"/> and <see cref="LossFormula"/>; this class only moves values along.
/// </summary>
/// <remarks>
/// A workspace holds, in this order, the input x and for each layer z = x W + b, a = f(z) and delta = dL/dz, with the products and masks of its dropouts
/// around them; then targets, losses and dL/dx. Columns beyond the last sample take part in the forward pass and have gradients of 0. Which elements a
/// dropout drops is the runtime's decision, the same as for generated networks.
/// </remarks>
internal sealed class InterpretedNetwork<T> : INetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Stage[] _stages;
    private readonly Loss _loss;
    private readonly double _huberDelta;

    public InterpretedNetwork(int inputSize, Loss loss, params InterpretedLayer[] layers)
        : this(inputSize, loss, huberDelta: 1, layers)
    {
    }

    public InterpretedNetwork(int inputSize, Loss loss, double huberDelta, params InterpretedLayer[] layers)
    {
        _loss = loss;
        _huberDelta = huberDelta;
        _stages = new Stage[layers.Length];
        var tensors = new List<ParameterTensor>();
        var table = new List<LayerDescription>();
        int parameterCount = 0;
        int row = inputSize;
        int offset = 0;
        int fanIn = inputSize;
        int previousRow = 0;
        int dropouts = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            InterpretedLayer layer = layers[i];
            Dropout[] before = AddDropouts(layer.DropoutsBefore, fanIn);
            int stride = RoundUpToLine(layer.Units);
            var weight = new ParameterTensor(layer.Name, layer.Name + ".weight", ParameterKind.Weight, offset, fanIn, layer.Units, stride);
            tensors.Add(weight);
            offset += fanIn * stride;
            ParameterTensor? bias = null;
            if (layer.UseBias)
            {
                bias = new ParameterTensor(layer.Name, layer.Name + ".bias", ParameterKind.Bias, offset, 1, layer.Units, stride);
                tensors.Add(bias);
                offset += stride;
            }

            ParameterTensor? slope = null;
            if (layer.Activation == Activation.PRelu)
            {
                int slopes = layer.SlopePerUnit ? layer.Units : 1;
                slope = new ParameterTensor(layer.Name, layer.Name + ".slope", ParameterKind.Activation, offset, 1, slopes, slopes);
                tensors.Add(slope);
                offset += RoundUpToLine(slopes);
            }

            (int inputRow, int firstRow) = (previousRow, row);
            previousRow = row + layer.Units;
            row += (slope is null ? 3 : 4) * layer.Units;
            _stages[i] = new Stage(
                layer, weight, bias, slope, before, inputRow, firstRow, firstRow + layer.Units, firstRow + (2 * layer.Units), AddDropouts(layer.DropoutsAfter, layer.Units));
            int count = weight.Count + (bias?.Count ?? 0) + (slope?.Count ?? 0);
            table.Add(new LayerDescription(layer.Name, $"Dense, {layer.Activation}", fanIn, layer.Units, count, firstRow + layer.Units));
            parameterCount += count;
            fanIn = layer.Units;
        }

        bool trains = loss != Loss.None;
        WorkspacePlan plan = trains
            ? new(row + fanIn + 1 + inputSize, 0, previousRow, row, row + fanIn, row + fanIn + 1, SampleScratch: dropouts == 0 ? 1 : 0)
            : new(row, 0, previousRow, -1, -1, -1);
        Layout = new NetworkLayout
        {
            Name = "Interpreted",
            InputSize = inputSize,
            OutputSize = fanIn,
            ParameterCount = parameterCount,
            ParameterBufferLength = offset,
            Tensors = tensors,
            Layers = table,
            Workspace = plan,
            OutputsAreDistribution = layers[^1].Activation == Activation.Softmax,
        };
        Parameters = new ParameterBuffer<T>(offset);
        Initialize(1);

        Dropout[] AddDropouts(double[] rates, int size)
        {
            var added = new Dropout[rates.Length];
            for (int k = 0; k < rates.Length; k++)
            {
                added[k] = new Dropout(rates[k], dropouts++, size, previousRow, row, row + size);
                previousRow = row;
                row += 2 * size;
            }

            return added;
        }
    }

    public NetworkLayout Layout { get; }

    public ParameterBuffer<T> Parameters { get; }

    /// <summary>Uniform weights in +-1/sqrt(fan-in), zero biases.</summary>
    public void Initialize(ulong seed)
    {
        var random = new Random(unchecked((int)seed));
        Parameters.Span.Clear();
        foreach (Stage stage in _stages)
        {
            double limit = 1 / Math.Sqrt(stage.Weight.Rows);
            for (int input = 0; input < stage.Weight.Rows; input++)
            {
                for (int unit = 0; unit < stage.Weight.Columns; unit++)
                {
                    Parameters.Span[stage.WeightIndex(input, unit)] = T.CreateTruncating(((random.NextDouble() * 2) - 1) * limit);
                }
            }

            stage.Slopes(Parameters).Fill(T.CreateTruncating(stage.Layer.Slope));
        }
    }

    public Workspace<T> CreateWorkspace(int batchSize) => new(Layout, batchSize);

    public void Predict(ReadOnlySpan<T> inputs, Span<T> outputs, Workspace<T> workspace)
    {
        int samples = inputs.Length / Layout.InputSize;
        for (int start = 0; start < samples; start += workspace.Capacity)
        {
            int count = Math.Min(workspace.Capacity, samples - start);
            workspace.LoadInputs(inputs.Slice(start * Layout.InputSize, count * Layout.InputSize));
            ForwardPass(workspace, 0, workspace.ColumnCount, training: false);
            workspace.CopyOutputs(outputs.Slice(start * Layout.OutputSize, count * Layout.OutputSize));
        }
    }

    public void ForwardPass(Workspace<T> workspace, int firstColumn, int endColumn, bool training)
    {
        foreach (Stage stage in _stages)
        {
            Drop(workspace, stage.Before, firstColumn, endColumn, training);
            var z = new T[stage.Weight.Columns];
            var a = new T[stage.Weight.Columns];
            for (int column = firstColumn; column < endColumn; column++)
            {
                for (int unit = 0; unit < z.Length; unit++)
                {
                    T sum = stage.Bias is null ? T.Zero : Parameters.Span[stage.Bias.Offset + unit];
                    for (int input = 0; input < stage.Weight.Rows; input++)
                    {
                        sum += workspace.Row(stage.InputRow + input)[column] * Parameters.Span[stage.WeightIndex(input, unit)];
                    }

                    z[unit] = sum;
                }

                ActivationFormula.Apply(stage.Layer, z, a, stage.Slopes(Parameters));
                WriteColumn(workspace, stage.PreActivationRow, column, z);
                WriteColumn(workspace, stage.ActivationRow, column, a);
            }

            Drop(workspace, stage.After, firstColumn, endColumn, training);
        }
    }

    public void BackwardPass(Workspace<T> workspace, int firstColumn, int endColumn)
    {
        if (_loss == Loss.None)
        {
            throw new NotSupportedException($"'{Layout.Name}' declares no loss.");
        }

        for (int column = firstColumn; column < endColumn; column++)
        {
            bool isSample = column < workspace.SampleCount;
            T[] delta = new T[Layout.OutputSize];
            T loss = isSample ? OutputDelta(workspace, column, delta) : T.Zero;
            workspace.Row(Layout.Workspace.LossRow)[column] = loss;
            for (int i = _stages.Length - 1; i >= 0; i--)
            {
                // delta arrives as dL/dz of this stage; what leaves is the gradient of what came in, turned into dL/dz of the stage before.
                Stage stage = _stages[i];
                WriteColumn(workspace, stage.DeltaRow, column, delta);
                T[] inputGradient = new T[stage.Weight.Rows];
                for (int input = 0; input < inputGradient.Length; input++)
                {
                    for (int unit = 0; unit < delta.Length; unit++)
                    {
                        inputGradient[input] += Parameters.Span[stage.WeightIndex(input, unit)] * delta[unit];
                    }
                }

                Mask(workspace, stage.Before, column, inputGradient);
                if (i > 0)
                {
                    Stage before = _stages[i - 1];
                    Mask(workspace, before.After, column, inputGradient);
                    Chain(workspace, before, column, inputGradient);
                }

                delta = inputGradient;
            }

            WriteColumn(workspace, Layout.Workspace.InputGradientRow, column, delta);
        }
    }

    public void GradientPass(Workspace<T> workspace, int part, int partCount, OptimizerState<T>? optimizer = null)
    {
        if (_loss == Loss.None)
        {
            throw new NotSupportedException($"'{Layout.Name}' declares no loss.");
        }

        Span<T> gradients = workspace.ParameterGradients.Span;
        foreach (Stage stage in _stages)
        {
            int inputs = stage.Weight.Rows;
            for (int input = inputs * part / partCount; input < inputs * (part + 1) / partCount; input++)
            {
                for (int unit = 0; unit < stage.Weight.Columns; unit++)
                {
                    T sum = T.Zero;
                    for (int column = 0; column < workspace.SampleCount; column++)
                    {
                        sum += workspace.Row(stage.InputRow + input)[column] * workspace.Row(stage.DeltaRow + unit)[column];
                    }

                    gradients[stage.WeightIndex(input, unit)] = sum;
                    optimizer?.UpdateBlock(workspace.ParameterGradients, stage.WeightIndex(input, unit), 1, ParameterKind.Weight);
                }
            }

            for (int unit = part; stage.Bias is not null && unit < stage.Bias.Columns; unit += partCount)
            {
                T sum = T.Zero;
                for (int column = 0; column < workspace.SampleCount; column++)
                {
                    sum += workspace.Row(stage.DeltaRow + unit)[column];
                }

                gradients[stage.Bias.Offset + unit] = sum;
                optimizer?.UpdateBlock(workspace.ParameterGradients, stage.Bias.Offset + unit, 1, ParameterKind.Bias);
            }

            for (int slope = part; stage.Slope is not null && slope < stage.Slope.Columns; slope += partCount)
            {
                T sum = T.Zero;
                for (int unit = slope; unit < stage.Weight.Columns; unit += stage.Slope.Columns)
                {
                    for (int column = 0; column < workspace.SampleCount; column++)
                    {
                        sum += workspace.Row(stage.SlopeGradientRow + unit)[column];
                    }
                }

                gradients[stage.Slope.Offset + slope] = sum;
                optimizer?.UpdateBlock(workspace.ParameterGradients, stage.Slope.Offset + slope, 1, ParameterKind.Activation);
            }
        }
    }

    /// <summary>
    /// How far the last forward pass stayed from the places where a derivative jumps: those of z by its activation and, after targets are loaded, those of the
    /// outputs by the loss. What lies exactly there does not count: nothing moves it.
    /// </summary>
    public T DistanceToKinks(Workspace<T> workspace)
    {
        T distance = T.PositiveInfinity;
        foreach (Stage stage in _stages)
        {
            foreach (double kink in ActivationFormula.Kinks(stage.Layer.Activation))
            {
                for (int unit = 0; unit < stage.Weight.Columns; unit++)
                {
                    Approach(workspace.Row(stage.PreActivationRow + unit), _ => T.CreateChecked(kink));
                }
            }
        }

        for (int unit = 0; LossFormula.JumpsAtTarget(_loss) && unit < Layout.OutputSize; unit++)
        {
            int target = Layout.Workspace.TargetRow + unit;
            Approach(workspace.Row(Layout.Workspace.OutputRow + unit), column => workspace.Row(target)[column]);
        }

        return distance;

        void Approach(ReadOnlySpan<T> values, Func<int, T> kink)
        {
            for (int column = 0; column < workspace.SampleCount; column++)
            {
                T gap = T.Abs(values[column] - kink(column));
                distance = T.IsZero(gap) ? distance : T.Min(distance, gap);
            }
        }
    }

    /// <summary>A path of its own in name only: the passes over columns, for the one sample.</summary>
    public T SamplePass(ReadOnlySpan<T> input, ReadOnlySpan<T> target, Workspace<T> workspace, OptimizerState<T>? optimizer = null)
    {
        workspace.RequireSample(Layout, input.Length, target.Length);
        workspace.LoadInputs(input);
        workspace.LoadTargets(target);
        ForwardPass(workspace, 0, workspace.ColumnCount, training: true);
        BackwardPass(workspace, 0, workspace.ColumnCount);
        if (T.IsFinite(workspace.Losses[0]))
        {
            GradientPass(workspace, 0, 1, optimizer);
        }

        return workspace.Losses[0];
    }

    /// <summary>The loss of one sample, and dL/dz of the last layer, L being the batch's mean loss.</summary>
    private T OutputDelta(Workspace<T> workspace, int column, Span<T> delta)
    {
        Stage last = _stages[^1];
        T[] z = ReadColumn(workspace, last.PreActivationRow, column, delta.Length);
        T[] y = ReadColumn(workspace, Layout.Workspace.OutputRow, column, delta.Length);
        T[] t = ReadColumn(workspace, Layout.Workspace.TargetRow, column, delta.Length);
        T loss;
        bool isFused = last.After.Length == 0 && LossFormula.IsFused(_loss, last.Layer.Activation);
        if (isFused)
        {
            loss = LossFormula.FromLogits(_loss, z, y, t, delta);
        }
        else
        {
            loss = LossFormula.FromOutputs(_loss, _huberDelta, y, t, delta);
            Mask(workspace, last.After, column, delta);
        }

        T samples = T.CreateTruncating(workspace.SampleCount);
        for (int unit = 0; unit < delta.Length; unit++)
        {
            delta[unit] /= samples;
        }

        if (!isFused)
        {
            Chain(workspace, last, column, delta);
        }

        return loss;
    }

    /// <summary>Turns the gradient of a stage's activations into that of its pre-activations, and keeps the column's share of the slopes' gradients.</summary>
    private void Chain(Workspace<T> workspace, Stage stage, int column, Span<T> gradient)
    {
        T[] slopeGradients = new T[gradient.Length];
        ActivationFormula.Chain(
            stage.Layer,
            ReadColumn(workspace, stage.PreActivationRow, column, gradient.Length),
            ReadColumn(workspace, stage.ActivationRow, column, gradient.Length),
            gradient,
            stage.Slopes(Parameters),
            slopeGradients);
        if (stage.Slope is not null)
        {
            WriteColumn(workspace, stage.SlopeGradientRow, column, slopeGradients);
        }
    }

    private static void Drop(Workspace<T> workspace, Dropout[] dropouts, int firstColumn, int endColumn, bool training)
    {
        foreach (Dropout dropout in dropouts)
        {
            ref T source = ref workspace.Row(dropout.InputRow)[0];
            ref T product = ref workspace.Row(dropout.OutputRow)[0];
            ref T mask = ref workspace.Row(dropout.MaskRow)[0];
            if (training)
            {
                ulong key = workspace.DropoutKey + (ulong)dropout.Index;
                DropoutMask.Apply(ref source, ref product, ref mask, workspace.Stride, dropout.Size, firstColumn, endColumn, dropout.Rate, key);
            }
            else
            {
                DropoutMask.PassThrough(ref source, ref product, ref mask, workspace.Stride, dropout.Size, firstColumn, endColumn);
            }
        }
    }

    /// <summary>Takes the gradient of what left the dropouts back to what entered them.</summary>
    private static void Mask(Workspace<T> workspace, Dropout[] dropouts, int column, Span<T> gradient)
    {
        foreach (Dropout dropout in dropouts)
        {
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] *= workspace.Row(dropout.MaskRow + i)[column];
            }
        }
    }

    private static T[] ReadColumn(Workspace<T> workspace, int firstRow, int column, int count)
    {
        var values = new T[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = workspace.Row(firstRow + i)[column];
        }

        return values;
    }

    private static void WriteColumn(Workspace<T> workspace, int firstRow, int column, ReadOnlySpan<T> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            workspace.Row(firstRow + i)[column] = values[i];
        }
    }

    private static int RoundUpToLine(int count)
    {
        int line = 64 / Unsafe.SizeOf<T>();
        return (count + line - 1) / line * line;
    }

    private sealed record Stage(
        InterpretedLayer Layer,
        ParameterTensor Weight,
        ParameterTensor? Bias,
        ParameterTensor? Slope,
        Dropout[] Before,
        int InputRow,
        int PreActivationRow,
        int ActivationRow,
        int DeltaRow,
        Dropout[] After)
    {
        /// <summary>First row of the samples' shares of the slopes' gradients, one row per unit.</summary>
        public int SlopeGradientRow => DeltaRow + Weight.Columns;

        public int WeightIndex(int input, int unit) => Weight.Offset + (input * Weight.RowStride) + unit;

        /// <summary>The learned slopes; empty for an activation without them.</summary>
        public Span<T> Slopes(ParameterBuffer<T> parameters) => Slope is null ? [] : parameters.Vector(Slope);
    }

    private sealed record Dropout(double Rate, int Index, int Size, int InputRow, int OutputRow, int MaskRow);
}
