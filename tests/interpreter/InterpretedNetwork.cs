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
/// and the rows of its normalisations around them; then targets, losses and dL/dx. Columns beyond the last sample take part in the forward pass and have gradients of 0. Which elements a
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
            Dropout[] before = AddDropouts(layer.DropoutsBefore, fanIn, isAlpha: false);
            Normalizer<T>? normalizerBefore = AddNormalizer(layer.NormalizationBefore, $"{layer.Name}Before.", layer.Name + "Before", fanIn);
            int outputs = layer.Units * layer.Pieces;
            int stride = RoundUpToLine(outputs);
            var weight = new ParameterTensor(layer.Name, layer.Name + ".weight", ParameterKind.Weight, offset, fanIn, outputs, stride);
            tensors.Add(weight);
            offset += fanIn * stride;
            ParameterTensor? bias = null;
            if (layer.UseBias)
            {
                bias = new ParameterTensor(layer.Name, layer.Name + ".bias", ParameterKind.Bias, offset, 1, outputs, stride);
                tensors.Add(bias);
                offset += stride;
            }

            int inputRow = previousRow;
            int linearRow = previousRow = row;
            row += outputs;
            Normalizer<T>? normalizer = AddNormalizer(layer.Normalization, layer.Name + ".norm.", layer.Name, outputs);
            int activationRow = row;
            int deltaRow = row + layer.Units;
            row += layer.Units + outputs;
            int preActivationRow = previousRow;
            previousRow = activationRow;
            Dropout[] after = [.. AddDropouts(layer.DropoutsAfter, layer.Units, isAlpha: false), .. AddDropouts(layer.AlphaDropoutAfter is { } rate ? [rate] : [], layer.Units, isAlpha: true)];
            _stages[i] = new Stage(layer, weight, bias, before, normalizerBefore, inputRow, linearRow, normalizer, preActivationRow, activationRow, deltaRow, after);
            int count = weight.Count + (bias?.Count ?? 0);
            table.Add(new LayerDescription(layer.Name, $"Dense, {layer.Activation}", fanIn, layer.Units, count, activationRow));
            parameterCount += count + (2 * (normalizer?.Size ?? 0)) + (2 * (normalizerBefore?.Size ?? 0));
            fanIn = layer.Units;
        }

        bool trains = loss != Loss.None;
        bool couples = _stages.Any(static stage => stage.Normalizers.Any(static normalizer => normalizer.Layer.OverBatch));
        WorkspacePlan plan = trains
            ? new(row + fanIn + 1 + inputSize, 0, previousRow, row, row + fanIn, row + fanIn + 1, SampleScratch: dropouts == 0 && !couples ? 1 : 0)
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
            ForwardPhaseCount = couples ? 2 : 1,
        };
        Parameters = new ParameterBuffer<T>(offset);
        Initialize(1);

        Dropout[] AddDropouts(double[] rates, int size, bool isAlpha)
        {
            var added = new Dropout[rates.Length];
            for (int k = 0; k < rates.Length; k++)
            {
                added[k] = new Dropout(rates[k], isAlpha, dropouts++, size, previousRow, row, row + size);
                previousRow = row;
                row += 2 * size;
            }

            return added;
        }

        Normalizer<T>? AddNormalizer(InterpretedNormalization? normalization, string prefix, string layer, int size)
        {
            if (normalization is null)
            {
                return null;
            }

            var normalizer = new Normalizer<T>(
                normalization,
                AddVector("weight", ParameterKind.Scale),
                AddVector("bias", ParameterKind.Bias),
                normalization.OverBatch ? AddVector("running_mean", ParameterKind.RunningStatistic) : null,
                normalization.OverBatch ? AddVector("running_var", ParameterKind.RunningStatistic) : null,
                previousRow,
                row);
            previousRow = normalizer.OutputRow;
            row += 4 * size;
            return normalizer;

            ParameterTensor AddVector(string name, ParameterKind kind)
            {
                var tensor = new ParameterTensor(layer, prefix + name, kind, offset, 1, size, size);
                tensors.Add(tensor);
                offset += RoundUpToLine(size);
                return tensor;
            }
        }
    }

    public NetworkLayout Layout { get; }

    public ParameterBuffer<T> Parameters { get; }

    /// <summary>Uniform weights in +-1/sqrt(fan-in), zero biases.</summary>
    public void Initialize(ulong seed)
    {
        var random = new Random(unchecked((int)seed));
        Parameters.Span.Clear();
        foreach (Normalizer<T> normalizer in _stages.SelectMany(static stage => stage.Normalizers))
        {
            Parameters.Vector(normalizer.Scale).Fill(T.One);
            if (normalizer.Variance is { } variance)
            {
                Parameters.Vector(variance).Fill(T.One);
            }
        }

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
        if (Layout.CouplesSamples && training)
        {
            workspace.RequireBatch(firstColumn, endColumn);
        }

        workspace.IsTraining = training;
        foreach (Stage stage in _stages)
        {
            Drop(workspace, stage.Before, firstColumn, endColumn, training);
            stage.NormalizerBefore?.Forward(workspace, Parameters.Span, firstColumn, endColumn, training);
            var z = new T[stage.Weight.Columns];
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

                WriteColumn(workspace, stage.LinearRow, column, z);
            }

            stage.Normalizer?.Forward(workspace, Parameters.Span, firstColumn, endColumn, training);
            var a = new T[stage.Layer.Units];
            for (int column = firstColumn; column < endColumn; column++)
            {
                ActivationFormula.Apply(stage.Layer, ReadColumn(workspace, stage.PreActivationRow, column, z.Length), a);
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

        T[][] deltas = new T[endColumn - firstColumn][];
        for (int column = firstColumn; column < endColumn; column++)
        {
            T[] delta = new T[_stages[^1].Weight.Columns];
            workspace.Row(Layout.Workspace.LossRow)[column] = column < workspace.SampleCount ? OutputDelta(workspace, column, delta) : T.Zero;
            deltas[column - firstColumn] = delta;
        }

        for (int i = _stages.Length - 1; i >= 0; i--)
        {
            // A delta arrives as the gradient of what the activation of this stage saw; what leaves is that of the stage before.
            Stage stage = _stages[i];
            NormalizeBack(stage.Normalizer);
            for (int column = firstColumn; column < endColumn; column++)
            {
                T[] delta = deltas[column - firstColumn];
                WriteColumn(workspace, stage.DeltaRow, column, delta);
                T[] inputGradient = new T[stage.Weight.Rows];
                for (int input = 0; input < inputGradient.Length; input++)
                {
                    for (int unit = 0; unit < delta.Length; unit++)
                    {
                        inputGradient[input] += Parameters.Span[stage.WeightIndex(input, unit)] * delta[unit];
                    }
                }

                deltas[column - firstColumn] = inputGradient;
            }

            NormalizeBack(stage.NormalizerBefore);
            for (int column = firstColumn; column < endColumn; column++)
            {
                T[] gradient = deltas[column - firstColumn];
                Mask(workspace, stage.Before, column, gradient);
                if (i > 0)
                {
                    Stage before = _stages[i - 1];
                    Mask(workspace, before.After, column, gradient);
                    deltas[column - firstColumn] = ActivationFormula.Chain(
                        before.Layer,
                        ReadColumn(workspace, before.PreActivationRow, column, before.Weight.Columns),
                        ReadColumn(workspace, before.ActivationRow, column, gradient.Length),
                        gradient);
                }
                else
                {
                    WriteColumn(workspace, Layout.Workspace.InputGradientRow, column, gradient);
                }
            }
        }

        void NormalizeBack(Normalizer<T>? normalizer)
        {
            if (normalizer is null)
            {
                return;
            }

            for (int column = firstColumn; column < endColumn; column++)
            {
                WriteColumn(workspace, normalizer.DeltaRow, column, deltas[column - firstColumn]);
            }

            for (int column = firstColumn; column < endColumn; column++)
            {
                deltas[column - firstColumn] = column < workspace.SampleCount ? normalizer.Backward(workspace, Parameters.Span, column) : new T[normalizer.Size];
            }
        }
    }

    public void GradientPass(Workspace<T> workspace, int part, int partCount, OptimizerState<T>? optimizer = null)
    {
        if (_loss == Loss.None)
        {
            throw new NotSupportedException($"'{Layout.Name}' declares no loss.");
        }

        Span<T> gradients = workspace.ParameterGradients.Span;
        foreach (Normalizer<T> normalizer in part == 0 ? _stages.SelectMany(static stage => stage.Normalizers) : [])
        {
            normalizer.Gradient(workspace, gradients);
            normalizer.UpdateRunning(workspace, Parameters.Span);
            optimizer?.UpdateBlock(workspace.ParameterGradients, normalizer.Scale.Offset, normalizer.Size, ParameterKind.Scale);
            optimizer?.UpdateBlock(workspace.ParameterGradients, normalizer.Shift.Offset, normalizer.Size, ParameterKind.Bias);
        }

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

            for (int unit = 0; stage.Layer.Pieces > 1 && unit < stage.Weight.Columns; unit++)
            {
                // Near the largest of its unit, unless it is that one.
                int largest = stage.ActivationRow + (unit % stage.Layer.Units);
                Approach(workspace.Row(stage.PreActivationRow + unit), column => workspace.Row(largest)[column]);
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

    /// <summary>The loss of one sample, and the gradient of what the last activation saw, L being the batch's mean loss.</summary>
    private T OutputDelta(Workspace<T> workspace, int column, Span<T> delta)
    {
        Stage last = _stages[^1];
        T[] z = ReadColumn(workspace, last.PreActivationRow, column, delta.Length);
        T[] y = ReadColumn(workspace, Layout.Workspace.OutputRow, column, Layout.OutputSize);
        T[] t = ReadColumn(workspace, Layout.Workspace.TargetRow, column, Layout.OutputSize);
        T[] gradient = new T[Layout.OutputSize];
        T loss;
        if (last.After.Length == 0 && LossFormula.IsFused(_loss, last.Layer.Activation))
        {
            loss = LossFormula.FromLogits(_loss, z, y, t, gradient);
        }
        else
        {
            loss = LossFormula.FromOutputs(_loss, _huberDelta, y, t, gradient);
            Mask(workspace, last.After, column, gradient);
            gradient = ActivationFormula.Chain(last.Layer, z, ReadColumn(workspace, last.ActivationRow, column, Layout.OutputSize), gradient);
        }

        T samples = T.CreateTruncating(workspace.SampleCount);
        for (int unit = 0; unit < delta.Length; unit++)
        {
            delta[unit] = gradient[unit] / samples;
        }

        return loss;
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
                if (dropout.IsAlpha)
                {
                    ShiftAlpha(workspace, dropout, firstColumn, endColumn);
                }
            }
            else
            {
                DropoutMask.PassThrough(ref source, ref product, ref mask, workspace.Stride, dropout.Size, firstColumn, endColumn);
            }
        }
    }

    /// <summary>y = a (x d + s (1 - d)) + b, d being 1 where an element is kept: what is dropped becomes what SELU tends to, and a and b restore mean 0 and variance 1.</summary>
    private static void ShiftAlpha(Workspace<T> workspace, Dropout dropout, int firstColumn, int endColumn)
    {
        double s = -1.0507009873554805 * 1.6732632423543772;
        double q = 1 - dropout.Rate;
        double a = Math.Pow(q + (s * s * q * (1 - q)), -0.5);
        double b = -a * (1 - q) * s;
        for (int row = 0; row < dropout.Size; row++)
        {
            for (int column = firstColumn; column < endColumn; column++)
            {
                T kept = T.IsZero(workspace.Row(dropout.MaskRow + row)[column]) ? T.Zero : T.One;
                T mixed = (workspace.Row(dropout.InputRow + row)[column] * kept) + (T.CreateChecked(s) * (T.One - kept));
                workspace.Row(dropout.OutputRow + row)[column] = (T.CreateChecked(a) * mixed) + T.CreateChecked(b);
                workspace.Row(dropout.MaskRow + row)[column] = T.CreateChecked(a) * kept;
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
        Dropout[] Before,
        Normalizer<T>? NormalizerBefore,
        int InputRow,
        int LinearRow,
        Normalizer<T>? Normalizer,
        int PreActivationRow,
        int ActivationRow,
        int DeltaRow,
        Dropout[] After)
    {
        public IEnumerable<Normalizer<T>> Normalizers => new[] { NormalizerBefore, Normalizer }.OfType<Normalizer<T>>();

        public int WeightIndex(int input, int unit) => Weight.Offset + (input * Weight.RowStride) + unit;
    }

    private sealed record Dropout(double Rate, bool IsAlpha, int Index, int Size, int InputRow, int OutputRow, int MaskRow);
}
