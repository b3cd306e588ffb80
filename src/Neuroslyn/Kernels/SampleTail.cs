using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Neuroslyn.Kernels;

/// <summary>What is left when samples do not fill the last block or column group. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SampleTail
{
    /// <summary>Copies the samples from <paramref name="start"/> to <paramref name="end"/> and fills up with zeros.</summary>
    /// <param name="inputs">First value of the first sample.</param>
    /// <param name="size">Values per sample.</param>
    /// <param name="start">First sample to copy.</param>
    /// <param name="end">Sample after the last.</param>
    /// <param name="tail">Receives <paramref name="blockSize"/> samples.</param>
    /// <param name="blockSize">At least <paramref name="end"/> - <paramref name="start"/>.</param>
    public static void Fill<T>(ref T inputs, int size, int start, int end, ref T tail, int blockSize)
        where T : unmanaged
    {
        Span<T> block = MemoryMarshal.CreateSpan(ref tail, blockSize * size);
        int count = (end - start) * size;
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref inputs, (nint)start * size), count).CopyTo(block);
        block[count..].Clear();
    }

    /// <summary>Sets a range of columns of some rows to zero.</summary>
    public static void ClearColumns<T>(ref T rows, nint stride, int rowCount, int firstColumn, int endColumn)
        where T : unmanaged
    {
        if (firstColumn >= endColumn)
        {
            return;
        }

        for (int row = 0; row < rowCount; row++)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref rows, (row * stride) + firstColumn), endColumn - firstColumn).Clear();
        }
    }
}
