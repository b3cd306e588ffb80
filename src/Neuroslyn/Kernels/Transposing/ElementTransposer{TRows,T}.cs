using System.Runtime.CompilerServices;

namespace Neuroslyn.Kernels.Transposing;

/// <summary>Transposes element by element, for hardware without the instructions of the other transposers.</summary>
/// <typeparam name="TRows">Where the source rows lie.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
internal static unsafe class ElementTransposer<TRows, T>
    where TRows : struct, IRowPointers<T>
    where T : unmanaged
{
    /// <summary>Columns of a strip: few enough that its destination lines stay in the first-level cache while the rows pass.</summary>
    private const int StripWidth = 16;

    /// <summary>destination[column * stride + row] = rows[row][column].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(TRows rows, int rowCount, int columnCount, T* destination, nint stride)
    {
        for (int firstColumn = 0; firstColumn < columnCount; firstColumn += StripWidth)
        {
            int endColumn = Math.Min(firstColumn + StripWidth, columnCount);
            for (int row = 0; row < rowCount; row++)
            {
                T* source = rows[row];
                for (int column = firstColumn; column < endColumn; column++)
                {
                    destination[(column * stride) + row] = source[column];
                }
            }
        }
    }
}
