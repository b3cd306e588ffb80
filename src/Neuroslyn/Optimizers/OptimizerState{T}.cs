using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>An <see cref="Optimizer"/> at work on the parameters of one network: what it remembers, and the step.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// A step is <see cref="Step"/>, or <see cref="BeginStep"/> followed by <see cref="Update"/> on ranges that together cover every element once. The
/// ranges may be given to different threads; the result has the same bits however it was cut. Ranges that start on multiples of a 64-byte line keep
/// threads out of each other's cache lines. Neither form allocates.
/// </remarks>
public abstract class OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Segment[] _segments;
    private readonly StepRows[] _allRows;
    private readonly bool _regularises;

    private protected OptimizerState(Optimizer optimizer, NetworkLayout layout, ParameterBuffer<T> parameters)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.Length != layout.ParameterBufferLength)
        {
            throw new ArgumentException(
                $"'{layout.Name}' has a parameter buffer of {layout.ParameterBufferLength} elements, got {parameters.Length}. Pass the network's own Parameters.", nameof(parameters));
        }

        Optimizer = optimizer;
        Parameters = parameters;
        LearningRate = optimizer.LearningRate;
        _regularises = optimizer.L1 != 0 || optimizer.L2 != 0 || optimizer.WeightDecay != 0;
        _segments = Segment.Of(layout, tensor => Regularises(tensor.Kind));
        _allRows = StepRows.Of<T>(layout, tensor => Regularises(tensor.Kind));
    }

    /// <summary>The hyper-parameters.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The parameters that steps change.</summary>
    public ParameterBuffer<T> Parameters { get; }

    /// <summary>Values remembered per parameter: 0 for SGD, 1 for momentum, 2 for Adam.</summary>
    public abstract int ValuesPerParameter { get; }

    /// <summary>Steps begun so far.</summary>
    public long StepCount { get; private set; }

    /// <summary>The learning rate of the next step; starts as the optimizer's and may be changed between steps, by a schedule for instance.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite. 0 is allowed: a schedule may end there.</exception>
    public double LearningRate
    {
        get;
        set => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(LearningRate), value, "A learning rate is finite and not negative; a negative one moves uphill.");
    }

    /// <summary>Whether the gradient is to be taken elsewhere than where the parameters stand: where <see cref="LookAhead"/> moves them.</summary>
    internal virtual bool LooksAhead => false;

    /// <summary>
    /// Moves the parameters to where the next gradient is to be taken; call it before the forward pass of each step. Does nothing except for
    /// <see cref="NesterovForm.Original"/>. <see cref="TrainingSession{T}"/> and <c>Fit</c> call it. Allocates nothing.
    /// </summary>
    public virtual void LookAhead()
    {
    }

    /// <summary>Moves the parameters back, if no step follows.</summary>
    internal virtual void LookBack()
    {
    }

    /// <summary>Changes all parameters by one step. Allocates nothing.</summary>
    /// <param name="gradients">Laid out like the parameters.</param>
    /// <exception cref="ArgumentException"><paramref name="gradients"/> has another length than the parameters.</exception>
    public void Step(ParameterBuffer<T> gradients)
    {
        BeginStep();
        Update(gradients, 0, Parameters.Length);
    }

    /// <summary>Starts the next step; <see cref="Update"/> on every range must follow. Allocates nothing.</summary>
    public void BeginStep()
    {
        StepCount++;
        PrepareStep();
    }

    /// <summary>Changes a range of parameters as part of the step begun last. Safe to call at the same time on ranges that do not overlap. Allocates nothing.</summary>
    /// <param name="gradients">Laid out like the parameters.</param>
    /// <param name="start">First element of the range.</param>
    /// <param name="length">Elements in the range.</param>
    /// <exception cref="ArgumentException"><paramref name="gradients"/> has another length than the parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the parameters.</exception>
    public void Update(ParameterBuffer<T> gradients, int start, int length)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        if (gradients.Length != Parameters.Length)
        {
            throw new ArgumentException($"Expected {Parameters.Length} gradients, one per parameter, got {gradients.Length}.", nameof(gradients));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Parameters.Length - start);
        Regulariser<T> regulariser = _regularises ? CurrentRegulariser() : default;
        if (length == Parameters.Length)
        {
            foreach (StepRows part in _allRows)
            {
                var rows = part.Rows;
                var matrix = new GradientMatrix<T>(ref Unsafe.Add(ref gradients.Origin, rows.Start), rows.Stride);
                UpdateTrainable(in matrix, in rows, part.Regularised ? regulariser : default);
            }

            return;
        }

        int end = start + length;
        foreach (Segment segment in _segments)
        {
            int from = Math.Max(start, segment.Start);
            int to = Math.Min(end, segment.End);
            if (from < to)
            {
                UpdateTrainable(
                    new GradientMatrix<T>(ref Unsafe.Add(ref gradients.Origin, from), to - from),
                    new ParameterRows(from, to - from, 1, to - from),
                    segment.Regularised ? regulariser : default);
            }
        }
    }

    /// <summary>
    /// Changes a block of parameters of one kind as part of the step begun last. Called by generated code, which guarantees the range; otherwise use
    /// <see cref="Update"/>. Allocates nothing.
    /// </summary>
    /// <param name="gradients">Laid out like the parameters.</param>
    /// <param name="start">First element of the block.</param>
    /// <param name="length">Elements in the block.</param>
    /// <param name="kind">Whether the block holds weights, which regularisation acts on.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void UpdateBlock(ParameterBuffer<T> gradients, int start, int length, ParameterKind kind)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Math.Min(gradients.Length, Parameters.Length) - start);
        UpdateRows(new GradientMatrix<T>(ref Unsafe.Add(ref gradients.Origin, start), length), new ParameterRows(start, length, 1, length), kind);
    }

    /// <summary>
    /// Changes weights whose gradients lie together in a small matrix, not yet in the buffer of gradients. Called by generated code, which guarantees the
    /// range. Allocates nothing.
    /// </summary>
    /// <param name="gradients">First gradient of the matrix.</param>
    /// <param name="gradientStride">Elements from one row of the matrix to the next.</param>
    /// <param name="rows">The weights.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void UpdateTile(ref T gradients, int gradientStride, ParameterRows rows)
    {
        RequireRows(rows);
        UpdateRows(new GradientMatrix<T>(ref gradients, gradientStride), rows, ParameterKind.Weight);
    }

    /// <summary>
    /// Changes weights by the gradient of one sample, the outer product x delta^T, which need not be stored for it. Called by generated code, which
    /// guarantees the range. Allocates nothing.
    /// </summary>
    /// <param name="x">A factor for each row.</param>
    /// <param name="delta">A factor for each column, 0 in the padding behind them.</param>
    /// <param name="rows">The weights; each row begins a 64-byte line and has the rest of its last line to itself.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void UpdateOuterProduct(ref T x, ref T delta, ParameterRows rows)
    {
        ParameterRows whole = rows.InWholeRegisters<T>();
        RequireRows(whole);
        UpdateRows(new GradientMatrix<T>(ref delta, 0, ref x), whole, ParameterKind.Weight);
    }

    /// <summary>
    /// Asks for weights and what is remembered about them, which <see cref="UpdateTile"/> will change soon, so that they arrive while the gradients
    /// are computed. Called by generated code; changes nothing.
    /// </summary>
    /// <param name="rows">The weights.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract void Prefetch(ParameterRows rows);

    /// <summary>
    /// The rate of a step that is nothing but theta -= rate * g, so that generated code can subtract each gradient where it is computed; 0 for every other
    /// step, and where some parameters are frozen.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T PlainRate => Optimizer is Sgd && !_regularises && !Parameters.HasFrozen ? T.CreateTruncating(LearningRate) : T.Zero;

    /// <summary>Refuses to step the parameters of another network.</summary>
    /// <exception cref="ArgumentException">This state was created for other parameters.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void RequireParameters(ParameterBuffer<T> parameters)
    {
        if (!ReferenceEquals(parameters, Parameters))
        {
            throw new ArgumentException("The optimizer state was created for the parameters of another network. Create it with the Parameters of this one.", nameof(parameters));
        }
    }

    /// <summary>Computes what is the same for all parameters of the step.</summary>
    private protected abstract void PrepareStep();

    /// <summary>Updates parameters that are regularised as a whole or not at all.</summary>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="rows">Which.</param>
    /// <param name="regulariser">What is added to the gradients and multiplied with the parameters first.</param>
    private protected abstract void UpdateRows(in GradientMatrix<T> gradients, in ParameterRows rows, in Regulariser<T> regulariser);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void UpdateRows(in GradientMatrix<T> gradients, in ParameterRows rows, ParameterKind kind) =>
        UpdateTrainable(gradients, rows, Regularises(kind) ? CurrentRegulariser() : default);

    private void RequireRows(ParameterRows rows)
    {
        if ((rows.Start | rows.Stride | rows.Count | rows.Length) < 0 || rows.Start + ((rows.Count - 1L) * rows.Stride) + rows.Length > Parameters.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(rows), rows, $"The rows leave the {Parameters.Length} parameters.");
        }
    }

    /// <summary>Updates what is not frozen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void UpdateTrainable(in GradientMatrix<T> gradients, in ParameterRows rows, in Regulariser<T> regulariser)
    {
        if (Parameters.HasFrozen)
        {
            UpdateBetweenFrozen(gradients, rows, regulariser);
        }
        else
        {
            UpdateRows(gradients, rows, regulariser);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void UpdateBetweenFrozen(in GradientMatrix<T> gradients, in ParameterRows rows, in Regulariser<T> regulariser)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            int start = rows.Start + (row * rows.Stride);
            int end = start + rows.Length;
            (int first, int last) = Parameters.NextTrainable(start, end);
            while (first < last)
            {
                UpdateRows(gradients.From(row, first - start), new ParameterRows(first, last - first, 1, last - first), regulariser);
                (first, last) = Parameters.NextTrainable(last, end);
            }
        }
    }

    private bool Regularises(ParameterKind kind) => _regularises && (kind == ParameterKind.Weight || Optimizer.RegularizesAllParameters);

    private Regulariser<T> CurrentRegulariser() => new(
        T.CreateTruncating(Optimizer.L1), T.CreateTruncating(2 * Optimizer.L2), T.CreateTruncating(1 - (LearningRate * Optimizer.WeightDecay)));

    /// <summary>A run of the parameter buffer that is regularised alike. Running statistics belong to none, so no step changes them.</summary>
    private readonly record struct Segment(int Start, int End, bool Regularised)
    {
        public static Segment[] Of(NetworkLayout layout, Func<ParameterTensor, bool> regularises)
        {
            var segments = new List<Segment>();
            int start = 0;
            bool? regularised = false;
            foreach (ParameterTensor tensor in layout.Tensors.OrderBy(tensor => tensor.Offset))
            {
                bool? isRegularised = tensor.IsTrainable ? regularises(tensor) : null;
                if (isRegularised != regularised)
                {
                    Add(tensor.Offset);
                    (start, regularised) = (tensor.Offset, isRegularised);
                }
            }

            Add(layout.ParameterBufferLength);
            return [.. segments];

            void Add(int end)
            {
                if (regularised is { } isRegularised)
                {
                    segments.Add(new Segment(start, end, isRegularised));
                }
            }
        }
    }
}
