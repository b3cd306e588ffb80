using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Neuroslyn.Kernels.Transposing;

/// <summary>One to four neighbouring floats, moved without touching what lies behind them and without masks, which some processors store through slowly.</summary>
internal unsafe interface IShortRow
{
    /// <summary>Floats in the row.</summary>
    static abstract int Length { get; }

    /// <summary>Loads the row; the lanes behind it hold anything.</summary>
    static abstract Vector128<float> Load(float* source);

    /// <summary>Stores the first lanes.</summary>
    static abstract void Store(Vector128<float> values, float* destination);
}

/// <inheritdoc/>
internal readonly unsafe struct RowOfOne : IShortRow
{
    /// <inheritdoc/>
    public static int Length => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(float* source) => Vector128.CreateScalarUnsafe(*source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> values, float* destination) => *destination = values.ToScalar();
}

/// <inheritdoc cref="RowOfOne"/>
internal readonly unsafe struct RowOfTwo : IShortRow
{
    /// <inheritdoc/>
    public static int Length => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(float* source) => Vector128.CreateScalarUnsafe(*(double*)source).AsSingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> values, float* destination) => *(double*)destination = values.AsDouble().ToScalar();
}

/// <inheritdoc cref="RowOfOne"/>
internal readonly unsafe struct RowOfThree : IShortRow
{
    /// <inheritdoc/>
    public static int Length => 3;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(float* source) => Sse.MoveLowToHigh(RowOfTwo.Load(source), RowOfOne.Load(source + 2));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> values, float* destination)
    {
        RowOfTwo.Store(values, destination);
        destination[2] = values.GetElement(2);
    }
}

/// <inheritdoc cref="RowOfOne"/>
internal readonly unsafe struct RowOfFour : IShortRow
{
    /// <inheritdoc/>
    public static int Length => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(float* source) => Vector128.Load(source);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> values, float* destination) => values.Store(destination);
}
