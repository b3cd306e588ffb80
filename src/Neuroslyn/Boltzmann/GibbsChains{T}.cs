using System.Numerics;
using System.Runtime.CompilerServices;
using Neuroslyn.Kernels;

namespace Neuroslyn;

/// <summary>The chains in the right half of a workspace, which draw h and v in turn.</summary>
internal struct GibbsChains<T>(IBoltzmannMachine<T> machine, BoltzmannWorkspace<T> workspace, ulong seed)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private ulong _draws;

    private readonly int First => workspace.HalfColumns;

    /// <summary>Lets the hidden units of every chain be 0 or 1 with equal chance.</summary>
    public void StartAtRandom()
    {
        workspace.HiddenRows.Fill(T.CreateTruncating(0.5));
        StartFrom(0);
    }

    /// <summary>Draws the hidden states of the chains from probabilities in the hidden rows, from a column on.</summary>
    public void StartFrom(int column) => UnitSampling.Bernoulli(
        ref Unsafe.Add(ref workspace.Hidden, column), ref Unsafe.Add(ref workspace.States, First), workspace.Stride, workspace.Layout.HiddenSize, workspace.HalfColumns, NextKey());

    /// <summary>Steps from h to v to h; leaves drawn v, p(h = 1 | v) and drawn h.</summary>
    public void Run(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            Means();
            DrawVisible();
            machine.HiddenPass(workspace, First, workspace.ColumnCount);
            StartFrom(First);
        }
    }

    /// <summary>The means of p(v | h), in the visible rows.</summary>
    public readonly void Means() => machine.VisiblePass(workspace, First, workspace.ColumnCount);

    /// <summary>Draws v from its means.</summary>
    public void DrawVisible()
    {
        ref T visible = ref Unsafe.Add(ref workspace.Visible, First);
        if (workspace.Layout.VisibleUnits == VisibleUnits.Binary)
        {
            UnitSampling.Bernoulli(ref visible, ref visible, workspace.Stride, workspace.Layout.VisibleSize, workspace.HalfColumns, NextKey());
        }
        else
        {
            UnitSampling.AddNormal(ref visible, workspace.Stride, workspace.Layout.VisibleSize, workspace.HalfColumns, NextKey());
        }
    }

    private ulong NextKey() => Seeds.Derive(seed, _draws++);
}
