using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>Gradients of a rectangle of parameters: stored as a matrix, or the outer product of two vectors.</summary>
internal readonly ref struct GradientMatrix<T>
    where T : unmanaged
{
    /// <summary>A stored matrix.</summary>
    public GradientMatrix(ref T origin, int stride)
    {
        Origin = ref origin;
        Stride = stride;
        Factors = ref Unsafe.NullRef<T>();
    }

    /// <summary>Rows that are multiples of each other: the same row each time if <paramref name="stride"/> is 0, times the row's factor.</summary>
    public GradientMatrix(ref T origin, int stride, ref T factors)
    {
        Origin = ref origin;
        Stride = stride;
        Factors = ref factors;
    }

    /// <summary>The first element of the first row.</summary>
    public readonly ref T Origin;

    /// <summary>Elements from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>What each row is multiplied by; a null reference if rows are not.</summary>
    public readonly ref T Factors;

    /// <summary>Whether each row has a factor of its own.</summary>
    public bool HasFactors => !Unsafe.IsNullRef(ref Factors);

    /// <summary>What a row is multiplied by.</summary>
    public T Factor(int row) => Unsafe.Add(ref Factors, row);

    /// <summary>What begins at a column of a row.</summary>
    public GradientMatrix<T> From(int row, int column)
    {
        ref T origin = ref Unsafe.Add(ref Origin, (row * Stride) + column);
        return HasFactors ? new GradientMatrix<T>(ref origin, Stride, ref Unsafe.Add(ref Factors, row)) : new GradientMatrix<T>(ref origin, Stride);
    }
}
