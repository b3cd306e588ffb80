using System.Numerics;

namespace Neuroslyn;

/// <summary>A symmetric matrix as Q^T diag(Values) Q, with the eigenvectors in the rows of Q.</summary>
/// <remarks>
/// Householder reflections make the matrix tridiagonal, implicit QL steps with Wilkinson's shift make it diagonal (Golub and Van Loan, Matrix
/// Computations, 8.3). About 5 n^3 operations, all on contiguous rows.
/// </remarks>
internal sealed class SymmetricEigen
{
    private readonly double[] _vectors;
    private readonly int _size;

    private SymmetricEigen(double[] values, double[] vectors)
    {
        Values = values;
        _vectors = vectors;
        _size = values.Length;
    }

    /// <summary>The eigenvalues, in no particular order.</summary>
    public double[] Values { get; }

    /// <summary>Decomposes a symmetric matrix.</summary>
    /// <param name="matrix"><c>[size, size]</c>; left unchanged.</param>
    /// <param name="size">Rows.</param>
    /// <exception cref="ArithmeticException">The iteration does not converge, which only values that are not finite can cause.</exception>
    public static SymmetricEigen Decompose(ReadOnlySpan<double> matrix, int size)
    {
        double[] work = matrix.ToArray();
        var vectors = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            vectors[(i * size) + i] = 1;
        }

        var diagonal = new double[size];
        var offDiagonal = new double[size];
        Tridiagonalise(work, vectors, diagonal, offDiagonal);
        Diagonalise(vectors, diagonal, offDiagonal);
        return new SymmetricEigen(diagonal, vectors);
    }

    /// <summary>The matrix Q^T diag(f) Q, <c>[size, size]</c>: a function of the decomposed matrix.</summary>
    public double[] Compose(Func<int, double> value)
    {
        var result = new double[_size * _size];
        for (int k = 0; k < _size; k++)
        {
            ReadOnlySpan<double> vector = _vectors.AsSpan(k * _size, _size);
            double factor = value(k);
            for (int i = 0; i < _size; i++)
            {
                AddMultiple(result.AsSpan(i * _size, _size), vector, factor * vector[i]);
            }
        }

        return result;
    }

    /// <summary>target += factor * source.</summary>
    internal static void AddMultiple(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        int i = 0;
        var factors = new Vector<double>(factor);
        for (; i <= target.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(target[i..]) + (factors * new Vector<double>(source[i..]))).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] += factor * source[i];
        }
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        Vector<double> sums = Vector<double>.Zero;
        int i = 0;
        for (; i <= left.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            sums += new Vector<double>(left[i..]) * new Vector<double>(right[i..]);
        }

        double sum = Vector.Sum(sums);
        for (; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    /// <summary>
    /// A := H A H with reflections H = I - 2 v v^T that clear column after column below the one under the diagonal, and Q := H Q, which begins as I.
    /// </summary>
    private static void Tridiagonalise(double[] matrix, double[] vectors, double[] diagonal, double[] offDiagonal)
    {
        int size = diagonal.Length;
        var reflector = new double[size];
        var product = new double[size];
        for (int column = 0; column < size - 2; column++)
        {
            int first = column + 1;
            Span<double> v = reflector.AsSpan(first);
            for (int row = first; row < size; row++)
            {
                v[row - first] = matrix[(row * size) + column];
            }

            double norm = Math.Sqrt(Dot(v, v));
            if (norm == 0)
            {
                continue;
            }

            // The sign that adds instead of cancelling.
            double reflected = v[0] > 0 ? -norm : norm;
            v[0] -= reflected;
            double length = Math.Sqrt(Dot(v, v));
            for (int i = 0; i < v.Length; i++)
            {
                v[i] /= length;
            }

            // With p = A v and w = 2 (p - (v^T p) v): H A H = A - v w^T - w v^T.
            Span<double> w = product.AsSpan(first);
            for (int row = first; row < size; row++)
            {
                w[row - first] = 2 * Dot(matrix.AsSpan((row * size) + first, v.Length), v);
            }

            AddMultiple(w, v, -Dot(w, v));
            for (int row = first; row < size; row++)
            {
                Span<double> target = matrix.AsSpan((row * size) + first, v.Length);
                AddMultiple(target, w, -v[row - first]);
                AddMultiple(target, v, -w[row - first]);
            }

            matrix[(first * size) + column] = reflected;

            // H Q = Q - 2 v (v^T Q), row by row.
            Array.Clear(product);
            for (int row = first; row < size; row++)
            {
                AddMultiple(product, vectors.AsSpan(row * size, size), v[row - first]);
            }

            for (int row = first; row < size; row++)
            {
                AddMultiple(vectors.AsSpan(row * size, size), product, -2 * v[row - first]);
            }
        }

        for (int i = 0; i < size; i++)
        {
            diagonal[i] = matrix[(i * size) + i];
            offDiagonal[i] = i + 1 < size ? matrix[((i + 1) * size) + i] : 0;
        }
    }

    /// <summary>Rotates neighbouring rows until the elements beside the diagonal have vanished.</summary>
    private static void Diagonalise(double[] vectors, double[] diagonal, double[] offDiagonal)
    {
        int size = diagonal.Length;
        for (int start = 0; start < size; start++)
        {
            for (int iteration = 0; ; iteration++)
            {
                int end = start;
                while (end < size - 1 && Math.Abs(offDiagonal[end]) > double.Epsilon + (1.1102230246251565E-16 * (Math.Abs(diagonal[end]) + Math.Abs(diagonal[end + 1]))))
                {
                    end++;
                }

                if (end == start)
                {
                    break;
                }

                if (iteration == 60)
                {
                    throw new ArithmeticException("The eigenvalues of the covariance did not converge; the data must be finite.");
                }

                Sweep(vectors, diagonal, offDiagonal, start, end);
            }
        }
    }

    /// <summary>One implicit QL step on the block from <paramref name="start"/> to <paramref name="end"/>, upwards from its end.</summary>
    private static void Sweep(double[] vectors, double[] diagonal, double[] offDiagonal, int start, int end)
    {
        int size = diagonal.Length;

        // Wilkinson's shift: the eigenvalue of the block's first 2 x 2 matrix that is nearer its first element.
        double half = (diagonal[start + 1] - diagonal[start]) / (2 * offDiagonal[start]);
        double root = double.Hypot(half, 1);
        double bulge = diagonal[end] - diagonal[start] + (offDiagonal[start] / (half + Math.CopySign(root, half)));
        double sine = 1;
        double cosine = 1;
        double shift = 0;
        for (int i = end - 1; i >= start; i--)
        {
            double outside = sine * offDiagonal[i];
            double beside = cosine * offDiagonal[i];
            double radius = double.Hypot(outside, bulge);
            offDiagonal[i + 1] = radius;
            if (radius == 0)
            {
                // The block has come apart here.
                diagonal[i + 1] -= shift;
                offDiagonal[end] = 0;
                return;
            }

            sine = outside / radius;
            cosine = bulge / radius;
            double shifted = diagonal[i + 1] - shift;
            double difference = ((diagonal[i] - shifted) * sine) + (2 * cosine * beside);
            shift = sine * difference;
            diagonal[i + 1] = shifted + shift;
            bulge = (cosine * difference) - beside;
            Rotate(vectors.AsSpan(i * size, size), vectors.AsSpan((i + 1) * size, size), cosine, sine);
        }

        diagonal[start] -= shift;
        offDiagonal[start] = bulge;
        offDiagonal[end] = 0;
    }

    private static void Rotate(Span<double> upper, Span<double> lower, double cosine, double sine)
    {
        int i = 0;
        var cosines = new Vector<double>(cosine);
        var sines = new Vector<double>(sine);
        for (; i <= upper.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var a = new Vector<double>(upper[i..]);
            var b = new Vector<double>(lower[i..]);
            ((cosines * a) - (sines * b)).CopyTo(upper[i..]);
            ((sines * a) + (cosines * b)).CopyTo(lower[i..]);
        }

        for (; i < upper.Length; i++)
        {
            (upper[i], lower[i]) = ((cosine * upper[i]) - (sine * lower[i]), (sine * upper[i]) + (cosine * lower[i]));
        }
    }
}
