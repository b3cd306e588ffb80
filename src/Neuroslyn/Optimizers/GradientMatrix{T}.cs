using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>Gradients of a rectangle of parameters: stored as a matrix, or the outer product of two vectors.</summary>
internal readonly ref struct GradientMatrix<T>
    where T : unmanaged
{
    private readonly ref T _factors;

    /// <summary>A stored matrix.</summary>
    public GradientMatrix(ref T origin, int stride)
    {
        Origin = ref origin;
        Stride = stride;
        _factors = ref Unsafe.NullRef<T>();
    }

    /// <summary>Rows that are multiples of each other: the same row each time if <paramref name="stride"/> is 0, times the row's factor.</summary>
    public GradientMatrix(ref T origin, int stride, ref T factors)
    {
        Origin = ref origin;
        Stride = stride;
        _factors = ref factors;
    }

    /// <summary>The first element of the first row.</summary>
    public readonly ref T Origin;

    /// <summary>Elements from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>Whether each row has a factor of its own.</summary>
    public bool HasFactors => !Unsafe.IsNullRef(ref _factors);

    /// <summary>What a row is multiplied by.</summary>
    public T Factor(int row) => Unsafe.Add(ref _factors, row);

    /// <summary>What begins at a column of a row.</summary>
    public GradientMatrix<T> From(int row, int column)
    {
        ref T origin = ref Unsafe.Add(ref Origin, (row * Stride) + column);
        return HasFactors ? new GradientMatrix<T>(ref origin, Stride, ref Unsafe.Add(ref _factors, row)) : new GradientMatrix<T>(ref origin, Stride);
    }
}
