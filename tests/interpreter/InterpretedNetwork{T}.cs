using System.Numerics;

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
internal sealed partial class InterpretedNetwork<T> : INetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<Stage> _stages = [];
    private readonly Loss _loss;
    private readonly double _huberDelta;

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

            foreach ((ParameterTensor tensor, LearnedParameter learned) in stage.Learned.Zip(stage.Layer.Learning?.Parameters ?? []))
            {
                Parameters.Vector(tensor).Fill(T.CreateTruncating(learned.InitialValue));
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

                ActivationFormula.Apply(stage.Layer, z, a, unit => stage.LearnedValues(Parameters, unit));
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

            foreach ((int parameter, ParameterTensor tensor) in stage.Learned.Index())
            {
                for (int value = part; value < tensor.Columns; value += partCount)
                {
                    T sum = T.Zero;
                    for (int unit = value; unit < stage.Layer.Units; unit += tensor.Columns)
                    {
                        for (int column = 0; column < workspace.SampleCount; column++)
                        {
                            sum += workspace.Row(stage.LearnedGradientRow(parameter) + unit)[column];
                        }
                    }

                    gradients[tensor.Offset + value] = sum;
                    optimizer?.UpdateBlock(workspace.ParameterGradients, tensor.Offset + value, 1, ParameterKind.Activation);
                }
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

    /// <summary>Turns the gradient of a stage's activations into that of its pre-activations, and keeps the column's share of the learned parameters' gradients.</summary>
    private void Chain(Workspace<T> workspace, Stage stage, int column, Span<T> gradient)
    {
        T[][] learnedGradients = [.. stage.Learned.Select(_ => new T[stage.Layer.Units])];
        ActivationFormula.Chain(
            stage.Layer,
            ReadColumn(workspace, stage.PreActivationRow, column, gradient.Length),
            ReadColumn(workspace, stage.ActivationRow, column, gradient.Length),
            gradient,
            unit => stage.LearnedValues(Parameters, unit),
            learnedGradients);
        foreach ((int parameter, T[] gradients) in learnedGradients.Index())
        {
            WriteColumn(workspace, stage.LearnedGradientRow(parameter), column, gradients);
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
}
