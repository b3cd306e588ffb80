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
        int dropouts = 0;
        List<Source> outputs = [];
        var networkInput = new Source(-1, 0, inputSize);
        for (int i = 0; i < layers.Length; i++)
        {
            InterpretedLayer layer = layers[i];
            Source[] sources = layer.From.Length == 0 ? [i == 0 ? networkInput : outputs[i - 1]] : [.. layer.From.Select(Find)];
            if (layer.Merge != InterpretedMerge.None)
            {
                AddStage(i, null, null, null, [], sources);
                continue;
            }

            int fanIn = sources[0].Size;
            Dropout[] before = AddDropouts(layer.DropoutsBefore, fanIn, ref sources[0]);
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

            AddStage(i, weight, bias, slope, before, sources);
        }

        int outputSize = outputs[^1].Size;

        bool trains = loss != Loss.None;
        WorkspacePlan plan = trains
            ? new(row + outputSize + 1 + inputSize, 0, outputs[^1].Row, row, row + outputSize, row + outputSize + 1, SampleScratch: dropouts == 0 ? 1 : 0)
            : new(row, 0, outputs[^1].Row, -1, -1, -1);
        Layout = new NetworkLayout
        {
            Name = "Interpreted",
            InputSize = inputSize,
            OutputSize = outputSize,
            ParameterCount = parameterCount,
            ParameterBufferLength = offset,
            Tensors = tensors,
            Layers = table,
            Workspace = plan,
            OutputsAreDistribution = layers[^1].Activation == Activation.Softmax,
        };
        Parameters = new ParameterBuffer<T>(offset);
        Initialize(1);

        Source Find(string name) => name == InterpretedLayer.Input ? networkInput : outputs[Array.FindIndex(layers, layer => layer.Name == name)];

        void AddStage(int i, ParameterTensor? weight, ParameterTensor? bias, ParameterTensor? slope, Dropout[] before, Source[] sources)
        {
            InterpretedLayer layer = layers[i];
            int firstRow = row;
            row += (slope is null ? 3 : 4) * layer.Units;
            var output = new Source(i, firstRow + layer.Units, layer.Units);
            Dropout[] after = AddDropouts(layer.DropoutsAfter, layer.Units, ref output);
            outputs.Add(output);
            _stages[i] = new Stage(layer, weight, bias, slope, before, sources, firstRow, firstRow + layer.Units, firstRow + (2 * layer.Units), after);
            int count = (weight?.Count ?? 0) + (bias?.Count ?? 0) + (slope?.Count ?? 0);
            string what = layer.Merge == InterpretedMerge.None ? "Dense" : layer.Merge.ToString();
            table.Add(new LayerDescription(layer.Name, $"{what}, {layer.Activation}", sources.Sum(source => source.Size), layer.Units, count, firstRow + layer.Units));
            parameterCount += count;
        }

        Dropout[] AddDropouts(double[] rates, int size, ref Source source)
        {
            var added = new Dropout[rates.Length];
            for (int k = 0; k < rates.Length; k++)
            {
                added[k] = new Dropout(rates[k], dropouts++, size, source.Row, row, row + size);
                source = source with { Row = row };
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
        foreach (Stage stage in _stages.Where(stage => stage.Weight is not null))
        {
            double limit = 1 / Math.Sqrt(stage.InputSize);
            for (int input = 0; input < stage.InputSize; input++)
            {
                for (int unit = 0; unit < stage.Layer.Units; unit++)
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
            var z = new T[stage.Layer.Units];
            var a = new T[stage.Layer.Units];
            for (int column = firstColumn; column < endColumn; column++)
            {
                for (int unit = 0; unit < z.Length; unit++)
                {
                    z[unit] = stage.Weight is null ? Merge(workspace, stage, unit, column) : Product(workspace, stage, unit, column);
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
            T[] inputs = new T[Layout.InputSize];
            T[][] gradients = [.. _stages.Select(stage => new T[stage.Layer.Units])];
            T loss = isSample ? OutputDelta(workspace, column, gradients[^1]) : T.Zero;
            workspace.Row(Layout.Workspace.LossRow)[column] = loss;
            for (int i = _stages.Length - 1; i >= 0; i--)
            {
                // What all readers left is dL/dy of this stage; that of the last one is dL/dz already.
                Stage stage = _stages[i];
                T[] delta = gradients[i];
                if (i < _stages.Length - 1)
                {
                    Mask(workspace, stage.After, column, delta);
                    Chain(workspace, stage, column, delta);
                }

                WriteColumn(workspace, stage.DeltaRow, column, delta);
                for (int slot = 0; slot < stage.Sources.Length; slot++)
                {
                    T[] gradient = stage.Weight is null ? MergeGradient(workspace, stage, slot, column, delta) : ProductGradient(stage, delta);
                    Mask(workspace, stage.Before, column, gradient);
                    T[] sum = stage.Sources[slot].Stage < 0 ? inputs : gradients[stage.Sources[slot].Stage];
                    for (int k = 0; k < gradient.Length; k++)
                    {
                        sum[k] += gradient[k];
                    }
                }
            }

            WriteColumn(workspace, Layout.Workspace.InputGradientRow, column, inputs);
        }
    }

    public void GradientPass(Workspace<T> workspace, int part, int partCount, OptimizerState<T>? optimizer = null)
    {
        if (_loss == Loss.None)
        {
            throw new NotSupportedException($"'{Layout.Name}' declares no loss.");
        }

        Span<T> gradients = workspace.ParameterGradients.Span;
        foreach (Stage stage in _stages.Where(stage => stage.Weight is not null))
        {
            int inputs = stage.InputSize;
            for (int input = inputs * part / partCount; input < inputs * (part + 1) / partCount; input++)
            {
                for (int unit = 0; unit < stage.Layer.Units; unit++)
                {
                    T sum = T.Zero;
                    for (int column = 0; column < workspace.SampleCount; column++)
                    {
                        sum += workspace.Row(stage.Sources[0].Row + input)[column] * workspace.Row(stage.DeltaRow + unit)[column];
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
                for (int unit = slope; unit < stage.Layer.Units; unit += stage.Slope.Columns)
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
                for (int unit = 0; unit < stage.Layer.Units; unit++)
                {
                    Approach(workspace.Row(stage.PreActivationRow + unit), _ => T.CreateChecked(kink));
                }
            }

            for (int slot = 1; slot < stage.Sources.Length && stage.Layer.Merge == InterpretedMerge.Maximum; slot++)
            {
                for (int unit = 0; unit < stage.Layer.Units; unit++)
                {
                    for (int other = 0; other < slot; other++)
                    {
                        int row = stage.Sources[other].Row + unit;
                        Approach(workspace.Row(stage.Sources[slot].Row + unit), column => workspace.Row(row)[column]);
                    }
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

    private T Product(Workspace<T> workspace, Stage stage, int unit, int column)
    {
        T sum = stage.Bias is null ? T.Zero : Parameters.Span[stage.Bias.Offset + unit];
        for (int input = 0; input < stage.InputSize; input++)
        {
            sum += workspace.Row(stage.Sources[0].Row + input)[column] * Parameters.Span[stage.WeightIndex(input, unit)];
        }

        return sum;
    }

    private T[] ProductGradient(Stage stage, T[] delta)
    {
        T[] gradient = new T[stage.InputSize];
        for (int input = 0; input < gradient.Length; input++)
        {
            for (int unit = 0; unit < delta.Length; unit++)
            {
                gradient[input] += Parameters.Span[stage.WeightIndex(input, unit)] * delta[unit];
            }
        }

        return gradient;
    }

    private static T Merge(Workspace<T> workspace, Stage stage, int unit, int column)
    {
        if (stage.Layer.Merge == InterpretedMerge.Concat)
        {
            int place = unit;
            foreach (Source source in stage.Sources)
            {
                if (place < source.Size)
                {
                    return workspace.Row(source.Row + place)[column];
                }

                place -= source.Size;
            }
        }

        T[] operands = [.. stage.Sources.Select(source => workspace.Row(source.Row + unit)[column])];
        return stage.Layer.Merge switch
        {
            InterpretedMerge.Add => operands.Aggregate((sum, x) => sum + x),
            InterpretedMerge.Multiply => operands.Aggregate((product, x) => product * x),
            _ => operands.Max(),
        };
    }

    private static T[] MergeGradient(Workspace<T> workspace, Stage stage, int slot, int column, T[] delta)
    {
        if (stage.Layer.Merge == InterpretedMerge.Concat)
        {
            int start = stage.Sources.Take(slot).Sum(source => source.Size);
            return delta[start..(start + stage.Sources[slot].Size)];
        }

        T[] gradient = [.. delta];
        for (int unit = 0; unit < delta.Length; unit++)
        {
            T[] operands = [.. stage.Sources.Select(source => workspace.Row(source.Row + unit)[column])];
            gradient[unit] *= stage.Layer.Merge switch
            {
                InterpretedMerge.Multiply => operands.Where((_, other) => other != slot).Aggregate(T.One, (product, x) => product * x),
                InterpretedMerge.Maximum => Array.IndexOf(operands, operands.Max()) == slot ? T.One : T.Zero,
                _ => T.One,
            };
        }

        return gradient;
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
        ParameterTensor? Weight,
        ParameterTensor? Bias,
        ParameterTensor? Slope,
        Dropout[] Before,
        Source[] Sources,
        int PreActivationRow,
        int ActivationRow,
        int DeltaRow,
        Dropout[] After)
    {
        public int InputSize => Sources[0].Size;

        /// <summary>First row of the samples' shares of the slopes' gradients, one row per unit.</summary>
        public int SlopeGradientRow => DeltaRow + Layer.Units;

        public int WeightIndex(int input, int unit) => Weight!.Offset + (input * Weight.RowStride) + unit;

        /// <summary>The learned slopes; empty for an activation without them.</summary>
        public Span<T> Slopes(ParameterBuffer<T> parameters) => Slope is null ? [] : parameters.Vector(Slope);
    }

    private readonly record struct Source(int Stage, int Row, int Size);

    private sealed record Dropout(double Rate, int Index, int Size, int InputRow, int OutputRow, int MaskRow);
}
