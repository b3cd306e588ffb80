using System.Numerics;
using System.Runtime.InteropServices;
using Neuroslyn.Kernels;

namespace Neuroslyn;

/// <summary>Gathers the samples of a batch from a data set into a workspace, a range of columns at a time, so that every thread loads what it computes with.</summary>
internal static class BatchLoading
{
    /// <summary>The columns of one of several workers: whole quanta, dealt out as evenly as they go.</summary>
    public static (int First, int End) Share<T>(Workspace<T> workspace, int worker, int workerCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (workerCount == 1)
        {
            return (0, workspace.ColumnCount);
        }

        int quanta = workspace.ColumnCount / Workspace<T>.ColumnQuantum;
        return (quanta * worker / workerCount * Workspace<T>.ColumnQuantum, quanta * (worker + 1) / workerCount * Workspace<T>.ColumnQuantum);
    }

    /// <summary>Loads inputs and, for a network with a loss, targets of the samples that belong to the columns from <paramref name="firstColumn"/> to <paramref name="endColumn"/>; surplus columns become 0.</summary>
    /// <param name="workspace">Its <see cref="Workspace{T}.SampleCount"/> is the number of samples.</param>
    /// <param name="inputs">Inputs to gather from.</param>
    /// <param name="inputOrder">Which of them, one per sample of the batch.</param>
    /// <param name="targets">Targets to gather from.</param>
    /// <param name="targetOrder">Which of them, one per sample of the batch.</param>
    /// <param name="firstColumn">First column.</param>
    /// <param name="endColumn">Column after the last.</param>
    public static void Load<T>(
        Workspace<T> workspace,
        SampleRows<T> inputs,
        ReadOnlySpan<int> inputOrder,
        SampleRows<T> targets,
        ReadOnlySpan<int> targetOrder,
        int firstColumn,
        int endColumn)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        WorkspacePlan plan = workspace.Layout.Workspace;
        Span<T> cells = MemoryMarshal.CreateSpan(ref workspace.Origin, plan.RowCount * workspace.Stride);
        Span<T> inputRows = cells[(plan.InputRow * workspace.Stride)..];
        int endSample = Math.Clamp(workspace.SampleCount, firstColumn, endColumn);
        if (plan.InputsAreBatchMajor)
        {
            for (int column = firstColumn; column < endSample; column++)
            {
                inputs[inputOrder[column]].CopyTo(inputRows[(column * inputs.Size)..]);
            }
        }
        else
        {
            Gather(inputs, inputOrder[firstColumn..endSample], inputRows[firstColumn..]);
        }

        if (workspace.Layout.HasLoss)
        {
            Gather(targets, targetOrder[firstColumn..endSample], cells[((plan.TargetRow * workspace.Stride) + firstColumn)..]);
        }

        void Gather(SampleRows<T> samples, ReadOnlySpan<int> order, Span<T> rows) =>
            Transposition.ToFeatureMajor(samples.Values, samples.Size, order, rows, workspace.Stride, endColumn - firstColumn);
    }
}
