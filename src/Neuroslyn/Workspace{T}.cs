using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Neuroslyn.Kernels;

namespace Neuroslyn;

/// <summary>
/// The memory one thread of work needs: activations, their gradients, targets, losses and parameter gradients. Created once, used for any
/// number of passes, which then allocate nothing.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// Inside, values lie feature-major: <c>[value, sample]</c>, see <see cref="WorkspacePlan"/>. Spans that enter and leave are batch-major,
/// <c>[sample, value]</c>. Not safe for use by two threads at once.
/// </remarks>
public sealed class Workspace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterBuffer<T> _cells;
    private readonly ParameterBuffer<T>? _parameterGradients;
    private readonly ParameterBuffer<T> _inputTail;
    private readonly ParameterBuffer<T> _sampleScratch;
    private readonly ParameterBuffer<T> _statistics;
    private nint _attachedInputs;

    /// <summary>Creates a workspace; use <c>CreateWorkspace</c> of the network.</summary>
    /// <param name="layout">The network's shape.</param>
    /// <param name="batchSize">The largest number of samples of one pass, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is less than 1, or the workspace would exceed 2^31 elements.</exception>
    public Workspace(NetworkLayout layout, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        Layout = layout;
        Capacity = batchSize;
        Stride = ColumnStride(batchSize);
        long cells = (long)layout.Workspace.RowCount * Stride;
        if (cells > Array.MaxLength - 64)
        {
            throw new ArgumentOutOfRangeException(
                nameof(batchSize), batchSize, $"A workspace of '{layout.Name}' for {batchSize} samples needs {cells} elements; at most {Array.MaxLength - 64} fit. Use a smaller batch.");
        }

        _cells = new ParameterBuffer<T>((int)cells);
        _parameterGradients = layout.HasLoss ? new ParameterBuffer<T>(layout.ParameterBufferLength) : null;
        _inputTail = new ParameterBuffer<T>(layout.Workspace.InputsAreBatchMajor ? BlockSize * layout.InputSize : 0);
        _sampleScratch = new ParameterBuffer<T>(layout.Workspace.SampleScratch);
        _statistics = new ParameterBuffer<T>(layout.Workspace.StatisticCount);
        SampleCount = batchSize;
    }

    /// <summary>As <see cref="Phase"/>: all phases, one after the other, in one call.</summary>
    public const int AllPhases = -1;

    /// <summary>Columns are processed in groups of this many: 128 bytes' worth, two of the widest vectors.</summary>
    public static int ColumnQuantum => 128 / Unsafe.SizeOf<T>();

    /// <summary>Even numbers of lines from here on put neighbouring rows on few sets of the first-level cache.</summary>
    private const int AliasedLines = 8;

    /// <summary>The largest block of samples that emitted code reads at once.</summary>
    private const int BlockSize = 8;

    /// <summary>The network's shape.</summary>
    public NetworkLayout Layout { get; }

    /// <summary>The largest number of samples of one pass.</summary>
    public int Capacity { get; }

    /// <summary>Elements from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>Samples of the current pass, set by <see cref="LoadInputs(ReadOnlySpan{T})"/>.</summary>
    public int SampleCount { get; internal set; }

    /// <summary>Columns of the current pass: <see cref="SampleCount"/> rounded up to <see cref="ColumnQuantum"/>. The surplus columns hold zeros.</summary>
    public int ColumnCount => RoundUp(SampleCount, ColumnQuantum);

    /// <summary>Key of the dropout masks of the next training pass; the trainer derives it from seed and step.</summary>
    public ulong DropoutKey { get; set; }

    /// <summary>Whether the backward pass goes on to the gradient with respect to the inputs, which costs one more matrix product. Default: false.</summary>
    public bool ComputesInputGradients { get; set; }

    /// <summary>
    /// Which phase of a training pass the next calls do, for networks that have several (<see cref="NetworkLayout.ForwardPhaseCount"/>). With a phase, calls for ranges of
    /// columns together do that phase, and all must have returned before the next one begins. Default: <see cref="AllPhases"/>, which needs one call for all columns.
    /// </summary>
    public int Phase { get; set; } = AllPhases;

    /// <summary>Whether the last forward pass was one of training, so that the backward pass differentiates the batch's means and variances, too. Set by the forward pass.</summary>
    public bool IsTraining { get; set; }

    /// <summary>First of the means and variances over the batch.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref T Statistics => ref _statistics.Origin;

    /// <summary>First cell of the matrix; emitted code addresses rows from here.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref T Origin => ref _cells.Origin;

    /// <summary>The samples of the current pass, batch-major, of a network whose first layer reads them so.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public unsafe ref T Inputs => ref _attachedInputs != 0 ? ref Unsafe.AsRef<T>((void*)_attachedInputs) : ref Unsafe.Add(ref Origin, Layout.Workspace.InputRow * Stride);

    /// <summary>Room for the last samples when they do not fill a block, batch-major.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref T InputTail => ref _inputTail.Origin;

    /// <summary>Room for the vectors of a step on one sample.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref T SampleScratch => ref _sampleScratch.Origin;

    /// <summary>The gradient of the loss with respect to every parameter, laid out like the parameters.</summary>
    /// <exception cref="InvalidOperationException">The network declares no loss.</exception>
    public ParameterBuffer<T> ParameterGradients
    {
        get
        {
            Layout.RequireLoss();
            return _parameterGradients!;
        }
    }

    /// <summary>One row of the workspace, the surplus columns included.</summary>
    public Span<T> Row(int row) => _cells.Span.Slice(row * Stride, ColumnCount);

    /// <summary>Puts samples into the input rows and sets <see cref="SampleCount"/>.</summary>
    /// <param name="inputs"><c>[samples, InputSize]</c>, row by row, 1 to <see cref="Capacity"/> samples.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of the input size, or holds no sample or too many.</exception>
    public void LoadInputs(ReadOnlySpan<T> inputs)
    {
        SampleCount = CountSamples(inputs.Length, Layout.InputSize, nameof(inputs));
        if (Layout.Workspace.InputsAreBatchMajor)
        {
            inputs.CopyTo(_cells.Span[(Layout.Workspace.InputRow * Stride)..]);
        }
        else
        {
            LoadRows(inputs, Layout.InputSize, Layout.Workspace.InputRow);
        }
    }

    /// <summary>Puts samples picked by index, as a shuffled batch, into the input rows and sets <see cref="SampleCount"/>.</summary>
    /// <param name="allInputs"><c>[allSamples, InputSize]</c>, row by row.</param>
    /// <param name="sampleIndices">Which samples, in which order; 1 to <see cref="Capacity"/> of them.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of the input size, or there is no index or too many.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is not that of a sample.</exception>
    public void LoadInputs(ReadOnlySpan<T> allInputs, ReadOnlySpan<int> sampleIndices)
    {
        if (sampleIndices.IsEmpty || sampleIndices.Length > Capacity)
        {
            throw new ArgumentException($"Expected 1 to {Capacity} sample indices for '{Layout.Name}', got {sampleIndices.Length}.", nameof(sampleIndices));
        }

        RequireSamples(allInputs.Length, Layout.InputSize, sampleIndices, nameof(allInputs));
        SampleCount = sampleIndices.Length;
        if (Layout.Workspace.InputsAreBatchMajor)
        {
            Span<T> samples = _cells.Span[(Layout.Workspace.InputRow * Stride)..];
            foreach (int index in sampleIndices)
            {
                allInputs.Slice(index * Layout.InputSize, Layout.InputSize).CopyTo(samples);
                samples = samples[Layout.InputSize..];
            }
        }
        else
        {
            LoadRows(allInputs, Layout.InputSize, sampleIndices, Layout.Workspace.InputRow);
        }
    }

    /// <summary>Like <see cref="LoadInputs(ReadOnlySpan{T})"/>, but a network that reads samples as they come reads them where they are, without a copy.</summary>
    /// <param name="inputs">Must stay where it is (pinned) until <see cref="DetachInputs"/>.</param>
    internal unsafe void AttachInputs(ReadOnlySpan<T> inputs)
    {
        if (!Layout.Workspace.InputsAreBatchMajor)
        {
            LoadInputs(inputs);
            return;
        }

        SampleCount = CountSamples(inputs.Length, Layout.InputSize, nameof(inputs));
        _attachedInputs = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(inputs));
    }

    /// <summary>Forgets attached inputs; a pass after this needs new ones.</summary>
    internal void DetachInputs() => _attachedInputs = 0;

    /// <summary>Puts the targets of the loaded samples into the target rows.</summary>
    /// <param name="targets"><c>[samples, OutputSize]</c>, row by row, as many samples as the inputs.</param>
    /// <exception cref="ArgumentException">The length does not fit the loaded inputs.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss.</exception>
    public void LoadTargets(ReadOnlySpan<T> targets)
    {
        Layout.RequireLoss();
        if (targets.Length != SampleCount * Layout.OutputSize)
        {
            throw new ArgumentException(
                $"Expected {SampleCount} x {Layout.OutputSize} = {SampleCount * Layout.OutputSize} target values for '{Layout.Name}', got {targets.Length}.", nameof(targets));
        }

        LoadRows(targets, Layout.OutputSize, Layout.Workspace.TargetRow);
    }

    /// <summary>Puts the targets of samples picked by index into the target rows.</summary>
    /// <param name="allTargets"><c>[allSamples, OutputSize]</c>, row by row.</param>
    /// <param name="sampleIndices">The indices that the inputs were loaded with.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of the output size, or there are not as many indices as loaded inputs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is not that of a sample.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss.</exception>
    public void LoadTargets(ReadOnlySpan<T> allTargets, ReadOnlySpan<int> sampleIndices)
    {
        Layout.RequireLoss();
        if (sampleIndices.Length != SampleCount)
        {
            throw new ArgumentException($"Expected {SampleCount} sample indices for '{Layout.Name}', as many as loaded inputs, got {sampleIndices.Length}.", nameof(sampleIndices));
        }

        RequireSamples(allTargets.Length, Layout.OutputSize, sampleIndices, nameof(allTargets));
        LoadRows(allTargets, Layout.OutputSize, sampleIndices, Layout.Workspace.TargetRow);
    }

    /// <summary>Copies the outputs of the last forward pass.</summary>
    /// <param name="outputs">Receives <c>[samples, OutputSize]</c>, row by row.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public void CopyOutputs(Span<T> outputs) => StoreRows(outputs, Layout.OutputSize, Layout.Workspace.OutputRow, nameof(outputs));

    /// <summary>Copies the gradient of the loss with respect to the inputs, as the last backward pass left it.</summary>
    /// <param name="gradients">Receives <c>[samples, InputSize]</c>, row by row.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss.</exception>
    public void CopyInputGradients(Span<T> gradients)
    {
        Layout.RequireLoss();
        StoreRows(gradients, Layout.InputSize, Layout.Workspace.InputGradientRow, nameof(gradients));
    }

    /// <summary>The loss of each sample of the last backward pass; their mean is the batch's loss.</summary>
    public ReadOnlySpan<T> Losses
    {
        get
        {
            Layout.RequireLoss();
            return _cells.Span.Slice(Layout.Workspace.LossRow * Stride, SampleCount);
        }
    }

    /// <summary>Refuses a workspace of another network and columns outside the loaded ones; emitted passes address memory by these numbers.</summary>
    /// <exception cref="ArgumentException">The workspace belongs to another network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range is not within the columns, or not aligned.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void RequireColumns(NetworkLayout layout, int firstColumn, int endColumn)
    {
        RequireLayout(layout);
        if (firstColumn < 0 || endColumn < firstColumn || endColumn > ColumnCount || (firstColumn | endColumn) % ColumnQuantum != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(firstColumn), $"Columns must be a range of multiples of {ColumnQuantum} within 0 to {ColumnCount}, were {firstColumn} to {endColumn}.");
        }
    }

    /// <summary>Refuses a training batch that batch normalisation cannot take: fewer than two samples, or a part of the columns where all are needed.</summary>
    /// <exception cref="InvalidOperationException">There is one sample, or the range is a part of the columns and <see cref="Phase"/> is <see cref="AllPhases"/>.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void RequireBatch(int firstColumn, int endColumn)
    {
        if (SampleCount < 2)
        {
            throw new InvalidOperationException(
                $"Batch normalisation in '{Layout.Name}' needs at least 2 samples per training batch, got {SampleCount}: the variance of one sample is 0. " +
                "Use larger batches, set DropLastBatch if only the last batch is that small, or use layer normalisation.");
        }

        if (Phase == AllPhases && (firstColumn != 0 || endColumn != ColumnCount))
        {
            throw new InvalidOperationException(
                $"Batch normalisation in '{Layout.Name}' takes its means and variances over all columns: pass 0 to {ColumnCount} in one call, or go through the phases one by one (Workspace.Phase).");
        }
    }

    /// <summary>Refuses a workspace of another network and shares that do not exist.</summary>
    /// <exception cref="ArgumentException">The workspace belongs to another network.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="part"/> is not in [0, <paramref name="partCount"/>).</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void RequireShare(NetworkLayout layout, int part, int partCount)
    {
        RequireLayout(layout);
        ArgumentOutOfRangeException.ThrowIfLessThan(partCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(part, partCount);
    }

    /// <summary>Refuses a workspace of another network, and a sample or target of another size.</summary>
    /// <exception cref="ArgumentException">The workspace belongs to another network, or a length does not fit.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void RequireSample(NetworkLayout layout, int inputLength, int targetLength)
    {
        RequireLayout(layout);
        if (inputLength != layout.InputSize)
        {
            throw new ArgumentException($"One sample of '{layout.Name}' has {layout.InputSize} values, got {inputLength}.", "input");
        }

        if (targetLength != layout.OutputSize)
        {
            throw new ArgumentException($"One target of '{layout.Name}' has {layout.OutputSize} values, got {targetLength}.", "target");
        }
    }

    /// <summary>Columns are 64-byte lines apart; from 8 lines on an odd number of lines, so that rows do not fall on the same cache sets.</summary>
    internal static int ColumnStride(int batchSize)
    {
        int line = 64 / Unsafe.SizeOf<T>();
        int stride = RoundUp(batchSize, ColumnQuantum);
        return stride / line >= AliasedLines && stride / line % 2 == 0 ? stride + line : stride;
    }

    private static int RoundUp(int value, int quantum) => checked((value + quantum - 1) / quantum * quantum);

    private void RequireLayout(NetworkLayout layout)
    {
        if (!ReferenceEquals(layout, Layout))
        {
            throw new ArgumentException($"The workspace belongs to '{Layout.Name}', not to '{layout?.Name}'. Create it with CreateWorkspace of the same network.", "workspace");
        }
    }

    private int CountSamples(int length, int size, string argument)
    {
        if (length == 0 || length % size != 0 || length / size > Capacity)
        {
            throw new ArgumentException(
                $"Expected 1 to {Capacity} samples of {size} values for '{Layout.Name}', got {length} values.", argument);
        }

        return length / size;
    }

    private void RequireSamples(int length, int size, ReadOnlySpan<int> sampleIndices, string argument)
    {
        if (length % size != 0)
        {
            throw new ArgumentException($"Expected whole samples of {size} values for '{Layout.Name}', got {length} values.", argument);
        }

        int sampleCount = length / size;
        foreach (int index in sampleIndices)
        {
            if ((uint)index >= (uint)sampleCount)
            {
                throw new ArgumentOutOfRangeException(nameof(sampleIndices), index, $"Sample indices of '{Layout.Name}' must be from 0 to {sampleCount - 1}.");
            }
        }
    }

    private void LoadRows(ReadOnlySpan<T> allSamples, int size, ReadOnlySpan<int> sampleIndices, int row) =>
        Transposition.ToFeatureMajor(allSamples, size, sampleIndices, _cells.Span[(row * Stride)..], Stride, ColumnCount);

    private void LoadRows(ReadOnlySpan<T> batchMajor, int size, int row) =>
        Transposition.ToFeatureMajor(batchMajor, size, _cells.Span[(row * Stride)..], Stride, SampleCount, ColumnCount);

    private void StoreRows(Span<T> batchMajor, int size, int row, string argument)
    {
        if (batchMajor.Length != SampleCount * size)
        {
            throw new ArgumentException($"Expected room for {SampleCount} x {size} = {SampleCount * size} values, got {batchMajor.Length}.", argument);
        }

        Transposition.ToBatchMajor(_cells.Span[(row * Stride)..], Stride, size, batchMajor, SampleCount);
    }
}
