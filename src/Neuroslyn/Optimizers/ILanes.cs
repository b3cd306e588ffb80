using System.Numerics;

namespace Neuroslyn;

/// <summary>
/// A vector register of some width, so that an update rule is written once and compiled for every width. Every operation is elementwise and
/// rounds once, as IEEE 754 says; nothing is fused. A result therefore does not depend on the width it was computed with.
/// </summary>
/// <typeparam name="TSelf">The register type.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal interface ILanes<TSelf, T>
    where TSelf : struct, ILanes<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Elements per register.</summary>
    static abstract int Count { get; }

    /// <summary>The same value in every lane.</summary>
    static abstract TSelf Create(T value);

    static abstract TSelf Load(ref T source);

    void Store(ref T destination);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    static abstract TSelf Sqrt(TSelf value);

    static abstract TSelf Abs(TSelf value);

    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>-1, 0 or 1.</summary>
    static abstract TSelf Sign(TSelf value);

    /// <summary>
    /// Replaces values below the smallest normal number by 0. A moving average that receives no more gradient shrinks until it is subnormal and
    /// stays there, because 0.9 times the smallest subnormal rounds to itself; arithmetic on subnormals is slow enough to double the time of a pass.
    /// </summary>
    static abstract TSelf FlushSubnormal(TSelf value);
}
