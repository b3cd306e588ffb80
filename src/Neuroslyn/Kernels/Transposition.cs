using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Neuroslyn.Kernels.Transposing;

namespace Neuroslyn.Kernels;

/// <summary>Moves matrices between batch-major <c>[sample, value]</c> memory and the feature-major <c>[value, sample]</c> rows of a workspace.</summary>
/// <remarks>Nothing here allocates. Source and destination may not overlap.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transposition
{
    /// <summary>Transposes a matrix: destination[column * destinationStride + row] = source[row * sourceStride + column].</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">First element of <c>[rowCount, columnCount]</c>.</param>
    /// <param name="sourceStride">Elements from one source row to the next.</param>
    /// <param name="rowCount">Rows of the source; none are moved for 0.</param>
    /// <param name="columnCount">Columns of the source; none are moved for 0.</param>
    /// <param name="destination">First element of <c>[columnCount, rowCount]</c>; nothing between its rows is touched.</param>
    /// <param name="destinationStride">Elements from one destination row to the next.</param>
    public static unsafe void Transpose<T>(ref T source, nint sourceStride, int rowCount, int columnCount, ref T destination, nint destinationStride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* sourcePointer = &source, destinationPointer = &destination)
        {
            if (typeof(T) == typeof(float))
            {
                float* from = (float*)sourcePointer;
                float* to = (float*)destinationPointer;
                int done = sourceStride == columnCount ? TransposeWholeRegisters(from, columnCount, rowCount, to, destinationStride) : 0;
                Transpose(new StridedRows<float>(from + (done * sourceStride), sourceStride), rowCount - done, columnCount, to + done, destinationStride);
            }
            else
            {
                Transpose(new StridedRows<double>((double*)sourcePointer, sourceStride), rowCount, columnCount, (double*)destinationPointer, destinationStride);
            }
        }
    }

    /// <summary>Transposes samples into rows and clears the surplus columns.</summary>
    internal static void ToFeatureMajor<T>(ReadOnlySpan<T> samples, int size, Span<T> rows, int stride, int sampleCount, int columnCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (size == 1)
        {
            samples[..sampleCount].CopyTo(rows);
        }
        else
        {
            Transpose(ref MemoryMarshal.GetReference(samples), size, sampleCount, size, ref MemoryMarshal.GetReference(rows), stride);
        }

        ClearSurplusColumns(rows, stride, size, sampleCount, columnCount);
    }

    /// <summary>Transposes the samples of the given indices into rows, in their order, and clears the surplus columns.</summary>
    /// <param name="allSamples"><c>[samples, size]</c>, row by row.</param>
    /// <param name="size">Values per sample.</param>
    /// <param name="sampleIndices">Which samples; each index within <paramref name="allSamples"/>, repetitions allowed. Not checked.</param>
    /// <param name="rows">Receives <c>[size, columnCount]</c>.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="columnCount">Columns of the rows, at least as many as indices.</param>
    internal static unsafe void ToFeatureMajor<T>(ReadOnlySpan<T> allSamples, int size, ReadOnlySpan<int> sampleIndices, Span<T> rows, int stride, int columnCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* samples = allSamples, destination = rows)
        fixed (int* indices = sampleIndices)
        {
            if (size == 1)
            {
                for (int column = 0; column < sampleIndices.Length; column++)
                {
                    destination[column] = samples[indices[column]];
                }
            }
            else if (typeof(T) == typeof(float))
            {
                Transpose(new GatheredRows<float>((float*)samples, size, indices), sampleIndices.Length, size, (float*)destination, stride);
            }
            else
            {
                Transpose(new GatheredRows<double>((double*)samples, size, indices), sampleIndices.Length, size, (double*)destination, stride);
            }
        }

        ClearSurplusColumns(rows, stride, size, sampleIndices.Length, columnCount);
    }

    /// <summary>Transposes rows into samples.</summary>
    internal static void ToBatchMajor<T>(ReadOnlySpan<T> rows, int stride, int size, Span<T> samples, int sampleCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (size == 1)
        {
            rows[..sampleCount].CopyTo(samples);
        }
        else
        {
            Transpose(ref MemoryMarshal.GetReference(rows), stride, size, sampleCount, ref MemoryMarshal.GetReference(samples), size);
        }
    }

    /// <summary>Short samples that lie without gaps, as many as fill registers. Returns how many those are.</summary>
    private static unsafe int TransposeWholeRegisters(float* samples, int size, int sampleCount, float* destination, nint stride)
    {
        if (Avx512F.IsSupported)
        {
            return SingleDeinterleaver512.Supports(size) ? SingleDeinterleaver512.Transpose(samples, size, sampleCount, destination, stride) : 0;
        }

        return Avx2.IsSupported && size == 2 ? SinglePairs256.Transpose(samples, sampleCount, destination, stride) : 0;
    }

    private static unsafe void Transpose<TRows>(TRows rows, int rowCount, int columnCount, float* destination, nint stride)
        where TRows : struct, IRowPointers<float>
    {
        if (Avx512F.VL.IsSupported)
        {
            SingleTransposer512<TRows>.Transpose(rows, rowCount, columnCount, destination, stride);
        }
        else if (Avx.IsSupported)
        {
            SingleTransposer256<TRows>.Transpose(rows, rowCount, columnCount, destination, stride);
        }
        else
        {
            ElementTransposer<TRows, float>.Transpose(rows, rowCount, columnCount, destination, stride);
        }
    }

    private static unsafe void Transpose<TRows>(TRows rows, int rowCount, int columnCount, double* destination, nint stride)
        where TRows : struct, IRowPointers<double>
    {
        if (Avx512F.IsSupported)
        {
            DoubleTransposer512<TRows>.Transpose(rows, rowCount, columnCount, destination, stride);
        }
        else if (Avx.IsSupported)
        {
            DoubleTransposer256<TRows>.Transpose(rows, rowCount, columnCount, destination, stride);
        }
        else
        {
            ElementTransposer<TRows, double>.Transpose(rows, rowCount, columnCount, destination, stride);
        }
    }

    private static void ClearSurplusColumns<T>(Span<T> rows, int stride, int rowCount, int sampleCount, int columnCount)
    {
        if (sampleCount == columnCount)
        {
            return;
        }

        for (int row = 0; row < rowCount; row++)
        {
            rows[((row * stride) + sampleCount)..((row * stride) + columnCount)].Clear();
        }
    }
}
