using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>One pass over a rectangle of parameters, their gradients and their slots, in registers of one width.</summary>
/// <remarks>
/// Touches each array once: beyond the caches, memory is the limit. The arithmetic is elementwise: neither the width nor the way a step is cut into
/// rectangles changes a bit.
/// </remarks>
internal readonly ref struct UpdatePass<T, TLanes>(
    ref T parameters, ref T slots1, ref T slots2, ref T slots3, GradientMatrix<T> gradients, ParameterRows rows, int first, Regulariser<T> regulariser)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLanes : struct, ILanes<TLanes, T>
{
    private readonly ref T _parameters = ref parameters;
    private readonly ref T _slots1 = ref slots1;
    private readonly ref T _slots2 = ref slots2;
    private readonly ref T _slots3 = ref slots3;
    private readonly GradientMatrix<T> _gradients = gradients;
    private readonly ParameterRows _rows = rows;
    private readonly int _first = first;
    private readonly Regulariser<T> _regulariser = regulariser;
    private readonly bool _regularised = !regulariser.IsNone;

    /// <summary>Updates, from the first column on, as many elements of each row as fill whole registers.</summary>
    /// <param name="coefficients">The formula. A copy of it, unlike what it refers to, stays in registers over all rows.</param>
    /// <returns>The column behind the last one updated.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Run<TRule, TFormula>(TFormula coefficients)
        where TRule : struct, IUpdateRule<T>
        where TFormula : struct, IUpdateFormula<TLanes>
    {
        // Nothing is called between here and the end of the loops: no register survives a call.
        TFormula formula = coefficients;
        bool regularised = _regularised;
        TLanes l1 = TLanes.Create(_regulariser.L1);
        TLanes l2 = TLanes.Create(_regulariser.L2);
        TLanes retention = TLanes.Create(_regulariser.Retention);
        bool hasFactors = _gradients.HasFactors;
        nint gradientStride = _gradients.Stride;
        nint stride = _rows.Stride;
        nint begin = _first;
        nint end = _rows.Length - ((_rows.Length - _first) % TLanes.Count);
        int count = _rows.Count;
        ref T parameter = ref Unsafe.Add(ref _parameters, _rows.Start);
        ref T slots1 = ref Unsafe.Add(ref _slots1, _rows.Start);
        ref T slots2 = ref Unsafe.Add(ref _slots2, _rows.Start);
        ref T slots3 = ref Unsafe.Add(ref _slots3, _rows.Start);
        ref T gradient = ref _gradients.Origin;
        for (int row = 0; row < count; row++)
        {
            TLanes factor = TLanes.Create(hasFactors ? _gradients.Factor(row) : T.One);
            for (nint i = begin; i < end; i += TLanes.Count)
            {
                TLanes theta = TLanes.Load(ref Unsafe.Add(ref parameter, i));
                TLanes slope = factor * TLanes.Load(ref Unsafe.Add(ref gradient, i));
                TLanes slot1 = TRule.SlotCount > 0 ? TLanes.Load(ref Unsafe.Add(ref slots1, i)) : default;
                TLanes slot2 = TRule.SlotCount > 1 ? TLanes.Load(ref Unsafe.Add(ref slots2, i)) : default;
                TLanes slot3 = TRule.SlotCount > 2 ? TLanes.Load(ref Unsafe.Add(ref slots3, i)) : default;
                if (regularised)
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

        return (int)end;
    }
}
