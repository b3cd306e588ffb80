using System.Runtime.CompilerServices;

namespace Neuroslyn.Interpreter;

/// <content>From layers to stages: who reads what, and where everything lies.</content>
internal sealed partial class InterpretedNetwork<T>
{
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
                outputs.Add(AddStage(layer, null, null, [], [], sources));
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

            List<ParameterTensor> learned = [];
            foreach (LearnedParameter parameter in layer.Learning?.Parameters ?? [])
            {
                int values = parameter.PerUnit ? layer.Units : 1;
                learned.Add(new ParameterTensor(layer.Name, $"{layer.Name}.{parameter.Name}", ParameterKind.Activation, offset, 1, values, values));
                offset += RoundUpToLine(values);
            }

            tensors.AddRange(learned);
            Source output = AddStage(linear, weight, bias, learned, before, sources);
            if (layer.Normalization is { } normalization)
            {
                InterpretedLayer normalized = layer.Pieces > 1 ? linear : layer;
                output = AddNormalization(normalized, normalization, layer.Name + ".norm.", [], output);
            }

            if (layer.Pieces > 1)
            {
                output = AddStage(layer, null, null, [], [], [output]);
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
            InterpretedLayer layer, ParameterTensor? weight, ParameterTensor? bias, List<ParameterTensor> learned, Dropout[] before, Source[] sources, Normalizer<T>? normalizer = null)
        {
            int firstRow = row;
            row += (3 + learned.Count) * layer.Units;
            var output = new Source(_stages.Count, firstRow + layer.Units, layer.Units);
            Dropout[] after = AddDropouts(layer.DropoutsAfter, layer.Units, ref output);
            if (layer.AlphaDropoutAfter is { } rate)
            {
                after = [.. after, .. AddDropouts([rate], layer.Units, ref output, isAlpha: true)];
            }

            _stages.Add(new Stage(layer, weight, bias, learned, before, sources, firstRow, firstRow + layer.Units, firstRow + (2 * layer.Units), after, normalizer));
            int count = (weight?.Count ?? 0) + (bias?.Count ?? 0) + learned.Sum(tensor => tensor.Count) + (2 * (normalizer?.Size ?? 0));
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
            return AddStage(layer, null, null, [], before, [source], normalizer);

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

    private static int RoundUpToLine(int count)
    {
        int line = 64 / Unsafe.SizeOf<T>();
        return (count + line - 1) / line * line;
    }

    private sealed record Stage(
        InterpretedLayer Layer,
        ParameterTensor? Weight,
        ParameterTensor? Bias,
        IReadOnlyList<ParameterTensor> Learned,
        Dropout[] Before,
        Source[] Sources,
        int PreActivationRow,
        int ActivationRow,
        int DeltaRow,
        Dropout[] After,
        Normalizer<T>? Normalizer)
    {
        public int InputSize => Sources[0].Size;

        /// <summary>First row of the samples' shares of a learned parameter's gradient, one row per unit.</summary>
        public int LearnedGradientRow(int parameter) => DeltaRow + ((1 + parameter) * Layer.Units);

        public int WeightIndex(int input, int unit) => Weight!.Offset + (input * Weight.RowStride) + unit;

        /// <summary>The learned parameters of a unit.</summary>
        public double[] LearnedValues(ParameterBuffer<T> parameters, int unit) =>
            [.. Learned.Select(tensor => double.CreateChecked(parameters.Vector(tensor)[tensor.Columns == 1 ? 0 : unit]))];
    }

    private readonly record struct Source(int Stage, int Row, int Size);
}
