using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Neuroslyn;

/// <summary>The memory that work with a restricted Boltzmann machine needs, created once by the machine's <c>CreateWorkspace</c>; everything then allocates nothing.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// A matrix with a row per unit and a column per sample. Its left half holds data, its right half the chains that sample from the model, so that the difference of the two averages
/// that learning needs is one matrix product over all columns. Not safe for use by two threads at once.
/// </remarks>
public sealed class BoltzmannWorkspace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterBuffer<T> _cells;
    private readonly ParameterBuffer<T> _weighted;

    /// <summary>Creates a workspace; use <c>CreateWorkspace</c> of the machine.</summary>
    /// <param name="layout">The machine's shape.</param>
    /// <param name="batchSize">The largest number of samples at once, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is less than 1, or so large that the workspace would not fit into one array.</exception>
    public BoltzmannWorkspace(BoltzmannLayout layout, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        Layout = layout;
        Capacity = batchSize;
        long columns = ((long)batchSize + ColumnQuantum - 1) / ColumnQuantum * ColumnQuantum;
        long cells = (layout.VisibleSize + (2L * layout.HiddenSize)) * ((2 * columns) + ColumnQuantum);
        if (Math.Max(cells, 2 * columns * layout.RowStride) > Array.MaxLength - 64)
        {
            throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, $"A workspace of '{layout.Name}' for {batchSize} samples does not fit into one array. Use a smaller batch.");
        }

        HalfColumns = (int)columns;
        Stride = Workspace<T>.ColumnStride(2 * HalfColumns);
        _cells = new ParameterBuffer<T>((layout.VisibleSize + (2 * layout.HiddenSize)) * Stride);
        _weighted = new ParameterBuffer<T>(ColumnCount * layout.RowStride);
        Gradients = new ParameterBuffer<T>(layout.BufferLength);
    }

    /// <summary>Columns are processed in groups of this many.</summary>
    public static int ColumnQuantum => Workspace<T>.ColumnQuantum;

    /// <summary>The machine's shape.</summary>
    public BoltzmannLayout Layout { get; }

    /// <summary>The largest number of samples at once.</summary>
    public int Capacity { get; }

    /// <summary>Elements from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>Columns of both halves.</summary>
    public int ColumnCount => 2 * HalfColumns;

    /// <summary>The gradient of what training minimises, laid out like the parameters.</summary>
    public ParameterBuffer<T> Gradients { get; }

    /// <summary>First of the rows of v; emitted code addresses from here.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref T Visible => ref _cells.Origin;

    /// <summary>First of the rows of p(h = 1 | v).</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref T Hidden => ref MemoryMarshal.GetReference(HiddenRows);

    /// <summary>First of the rows of the states of the hidden units.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref T States => ref MemoryMarshal.GetReference(StateRows);

    /// <summary>Hidden values times their weight in the gradient, <c>[column, RowStride]</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref T Weighted => ref _weighted.Origin;

    /// <summary>Where the chains begin.</summary>
    internal int HalfColumns { get; }

    internal Span<T> VisibleRows => _cells.Span[..(Layout.VisibleSize * Stride)];

    internal Span<T> HiddenRows => _cells.Span.Slice(Layout.VisibleSize * Stride, Layout.HiddenSize * Stride);

    internal Span<T> StateRows => _cells.Span[((Layout.VisibleSize + Layout.HiddenSize) * Stride)..];

    internal Span<T> WeightedRows => _weighted.Span;

    /// <summary>Refuses a workspace of another machine and columns that do not exist; emitted passes address memory by these numbers.</summary>
    /// <exception cref="ArgumentException">The workspace belongs to another machine.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range is not within the columns, or not aligned.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Require(BoltzmannLayout layout, int firstColumn, int endColumn)
    {
        if (!ReferenceEquals(layout, Layout))
        {
            throw new ArgumentException($"The workspace belongs to '{Layout.Name}', not to '{layout?.Name}'. Create it with CreateWorkspace of the same machine.", "workspace");
        }

        if (firstColumn < 0 || endColumn < firstColumn || endColumn > ColumnCount || (firstColumn | endColumn) % ColumnQuantum != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(firstColumn), $"Columns must be a range of multiples of {ColumnQuantum} within 0 to {ColumnCount}, were {firstColumn} to {endColumn}.");
        }
    }

    /// <summary>Columns that hold so many samples: whole quanta.</summary>
    internal static int Columns(int samples) => (samples + ColumnQuantum - 1) / ColumnQuantum * ColumnQuantum;
}
