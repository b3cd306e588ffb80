using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>One pass over a rectangle of parameters, their gradients and their slots, in registers of one width.</summary>
/// <remarks>
/// Touches each array once: beyond the caches, memory is the limit. The arithmetic is elementwise: neither the width nor the way a step is cut into
/// rectangles changes a bit.
/// </remarks>
internal readonly ref struct UpdatePass<T, TLanes>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLanes : struct, ILanes<TLanes, T>
{
    private readonly ref T _parameters;
    private readonly ref T _slots1;
    private readonly ref T _slots2;
    private readonly ref T _slots3;
    private readonly ref T _gradients;
    private readonly ref T _factors;
    private readonly nint _gradientStride;
    private readonly nint _stride;
    private readonly int _count;
    private readonly nint _first;
    private readonly nint _end;
    private readonly bool _regularised;
    private readonly T _l1;
    private readonly T _l2;
    private readonly T _retention;

    /// <summary>A pass over the columns of a rectangle that fill whole registers.</summary>
    /// <param name="parameters">The buffer.</param>
    /// <param name="slots1">What is remembered first about each parameter; any reference if the rule remembers less.</param>
    /// <param name="slots2">The second.</param>
    /// <param name="slots3">The third.</param>
    /// <param name="gradients">One for each parameter of the rectangle.</param>
    /// <param name="rows">The rectangle.</param>
    /// <param name="first">Its first column that is not updated yet.</param>
    /// <param name="regulariser">What is added to the gradients and multiplied with the parameters first.</param>
    /// <remarks>Copies value by value: a structure copied as a whole just after it was written waits until the writes have left the processor's queue.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UpdatePass(
        ref T parameters, ref T slots1, ref T slots2, ref T slots3, in GradientMatrix<T> gradients, in ParameterRows rows, int first, in Regulariser<T> regulariser)
    {
        _parameters = ref Unsafe.Add(ref parameters, rows.Start);
        _slots1 = ref Unsafe.Add(ref slots1, rows.Start);
        _slots2 = ref Unsafe.Add(ref slots2, rows.Start);
        _slots3 = ref Unsafe.Add(ref slots3, rows.Start);
        _gradients = ref gradients.Origin;
        _factors = ref gradients.Factors;
        _gradientStride = gradients.Stride;
        _stride = rows.Stride;
        _count = rows.Count;
        _first = first;
        _end = rows.Length - ((rows.Length - first) % TLanes.Count);
        _regularised = regulariser.IsPresent;
        _l1 = regulariser.L1;
        _l2 = regulariser.L2;
        _retention = regulariser.Retention;
    }

    /// <summary>The column behind the last one that a pass updates.</summary>
    public int End => (int)_end;

    /// <summary>Updates, from the first column on, as many elements of each row as fill whole registers.</summary>
    /// <param name="rule">The coefficients.</param>
    /// <remarks>What holds for the whole pass chooses one of four loops, so that the usual ones hold neither its instructions nor its constants.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TRule, TFormula>(in TRule rule)
        where TRule : struct, IUpdateRule<T>
        where TFormula : struct, IUpdateFormula<TFormula, TRule, TLanes, T>
    {
        bool hasFactors = !Unsafe.IsNullRef(ref _factors);
        if (_regularised)
        {
            if (hasFactors)
            {
                Loop<TRule, TFormula, Present, Present>(in rule);
            }
            else
            {
                Loop<TRule, TFormula, Absent, Present>(in rule);
            }
        }
        else if (hasFactors)
        {
            Loop<TRule, TFormula, Present, Absent>(in rule);
        }
        else
        {
            Loop<TRule, TFormula, Absent, Absent>(in rule);
        }
    }

    /// <summary>Sets what <see cref="Run"/> left negligible in the first two slots to 0: an average of gradients whose square, an average of squares that itself is below the smallest normal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void DropNegligibleMoments()
    {
        for (int row = 0; row < _count; row++)
        {
            ref T averages = ref Unsafe.Add(ref _slots1, row * _stride);
            ref T squares = ref Unsafe.Add(ref _slots2, row * _stride);
            for (nint i = _first; i < _end; i += TLanes.Count)
            {
                TLanes.FlushNegligible(TLanes.Load(ref Unsafe.Add(ref averages, i))).Store(ref Unsafe.Add(ref averages, i));
                TLanes.FlushSubnormal(TLanes.Load(ref Unsafe.Add(ref squares, i))).Store(ref Unsafe.Add(ref squares, i));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Loop<TRule, TFormula, TFactors, TRegulariser>(in TRule rule)
        where TRule : struct, IUpdateRule<T>
        where TFormula : struct, IUpdateFormula<TFormula, TRule, TLanes, T>
        where TFactors : struct, IPresence
        where TRegulariser : struct, IPresence
    {
        // Nothing is called between here and the end of the loops: no register survives a call. Copies stay in registers over all rows.
        TFormula formula = TFormula.Of(in rule);
        TLanes l1 = TRegulariser.IsPresent ? TLanes.Create(_l1) : default;
        TLanes l2 = TRegulariser.IsPresent ? TLanes.Create(_l2) : default;
        TLanes retention = TRegulariser.IsPresent ? TLanes.Create(_retention) : default;
        nint gradientStride = _gradientStride;
        nint stride = _stride;
        nint first = _first;
        nint end = _end;
        int count = _count;
        ref T parameter = ref _parameters;
        ref T slots1 = ref _slots1;
        ref T slots2 = ref _slots2;
        ref T slots3 = ref _slots3;
        ref T gradient = ref _gradients;
        for (int row = 0; row < count; row++)
        {
            TLanes factor = TFactors.IsPresent ? TLanes.Create(Unsafe.Add(ref _factors, row)) : default;
            for (nint i = first; i < end; i += TLanes.Count)
            {
                TLanes theta = TLanes.Load(ref Unsafe.Add(ref parameter, i));
                TLanes slope = TLanes.Load(ref Unsafe.Add(ref gradient, i));
                TLanes slot1 = TRule.SlotCount > 0 ? TLanes.Load(ref Unsafe.Add(ref slots1, i)) : default;
                TLanes slot2 = TRule.SlotCount > 1 ? TLanes.Load(ref Unsafe.Add(ref slots2, i)) : default;
                TLanes slot3 = TRule.SlotCount > 2 ? TLanes.Load(ref Unsafe.Add(ref slots3, i)) : default;
                if (TFactors.IsPresent)
                {
                    slope = factor * slope;
                }

                if (TRegulariser.IsPresent)
                {
                    slope += (l2 * theta) + (l1 * TLanes.Sign(theta));
                    theta *= retention;
                }

                formula.Update(theta, slope, ref slot1, ref slot2, ref slot3).Store(ref Unsafe.Add(ref parameter, i));
                if (TRule.SlotCount > 0)
                {
                    slot1.Store(ref Unsafe.Add(ref slots1, i));
                }

                if (TRule.SlotCount > 1)
                {
                    slot2.Store(ref Unsafe.Add(ref slots2, i));
                }

                if (TRule.SlotCount > 2)
                {
                    slot3.Store(ref Unsafe.Add(ref slots3, i));
                }
            }

            parameter = ref Unsafe.Add(ref parameter, stride);
            gradient = ref Unsafe.Add(ref gradient, gradientStride);
            slots1 = ref Unsafe.Add(ref slots1, stride);
            slots2 = ref Unsafe.Add(ref slots2, stride);
            slots3 = ref Unsafe.Add(ref slots3, stride);
        }
    }

    /// <summary>What a loop is compiled with or without.</summary>
    private interface IPresence
    {
        static abstract bool IsPresent { get; }
    }

    private readonly struct Present : IPresence
    {
        public static bool IsPresent => true;
    }

    private readonly struct Absent : IPresence
    {
        public static bool IsPresent => false;
    }
}
