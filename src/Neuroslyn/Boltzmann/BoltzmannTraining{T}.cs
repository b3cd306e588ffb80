using System.Numerics;
using System.Runtime.CompilerServices;
using Neuroslyn.Kernels;

namespace Neuroslyn;

/// <summary>Trains a restricted Boltzmann machine by contrastive divergence. Created once; its steps allocate nothing.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// The gradient of the mean of -ln p(v) is -(mean of v p(h | v)ᵀ over the data - mean over the model) for W, and likewise v for b and p(h | v) for c. The model's mean is taken over chains: k
/// steps from the data in CD-k (Hinton 2002, "Training products of experts by minimizing contrastive divergence"), or chains that never start again in persistent CD (Tieleman 2008).
/// Visible and hidden states are drawn, the hidden units count by their probabilities at the end of a chain. For one thread.
/// </remarks>
public sealed class BoltzmannTraining<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IBoltzmannMachine<T> _machine;
    private readonly BoltzmannTrainingOptions _options;
    private readonly BoltzmannWorkspace<T> _workspace;
    private readonly OptimizerState<T> _optimizer;
    private GibbsChains<T> _chains;
    private RandomSource _order;

    /// <summary>Prepares training.</summary>
    /// <param name="machine">The machine; trained in place.</param>
    /// <param name="options">How.</param>
    public BoltzmannTraining(IBoltzmannMachine<T> machine, BoltzmannTrainingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(machine);
        _machine = machine;
        _options = options ?? new BoltzmannTrainingOptions();
        _workspace = new BoltzmannWorkspace<T>(machine.Layout, _options.BatchSize);
        _optimizer = _options.Optimizer.CreateState(machine.Layout.ParameterLayout, machine.Parameters);
        _chains = new GibbsChains<T>(machine, _workspace, Seeds.Derive(_options.Seed, Seeds.Dropout));
        _order = new RandomSource(Seeds.Derive(_options.Seed, Seeds.Shuffling));
        if (_options.Persistent)
        {
            _chains.StartAtRandom();
        }
    }

    /// <summary>What the last <see cref="Step"/> followed, laid out like the parameters: the gradient of the mean of -ln p(v), as far as the chains know it.</summary>
    public ParameterBuffer<T> Gradients => _workspace.Gradients;

    /// <summary>The learning rate of the next step; starts as the optimizer's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double LearningRate
    {
        get => _optimizer.LearningRate;
        set => _optimizer.LearningRate = value;
    }

    /// <summary>One step on one batch.</summary>
    /// <param name="visible"><c>[samples, VisibleSize]</c>, row by row, 1 to <see cref="BoltzmannTrainingOptions.BatchSize"/> samples; of binary units in [0, 1].</param>
    /// <returns>
    /// The reconstruction error: the mean of (v - ⟨v'⟩)² over samples and units, with ⟨v'⟩ the means after one step of the chain from the sample. Falls while training goes well, but is not what
    /// is minimised. NaN for persistent chains, which start elsewhere.
    /// </returns>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public double Step(ReadOnlySpan<T> visible)
    {
        _optimizer.LookAhead();
        double error;
        try
        {
            ComputeGradients(visible, out error);
        }
        catch
        {
            _optimizer.LookBack();
            throw;
        }

        _optimizer.Step(_workspace.Gradients);
        return error;
    }

    /// <summary>Passes over all samples, in a new random order each time.</summary>
    /// <param name="samples"><c>[samples, VisibleSize]</c>, row by row, at least one.</param>
    /// <returns>The mean reconstruction error of each pass; see <see cref="Step"/>.</returns>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public IReadOnlyList<double> Fit(ReadOnlySpan<T> samples)
    {
        int size = _machine.Layout.VisibleSize;
        if (samples.IsEmpty || samples.Length % size != 0)
        {
            throw new ArgumentException($"Expected at least one sample of {size} values for '{_machine.Layout.Name}', got {samples.Length} values.", nameof(samples));
        }

        int count = samples.Length / size;
        int[] order = [.. Enumerable.Range(0, count)];
        var batch = new T[Math.Min(count, _options.BatchSize) * size];
        var errors = new double[_options.Epochs];
        for (int epoch = 0; epoch < errors.Length; epoch++)
        {
            _order.Shuffle<int>(order);
            for (int start = 0; start < count; start += _options.BatchSize)
            {
                int length = Math.Min(_options.BatchSize, count - start);
                for (int index = 0; index < length; index++)
                {
                    samples.Slice(order[start + index] * size, size).CopyTo(batch.AsSpan(index * size));
                }

                errors[epoch] += Step(batch.AsSpan(0, length * size)) * length / count;
            }
        }

        return errors;
    }

    /// <summary>The first half of <see cref="Step"/>.</summary>
    internal void ComputeGradients(ReadOnlySpan<T> visible, out double error)
    {
        BoltzmannLayout layout = _machine.Layout;
        int size = layout.VisibleSize;
        if (visible.IsEmpty || visible.Length % size != 0 || visible.Length / size > _workspace.Capacity)
        {
            throw new ArgumentException($"Expected 1 to {_workspace.Capacity} samples of {size} values for '{layout.Name}', got {visible.Length} values.", nameof(visible));
        }

        int count = visible.Length / size;
        BoltzmannMachines.LoadVisible(_workspace, visible, 0, count);
        _machine.HiddenPass(_workspace, 0, BoltzmannWorkspace<T>.Columns(count));
        int chains = _options.Persistent ? _workspace.Capacity : count;
        error = double.NaN;
        if (_options.Persistent)
        {
            _chains.Run(_options.Steps);
        }
        else
        {
            _chains.StartFrom(0);
            _chains.Means();
            error = SquaredDifference(count) / visible.Length;
            _chains.DrawVisible();
            _machine.HiddenPass(_workspace, _workspace.HalfColumns, _workspace.ColumnCount);
            if (_options.Steps > 1)
            {
                _chains.StartFrom(_workspace.HalfColumns);
                _chains.Run(_options.Steps - 1);
            }
        }

        WeighHidden(count, chains);
        _machine.GradientPass(_workspace);
        BiasGradients(count, chains);
    }

    /// <summary>Hidden values, one row per column, divided by how many there are: of the data negative, of the chains positive; all others 0.</summary>
    private void WeighHidden(int count, int chains)
    {
        BoltzmannLayout layout = _machine.Layout;
        _workspace.WeightedRows.Clear();
        Put(0, count, T.CreateTruncating(-1.0 / count));
        Put(_workspace.HalfColumns, chains, T.CreateTruncating(1.0 / chains));

        void Put(int column, int columns, T weight)
        {
            Span<T> rows = _workspace.WeightedRows.Slice(column * layout.RowStride, columns * layout.RowStride);
            Transposition.Transpose(ref Unsafe.Add(ref _workspace.Hidden, column), _workspace.Stride, layout.HiddenSize, columns, ref rows[0], layout.RowStride);
            var factor = new Vector<T>(weight);
            for (int index = 0; index < rows.Length; index += Vector<T>.Count)
            {
                (new Vector<T>(rows[index..]) * factor).CopyTo(rows[index..]);
            }
        }
    }

    private void BiasGradients(int count, int chains)
    {
        BoltzmannLayout layout = _machine.Layout;
        Reductions.AddRows(
            ref _workspace.Weighted, layout.RowStride, _workspace.ColumnCount, layout.BufferLength - layout.HiddenBiasOffset, ref Unsafe.Add(ref _workspace.Gradients.Origin, layout.HiddenBiasOffset));
        Span<T> gradients = _workspace.Gradients.Vector(layout.VisibleBias);
        for (int unit = 0; unit < gradients.Length; unit++)
        {
            ReadOnlySpan<T> row = _workspace.VisibleRows.Slice(unit * _workspace.Stride, _workspace.ColumnCount);
            double data = Reductions.Sum(row[..count]) / count;
            double model = Reductions.Sum(row.Slice(_workspace.HalfColumns, chains)) / chains;
            gradients[unit] = T.CreateTruncating(model - data);
        }
    }

    /// <summary>Σ (v - v')² over the samples and the chains that started from them.</summary>
    private double SquaredDifference(int count)
    {
        double sum = 0;
        for (int unit = 0; unit < _machine.Layout.VisibleSize; unit++)
        {
            ReadOnlySpan<T> row = _workspace.VisibleRows.Slice(unit * _workspace.Stride, _workspace.ColumnCount);
            for (int column = 0; column < count; column++)
            {
                double difference = double.CreateTruncating(row[column] - row[_workspace.HalfColumns + column]);
                sum += difference * difference;
            }
        }

        return sum;
    }
}
