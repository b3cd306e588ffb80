using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Neuroslyn.Kernels;

namespace Neuroslyn;

/// <summary>An optimizer whose formula treats every parameter by itself: one pass over parameters, gradients and slots.</summary>
/// <remarks>
/// The pass is limited by memory, so it touches each array once. Its arithmetic is elementwise and unfused: neither the vector width nor the way a
/// step is cut into ranges changes a bit.
/// </remarks>
internal sealed class ElementwiseState<T, TRule> : OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRule : struct, IUpdateRule<T>
{
    private readonly ParameterBuffer<T> _slot1;
    private readonly ParameterBuffer<T> _slot2;
    private readonly ParameterBuffer<T> _slot3;
    private TRule _rule;

    public ElementwiseState(Optimizer optimizer, NetworkLayout layout, ParameterBuffer<T> parameters, TRule rule)
        : base(optimizer, layout, parameters)
    {
        _rule = rule;

        // A slot the rule does not use is never read or written; any buffer will do.
        _slot1 = TRule.SlotCount > 0 ? new ParameterBuffer<T>(parameters.Length) : parameters;
        _slot2 = TRule.SlotCount > 1 ? new ParameterBuffer<T>(parameters.Length) : parameters;
        _slot3 = TRule.SlotCount > 2 ? new ParameterBuffer<T>(parameters.Length) : parameters;
    }

    public override int ValuesPerParameter => TRule.SlotCount;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Prefetch(ParameterRows rows)
    {
        int line = 64 / Unsafe.SizeOf<T>();
        for (int row = 0; row < rows.Count; row++)
        {
            nint start = rows.Start + (row * rows.Stride);
            for (nint i = start; i < start + rows.Length; i += line)
            {
                Prefetching.Request(ref Unsafe.Add(ref Parameters.Origin, i));
                if (TRule.SlotCount > 0)
                {
                    Prefetching.Request(ref Unsafe.Add(ref _slot1.Origin, i));
                }

                if (TRule.SlotCount > 1)
                {
                    Prefetching.Request(ref Unsafe.Add(ref _slot2.Origin, i));
                }

                if (TRule.SlotCount > 2)
                {
                    Prefetching.Request(ref Unsafe.Add(ref _slot3.Origin, i));
                }
            }
        }
    }

    private protected override void PrepareStep() => _rule.BeginStep(StepCount, LearningRate);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void UpdateRows(GradientMatrix<T> gradients, ParameterRows rows, Regulariser<T> regulariser)
    {
        int done = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            done = Pass<Lanes512<T>>(gradients, rows, 0, regulariser);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            done = Pass<Lanes256<T>>(gradients, rows, 0, regulariser);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            done = Pass<Lanes128<T>>(gradients, rows, 0, regulariser);
        }

        if (done < rows.Length)
        {
            Pass<ScalarLane<T>>(gradients, rows, done, regulariser);
        }
    }

    /// <summary>Updates, from column <paramref name="first"/> on, as many elements of each row as fill whole registers, and returns the column behind the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Pass<TLanes>(GradientMatrix<T> gradients, ParameterRows rows, int first, Regulariser<T> regulariser)
        where TLanes : struct, ILanes<TLanes, T>
    {
        ref readonly TRule rule = ref _rule;
        bool regularised = !regulariser.IsNone;
        TLanes l1 = TLanes.Create(regulariser.L1);
        TLanes l2 = TLanes.Create(regulariser.L2);
        TLanes retention = TLanes.Create(regulariser.Retention);
        nint end = rows.Length - ((rows.Length - first) % TLanes.Count);
        for (int row = 0; row < rows.Count; row++)
        {
            nint start = rows.Start + ((nint)row * rows.Stride);
            ref T parameter = ref Unsafe.Add(ref Parameters.Origin, start);
            ref T gradient = ref Unsafe.Add(ref gradients.Origin, (nint)row * gradients.Stride);
            ref T slots1 = ref Unsafe.Add(ref _slot1.Origin, start);
            ref T slots2 = ref Unsafe.Add(ref _slot2.Origin, start);
            ref T slots3 = ref Unsafe.Add(ref _slot3.Origin, start);
            TLanes factor = TLanes.Create(gradients.HasFactors ? gradients.Factor(row) : T.One);
            for (nint i = first; i < end; i += TLanes.Count)
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

                rule.Update(theta, slope, ref slot1, ref slot2, ref slot3).Store(ref Unsafe.Add(ref parameter, i));
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
        }

        return (int)end;
    }
}
