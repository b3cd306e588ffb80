using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Neuroslyn.Kernels;

namespace Neuroslyn;

/// <summary>An optimizer whose formula treats every parameter by itself: one <see cref="UpdatePass{T, TLanes}"/> over parameters, gradients and slots.</summary>
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
    private protected override void UpdateRows(in GradientMatrix<T> gradients, in ParameterRows rows, in Regulariser<T> regulariser)
    {
        int done = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            done = Pass<Lanes512<T>>(in gradients, in rows, 0, in regulariser);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            done = Pass<Lanes256<T>>(in gradients, in rows, 0, in regulariser);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            done = Pass<Lanes128<T>>(in gradients, in rows, 0, in regulariser);
        }

        if (done < rows.Length)
        {
            Pass<ScalarLane<T>>(in gradients, in rows, done, in regulariser);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Pass<TLanes>(in GradientMatrix<T> gradients, in ParameterRows rows, int first, in Regulariser<T> regulariser)
        where TLanes : struct, ILanes<TLanes, T>
    {
        var pass = new UpdatePass<T, TLanes>(ref Parameters.Origin, ref _slot1.Origin, ref _slot2.Origin, ref _slot3.Origin, in gradients, in rows, first, in regulariser);
        _rule.Run(in pass);
        return pass.End;
    }
}
