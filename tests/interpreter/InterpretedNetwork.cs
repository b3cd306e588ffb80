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
    private readonly List<Stage> _stages = [];
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
                outputs.Add(AddStage(layer, null, null, null, [], sources));
                continue;
            }

            int fanIn = sources[0].Size;
            Dropout[] before = AddDropouts(layer.DropoutsBefore, fanIn, ref sources[0]);
            if (layer.NormalizationBefore is { } normalizationBefore)
            {
                sources = [AddNormalization(new InterpretedLayer(layer.Name + "Before", fanIn), normalizationBefore, layer.Name + "Before.", before, sources[0])];
                before = [];
            }

            // With a normalisation or several pieces, the linear part is a stage of its own.
            int linearUnits = layer.Units * layer.Pieces;
            bool isSplit = layer.Normalization is not null || layer.Pieces > 1;
            InterpretedLayer linear = isSplit ? new InterpretedLayer(layer.Name, linearUnits) : layer;
            int stride = RoundUpToLine(linearUnits);
            var weight = new ParameterTensor(layer.Name, layer.Name + ".weight", ParameterKind.Weight, offset, fanIn, linearUnits, stride);
            tensors.Add(weight);
            offset += fanIn * stride;
            ParameterTensor? bias = null;
            if (layer.UseBias)
            {
                bias = new ParameterTensor(layer.Name, layer.Name + ".bias", ParameterKind.Bias, offset, 1, linearUnits, stride);
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

            Source output = AddStage(linear, weight, bias, slope, before, sources);
            if (layer.Normalization is { } normalization)
            {
                InterpretedLayer normalized = layer.Pieces > 1 ? linear : layer;
                output = AddNormalization(normalized, normalization, layer.Name + ".norm.", [], output);
            }

            if (layer.Pieces > 1)
            {
                output = AddStage(layer, null, null, null, [], [output]);
            }

            outputs.Add(output);
        }

        int outputSize = outputs[^1].Size;

        bool trains = loss != Loss.None;
        bool couples = _stages.Any(static stage => stage.Normalizer?.Layer.OverBatch == true);
        WorkspacePlan plan = trains
            ? new(row + outputSize + 1 + inputSize, 0, outputs[^1].Row, row, row + outputSize, row + outputSize + 1, SampleScratch: dropouts == 0 && !couples ? 1 : 0)
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
            ForwardPhaseCount = couples ? 2 : 1,
        };
        Parameters = new ParameterBuffer<T>(offset);
        Initialize(1);

        Source Find(string name) => name == InterpretedLayer.Input ? networkInput : outputs[Array.FindIndex(layers, layer => layer.Name == name)];

        Source AddStage(
            InterpretedLayer layer, ParameterTensor? weight, ParameterTensor? bias, ParameterTensor? slope, Dropout[] before, Source[] sources, Normalizer<T>? normalizer = null)
        {
            int firstRow = row;
            row += (slope is null ? 3 : 4) * layer.Units;
            var output = new Source(_stages.Count, firstRow + layer.Units, layer.Units);
            Dropout[] after = AddDropouts(layer.DropoutsAfter, layer.Units, ref output);
            if (layer.AlphaDropoutAfter is { } rate)
            {
                after = [.. after, .. AddDropouts([rate], layer.Units, ref output, isAlpha: true)];
            }

            _stages.Add(new Stage(layer, weight, bias, slope, before, sources, firstRow, firstRow + layer.Units, firstRow + (2 * layer.Units), after, normalizer));
            int count = (weight?.Count ?? 0) + (bias?.Count ?? 0) + (slope?.Count ?? 0) + (2 * (normalizer?.Size ?? 0));
            string what = layer.Merge == InterpretedMerge.None ? "Dense" : layer.Merge.ToString();
            (double? lower, double? upper) = layer.Activation switch
            {
                Activation.Sigmoid or Activation.Softmax => (0, 1),
                Activation.Tanh => (-1, 1),
                _ => ((double?)null, (double?)null),
            };
            table.Add(new LayerDescription(layer.Name, $"{what}, {layer.Activation}", sources.Sum(source => source.Size), layer.Units, count, firstRow + layer.Units) { LowerBound = lower, UpperBound = upper });
            parameterCount += count;
            return output;
        }

        Source AddNormalization(InterpretedLayer layer, InterpretedNormalization normalization, string prefix, Dropout[] before, Source source)
        {
            var normalizer = new Normalizer<T>(
                normalization,
                AddVector("weight", ParameterKind.Scale),
                AddVector("bias", ParameterKind.Bias),
                normalization.OverBatch ? AddVector("running_mean", ParameterKind.RunningStatistic) : null,
                normalization.OverBatch ? AddVector("running_var", ParameterKind.RunningStatistic) : null,
                source.Row,
                row);
            row += 4 * source.Size;
            return AddStage(layer, null, null, null, before, [source], normalizer);

            ParameterTensor AddVector(string name, ParameterKind kind)
            {
                var tensor = new ParameterTensor(layer.Name, prefix + name, kind, offset, 1, source.Size, source.Size);
                tensors.Add(tensor);
                offset += RoundUpToLine(source.Size);
                return tensor;
            }
        }

        Dropout[] AddDropouts(double[] rates, int size, ref Source source, bool isAlpha = false)
        {
            var added = new Dropout[rates.Length];
            for (int k = 0; k < rates.Length; k++)
            {
                added[k] = new Dropout(rates[k], isAlpha, dropouts++, size, source.Row, row, row + size);
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
        foreach (Normalizer<T> normalizer in _stages.Select(static stage => stage.Normalizer).OfType<Normalizer<T>>())
        {
            Parameters.Vector(normalizer.Scale).Fill(T.One);
            if (normalizer.Variance is { } variance)
            {
                Parameters.Vector(variance).Fill(T.One);
            }
        }

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
        if (Layout.CouplesSamples && training)
        {
            workspace.RequireBatch(firstColumn, endColumn);
        }

        workspace.IsTraining = training;
        foreach (Stage stage in _stages)
        {
            Drop(workspace, stage.Before, firstColumn, endColumn, training);
            stage.Normalizer?.Forward(workspace, Parameters.Span, firstColumn, endColumn, training);
            var z = new T[stage.Layer.Units];
            var a = new T[stage.Layer.Units];
            for (int column = firstColumn; column < endColumn; column++)
            {
                for (int unit = 0; unit < z.Length; unit++)
                {
                    z[unit] = stage switch
                    {
                        { Weight: not null } => Product(workspace, stage, unit, column),
                        { Normalizer: { } normalizer } => workspace.Row(normalizer.OutputRow + unit)[column],
                        { Layer.Pieces: > 1 } => workspace.Row(Largest(workspace, stage, unit, column))[column],
                        _ => Merge(workspace, stage, unit, column),
                    };
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

        T[][] inputs = [.. Enumerable.Range(firstColumn, endColumn - firstColumn).Select(_ => new T[Layout.InputSize])];
        T[][][] gradients = [.. inputs.Select(_ => _stages.Select(stage => new T[stage.Layer.Units]).ToArray())];
        for (int column = firstColumn; column < endColumn; column++)
        {
            bool isSample = column < workspace.SampleCount;
            workspace.Row(Layout.Workspace.LossRow)[column] = isSample ? OutputDelta(workspace, column, gradients[column - firstColumn][^1]) : T.Zero;
        }

        for (int i = _stages.Count - 1; i >= 0; i--)
        {
            // What all readers left is dL/dy of this stage; that of the last one is dL/dz already.
            Stage stage = _stages[i];
            for (int column = firstColumn; column < endColumn; column++)
            {
                T[] delta = gradients[column - firstColumn][i];
                if (i < _stages.Count - 1)
                {
                    Mask(workspace, stage.After, column, delta);
                    Chain(workspace, stage, column, delta);
                }

                WriteColumn(workspace, stage.DeltaRow, column, delta);
                WriteColumn(workspace, stage.Normalizer?.DeltaRow ?? stage.DeltaRow, column, delta);
            }

            // Only now, because a batch normalisation needs those of all samples.
            for (int column = firstColumn; column < endColumn; column++)
            {
                T[] delta = gradients[column - firstColumn][i];
                for (int slot = 0; slot < stage.Sources.Length; slot++)
                {
                    T[] gradient = stage switch
                    {
                        { Weight: not null } => ProductGradient(stage, delta),
                        { Normalizer: { } normalizer } => column < workspace.SampleCount ? normalizer.Backward(workspace, Parameters.Span, column) : new T[normalizer.Size],
                        { Layer.Pieces: > 1 } => MaxoutGradient(workspace, stage, column, delta),
                        _ => MergeGradient(workspace, stage, slot, column, delta),
                    };
                    Mask(workspace, stage.Before, column, gradient);
                    T[] sum = stage.Sources[slot].Stage < 0 ? inputs[column - firstColumn] : gradients[column - firstColumn][stage.Sources[slot].Stage];
                    for (int k = 0; k < gradient.Length; k++)
                    {
                        sum[k] += gradient[k];
                    }
                }
            }
        }

        for (int column = firstColumn; column < endColumn; column++)
        {
            WriteColumn(workspace, Layout.Workspace.InputGradientRow, column, inputs[column - firstColumn]);
        }
    }

    public void GradientPass(Workspace<T> workspace, int part, int partCount, OptimizerState<T>? optimizer = null)
    {
        if (_loss == Loss.None)
        {
            throw new NotSupportedException($"'{Layout.Name}' declares no loss.");
        }

        Span<T> gradients = workspace.ParameterGradients.Span;
        foreach (Normalizer<T> normalizer in part == 0 ? _stages.Select(static stage => stage.Normalizer).OfType<Normalizer<T>>() : [])
        {
            normalizer.Gradient(workspace, gradients);
            normalizer.UpdateRunning(workspace, Parameters.Span);
            optimizer?.UpdateBlock(workspace.ParameterGradients, normalizer.Scale.Offset, normalizer.Size, ParameterKind.Scale);
            optimizer?.UpdateBlock(workspace.ParameterGradients, normalizer.Shift.Offset, normalizer.Size, ParameterKind.Bias);
        }

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

            for (int piece = 0; stage is { Weight: null, Normalizer: null, Layer.Pieces: > 1 } && piece < stage.Sources[0].Size; piece++)
            {
                // Near the largest of its unit, unless it is that one.
                int largest = stage.PreActivationRow + (piece % stage.Layer.Units);
                Approach(workspace.Row(stage.Sources[0].Row + piece), column => workspace.Row(largest)[column]);
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

    /// <summary>The row of the largest piece of a unit, the first of equal ones.</summary>
    private static int Largest(Workspace<T> workspace, Stage stage, int unit, int column)
    {
        int largest = stage.Sources[0].Row + unit;
        for (int row = largest + stage.Layer.Units; row < stage.Sources[0].Row + stage.Sources[0].Size; row += stage.Layer.Units)
        {
            largest = workspace.Row(row)[column] > workspace.Row(largest)[column] ? row : largest;
        }

        return largest;
    }

    private static T[] MaxoutGradient(Workspace<T> workspace, Stage stage, int column, T[] delta)
    {
        T[] gradient = new T[stage.Sources[0].Size];
        for (int unit = 0; unit < delta.Length; unit++)
        {
            gradient[Largest(workspace, stage, unit, column) - stage.Sources[0].Row] = delta[unit];
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
        ParameterTensor? Weight,
        ParameterTensor? Bias,
        ParameterTensor? Slope,
        Dropout[] Before,
        Source[] Sources,
        int PreActivationRow,
        int ActivationRow,
        int DeltaRow,
        Dropout[] After,
        Normalizer<T>? Normalizer)
    {
        public int InputSize => Sources[0].Size;

        /// <summary>First row of the samples' shares of the slopes' gradients, one row per unit.</summary>
        public int SlopeGradientRow => DeltaRow + Layer.Units;

        public int WeightIndex(int input, int unit) => Weight!.Offset + (input * Weight.RowStride) + unit;

        /// <summary>The learned slopes; empty for an activation without them.</summary>
        public Span<T> Slopes(ParameterBuffer<T> parameters) => Slope is null ? [] : parameters.Vector(Slope);
    }

    private readonly record struct Source(int Stage, int Row, int Size);

    private sealed record Dropout(double Rate, bool IsAlpha, int Index, int Size, int InputRow, int OutputRow, int MaskRow);
}
