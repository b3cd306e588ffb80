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
    public override void PrefetchBlock(int start, int length)
    {
        int line = 64 / Unsafe.SizeOf<T>();
        for (int i = start; i < start + length; i += line)
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

    private protected override void PrepareStep() => _rule.BeginStep(StepCount, LearningRate);

    private protected override void UpdateRange(ParameterBuffer<T> gradients, int start, int length, Regulariser<T> regulariser)
    {
        int done = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            done = Pass<Lanes512<T>>(gradients, start, length, regulariser);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            done = Pass<Lanes256<T>>(gradients, start, length, regulariser);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            done = Pass<Lanes128<T>>(gradients, start, length, regulariser);
        }

        if (done < length)
        {
            Pass<ScalarLane<T>>(gradients, start + done, length - done, regulariser);
        }
    }

    /// <summary>Updates as many elements as fill whole registers and returns their number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Pass<TLanes>(ParameterBuffer<T> gradients, int start, int length, Regulariser<T> regulariser)
        where TLanes : struct, ILanes<TLanes, T>
    {
        ref T parameter = ref Unsafe.Add(ref Parameters.Origin, start);
        ref T gradient = ref Unsafe.Add(ref gradients.Origin, start);
        ref T first = ref Unsafe.Add(ref _slot1.Origin, start);
        ref T second = ref Unsafe.Add(ref _slot2.Origin, start);
        ref T third = ref Unsafe.Add(ref _slot3.Origin, start);
        TRule rule = _rule;
        bool regularised = !regulariser.IsNone;
        TLanes l1 = TLanes.Create(regulariser.L1);
        TLanes l2 = TLanes.Create(regulariser.L2);
        TLanes retention = TLanes.Create(regulariser.Retention);
        nint end = length - (length % TLanes.Count);
        for (nint i = 0; i < end; i += TLanes.Count)
        {
            TLanes theta = TLanes.Load(ref Unsafe.Add(ref parameter, i));
            TLanes slope = TLanes.Load(ref Unsafe.Add(ref gradient, i));
            TLanes slot1 = TRule.SlotCount > 0 ? TLanes.Load(ref Unsafe.Add(ref first, i)) : default;
            TLanes slot2 = TRule.SlotCount > 1 ? TLanes.Load(ref Unsafe.Add(ref second, i)) : default;
            TLanes slot3 = TRule.SlotCount > 2 ? TLanes.Load(ref Unsafe.Add(ref third, i)) : default;
            if (regularised)
            {
                slope += (l2 * theta) + (l1 * TLanes.Sign(theta));
                theta *= retention;
            }

            rule.Update(theta, slope, ref slot1, ref slot2, ref slot3).Store(ref Unsafe.Add(ref parameter, i));
            if (TRule.SlotCount > 0)
            {
                slot1.Store(ref Unsafe.Add(ref first, i));
            }

            if (TRule.SlotCount > 1)
            {
                slot2.Store(ref Unsafe.Add(ref second, i));
            }

            if (TRule.SlotCount > 2)
            {
                slot3.Store(ref Unsafe.Add(ref third, i));
            }
        }

        return (int)end;
    }
}
