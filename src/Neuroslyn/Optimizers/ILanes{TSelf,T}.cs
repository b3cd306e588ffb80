using System.Numerics;

namespace Neuroslyn;

/// <summary>
/// A vector register of some width, so that an update rule is written once and compiled for every width. Every operation is elementwise and
/// rounds once, as IEEE 754 says, except the estimates, which <see cref="ScalarLane{T}"/> takes from the machine's registers: a result does not depend on how a
/// range was cut.
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

    /// <summary>left * right + addend, with one rounding where the processor can.</summary>
    static abstract TSelf MultiplyAddEstimate(TSelf left, TSelf right, TSelf addend);

    /// <summary>addend - left * right, with one rounding where the processor can.</summary>
    static abstract TSelf NegatedMultiplyAddEstimate(TSelf left, TSelf right, TSelf addend);

    /// <summary>
    /// 1 / divisor: correctly rounded in double precision, within 5e-7 of it, relatively, in single precision, where the processor's estimate is refined by
    /// one step of Newton's method. A larger divisor than allowed counts as the largest, so that a gradient whose square overflows moves nothing.
    /// </summary>
    /// <param name="divisor">2^-126 to 2^125.</param>
    /// <remarks>Root and division share the one unit that is not pipelined. An update needs both; only the root stays exact.</remarks>
    static abstract TSelf ReciprocalEstimate(TSelf divisor);

    static abstract TSelf Sqrt(TSelf value);

    static abstract TSelf Abs(TSelf value);

    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>-1, 0 or 1.</summary>
    static abstract TSelf Sign(TSelf value);

    /// <summary>Replaces values below the smallest normal number by 0.</summary>
    static abstract TSelf FlushSubnormal(TSelf value);

    /// <summary>Replaces values whose square is below the smallest normal number by 0.</summary>
    static abstract TSelf FlushNegligible(TSelf value);
}
