using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn.Kernels;

/// <summary>Draws the states of units, given their distribution, in feature-major rows.</summary>
/// <remarks>What is drawn is a hash of key, row and column and of nothing else, the same on every machine. Nothing allocates.</remarks>
internal static class UnitSampling
{
    /// <summary>state = 1 with the given probability, else 0.</summary>
    /// <param name="probabilities">First of the rows, each in [0, 1]; NaN gives 0.</param>
    /// <param name="states">First of the rows that receive the states; may be <paramref name="probabilities"/> itself.</param>
    /// <param name="stride">Elements from one row to the next, in both.</param>
    /// <param name="rowCount">Number of rows.</param>
    /// <param name="columnCount">A multiple of <see cref="Workspace{T}.ColumnQuantum"/>.</param>
    /// <param name="key">Different keys, even neighbours, give independent draws.</param>
    public static void Bernoulli<T>(ref T probabilities, ref T states, nint stride, int rowCount, int columnCount, ulong key)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < rowCount; row++)
        {
            ulong seed = CounterHash.RowSeed(key, (ulong)row + 1);
            for (int column = 0; column < columnCount; column += Vector<uint>.Count)
            {
                nuint index = (nuint)((row * stride) + column);
                (Vector<T> low, Vector<T> high) = Uniform<T>(CounterHash.Of(seed, column));
                Draw(low, ref probabilities, ref states, index);
                if (Unsafe.SizeOf<T>() == sizeof(double))
                {
                    Draw(high, ref probabilities, ref states, index + (nuint)Vector<T>.Count);
                }
            }
        }

        static void Draw(Vector<T> uniform, ref T probabilities, ref T states, nuint index) =>
            Vector.ConditionalSelect(Vector.LessThan(uniform, Vector.LoadUnsafe(ref probabilities, index)), Vector<T>.One, Vector<T>.Zero).StoreUnsafe(ref states, index);
    }

    /// <summary>Adds an independent draw from N(0, 1) to every value.</summary>
    /// <param name="values">First of the rows.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="rowCount">Number of rows.</param>
    /// <param name="columnCount">A multiple of <see cref="Workspace{T}.ColumnQuantum"/>.</param>
    /// <param name="key">Different keys, even neighbours, give independent draws.</param>
    /// <remarks>Box and Muller 1958: sqrt(-2 ln(1 - u₁)) cos(2π u₂).</remarks>
    public static void AddNormal<T>(ref T values, nint stride, int rowCount, int columnCount, ulong key)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < rowCount; row++)
        {
            ulong radiusSeed = CounterHash.RowSeed(key, (2 * (ulong)row) + 1);
            ulong angleSeed = CounterHash.RowSeed(key, (2 * (ulong)row) + 2);
            for (int column = 0; column < columnCount; column += Vector<uint>.Count)
            {
                nuint index = (nuint)((row * stride) + column);
                (Vector<T> radiusLow, Vector<T> radiusHigh) = Uniform<T>(CounterHash.Of(radiusSeed, column));
                (Vector<T> angleLow, Vector<T> angleHigh) = Uniform<T>(CounterHash.Of(angleSeed, column));
                (Vector.LoadUnsafe(ref values, index) + Normal(radiusLow, angleLow)).StoreUnsafe(ref values, index);
                if (Unsafe.SizeOf<T>() == sizeof(double))
                {
                    index += (nuint)Vector<T>.Count;
                    (Vector.LoadUnsafe(ref values, index) + Normal(radiusHigh, angleHigh)).StoreUnsafe(ref values, index);
                }
            }
        }
    }

    /// <summary>Uniform in [0, 1): 23 bits of a float, 32 of a double, of which two vectors are needed for as many lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<T> Low, Vector<T> High) Uniform<T>(Vector<uint> bits)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The bits become the fraction of a number in [1, 2).
        if (typeof(T) == typeof(float))
        {
            Vector<float> number = Vector.AsVectorSingle((bits >>> 9) | new Vector<uint>(0x3F800000));
            return (Vector.As<float, T>(number - Vector<float>.One), default);
        }

        Vector.Widen(bits, out Vector<ulong> low, out Vector<ulong> high);
        var one = new Vector<ulong>(0x3FF0000000000000);
        return (
            Vector.As<double, T>(Vector.AsVectorDouble((low << 20) | one) - Vector<double>.One),
            Vector.As<double, T>(Vector.AsVectorDouble((high << 20) | one) - Vector<double>.One));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Normal<T>(Vector<T> radius, Vector<T> angle)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            Vector<float> length = Vector.SquareRoot(-2 * VectorMath.Log(Vector<float>.One - Vector.As<T, float>(radius)));
            return Vector.As<float, T>(length * VectorMath.Cos(MathF.Tau * Vector.As<T, float>(angle)));
        }

        Vector<double> distance = Vector.SquareRoot(-2 * VectorMath.Log(Vector<double>.One - Vector.As<T, double>(radius)));
        return Vector.As<double, T>(distance * VectorMath.Cos(Math.Tau * Vector.As<T, double>(angle)));
    }
}
