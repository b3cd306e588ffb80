using System.Diagnostics.CodeAnalysis;

namespace Neuroslyn.Kernels.Simd;

/// <summary>
/// One vector width and number type, so that an algorithm is written once for all of them. Implementations are stateless structs used as
/// type arguments; after compilation nothing of them remains but the instruction.
/// </summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TScalar">The number type of its lanes.</typeparam>
/// <remarks>
/// Masks are vectors whose lanes have all bits set or none. The operations on bits treat a lane as an integer of its own size; constants
/// for them are written as the number with that bit pattern. Operations take constants as scalars, and polynomials are one operation, although
/// <see cref="Create"/> could make vectors of constants first: each call counts when the just-in-time compiler decides how much it inlines into one
/// method, and with a call per constant it stopped after 16 exponentials.
/// </remarks>
internal interface ISimd<TVector, TScalar>
    where TVector : struct
    where TScalar : unmanaged
{
    /// <summary>Number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>value * 2^exponent, rounded once, for value near 1 and an integral exponent up to twice the range of the number type.</summary>
    /// <remarks>Overflows to infinity. Where there is no such instruction, two multiplications by powers of two, the first of them exact.</remarks>
    static abstract TVector Scale(TVector value, TVector exponent);

    /// <summary>2^exponent, for an integral exponent whose power is a normal number.</summary>
    static abstract TVector PowerOfTwo(TVector exponent);

    /// <summary>Writes a positive normal x as (1 + f) 2^exponent with 1 + f in [sqrt(1/2), sqrt(2)), and returns f.</summary>
    /// <param name="x">Positive and normal.</param>
    /// <param name="bias">The bias of the exponent plus the power of two whose lowest mantissa bit is worth 1.</param>
    /// <param name="exponent">The exponent as a number.</param>
    /// <param name="exponentBits">The biased exponent in its place in the bit pattern.</param>
    static abstract TVector SplitMantissa(TVector x, TVector bias, out TVector exponent, out TVector exponentBits);

    /// <summary>The integer nearest left * right, which is below a quarter of the largest exactly represented integer.</summary>
    static abstract TVector MultiplyRounded(TVector left, TScalar right);

    /// <summary>The same number in every lane.</summary>
    static abstract TVector Create(TScalar value);

    /// <summary>The same integer in every lane, as a bit pattern.</summary>
    static abstract TVector CreateBits(uint value);

    /// <summary>The integers 0, 1, 2 ... in the lanes, as bit patterns.</summary>
    static abstract TVector LaneIndexBits { get; }

    /// <summary>Reads <see cref="Count"/> numbers.</summary>
    static abstract TVector Load(ref TScalar source);

    /// <summary>Writes <see cref="Count"/> numbers.</summary>
    static abstract void Store(TVector value, ref TScalar destination);

    /// <summary>Reads the first <paramref name="count"/> numbers, less than <see cref="Count"/>, and takes the other lanes from <paramref name="rest"/>.</summary>
    static abstract TVector LoadFirst(ref TScalar source, int count, TVector rest);

    /// <summary>Writes the first <paramref name="count"/> lanes, less than <see cref="Count"/>, and nothing else.</summary>
    static abstract void StoreFirst(TVector value, ref TScalar destination, int count);

    /// <summary>Sum of all lanes, halves first: k and k + Count / 2, then k and k + Count / 4, and so on.</summary>
    static abstract TScalar Sum(TVector value);

    /// <summary>The largest of all lanes, which may not be NaN.</summary>
    static abstract TScalar Largest(TVector value);

    /// <summary>left + right.</summary>
    static abstract TVector Add(TVector left, TVector right);

    /// <inheritdoc cref="Add(TVector, TVector)"/>
    static abstract TVector Add(TVector left, TScalar right);

    /// <summary>left - right.</summary>
    static abstract TVector Subtract(TVector left, TVector right);

    /// <inheritdoc cref="Subtract(TVector, TVector)"/>
    static abstract TVector Subtract(TVector left, TScalar right);

    /// <summary>left * right.</summary>
    static abstract TVector Multiply(TVector left, TVector right);

    /// <inheritdoc cref="Multiply(TVector, TVector)"/>
    static abstract TVector Multiply(TVector left, TScalar right);

    /// <summary>left / right, correctly rounded.</summary>
    static abstract TVector Divide(TVector left, TVector right);

    /// <summary>-value.</summary>
    static abstract TVector Negate(TVector value);

    /// <summary>left * right + addend, with one rounding where the hardware can and two where it cannot.</summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    /// <inheritdoc cref="MultiplyAdd(TVector, TVector, TVector)"/>
    static abstract TVector MultiplyAdd(TVector left, TScalar right, TVector addend);

    /// <inheritdoc cref="MultiplyAdd(TVector, TVector, TVector)"/>
    static abstract TVector MultiplyAdd(TVector left, TScalar right, TScalar addend);

    /// <inheritdoc cref="MultiplyAdd(TVector, TVector, TVector)"/>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TScalar addend);

    /// <summary>c0 + c1 x + c2 x^2 ... by Horner's rule, each step a <see cref="MultiplyAdd(TVector, TVector, TVector)"/>.</summary>
    static abstract TVector Polynomial(TVector x, TScalar c0, TScalar c1, TScalar c2);

    /// <inheritdoc cref="Polynomial(TVector, TScalar, TScalar, TScalar)"/>
    static abstract TVector Polynomial(TVector x, TScalar c0, TScalar c1, TScalar c2, TScalar c3);

    /// <inheritdoc cref="Polynomial(TVector, TScalar, TScalar, TScalar)"/>
    static abstract TVector Polynomial(TVector x, TScalar c0, TScalar c1, TScalar c2, TScalar c3, TScalar c4);

    /// <inheritdoc cref="Polynomial(TVector, TScalar, TScalar, TScalar)"/>
    static abstract TVector Polynomial(TVector x, TScalar c0, TScalar c1, TScalar c2, TScalar c3, TScalar c4, TScalar c5);

    /// <inheritdoc cref="Polynomial(TVector, TScalar, TScalar, TScalar)"/>
    static abstract TVector Polynomial(TVector x, TScalar c0, TScalar c1, TScalar c2, TScalar c3, TScalar c4, TScalar c5, TScalar c6);

    /// <summary>left * right + addend with one rounding; slow where the hardware has no such instruction.</summary>
    static abstract TVector FusedMultiplyAdd(TVector left, TVector right, TVector addend);

    /// <summary>Absolute value.</summary>
    static abstract TVector Abs(TVector value);

    /// <summary>Rounds towards zero.</summary>
    static abstract TVector Truncate(TVector value);

    /// <summary>The larger number; if <paramref name="right"/> is NaN, NaN.</summary>
    /// <remarks>One instruction. If only <paramref name="left"/> is NaN, x86 returns right and Arm NaN.</remarks>
    static abstract TVector MaxNative(TVector left, TVector right);

    /// <inheritdoc cref="MaxNative(TVector, TVector)"/>
    static abstract TVector MaxNative(TScalar left, TVector right);

    /// <summary>The smaller number; if <paramref name="right"/> is NaN, NaN.</summary>
    /// <remarks>One instruction. If only <paramref name="left"/> is NaN, x86 returns right and Arm NaN.</remarks>
    static abstract TVector MinNative(TVector left, TVector right);

    /// <inheritdoc cref="MinNative(TVector, TVector)"/>
    static abstract TVector MinNative(TScalar left, TVector right);

    /// <summary>Mask of the lanes where left &lt; right.</summary>
    static abstract TVector LessThan(TVector left, TVector right);

    /// <inheritdoc cref="LessThan(TVector, TVector)"/>
    static abstract TVector LessThan(TVector left, TScalar right);

    /// <summary>Mask of the lanes where left &gt; right.</summary>
    static abstract TVector GreaterThan(TVector left, TVector right);

    /// <inheritdoc cref="GreaterThan(TVector, TVector)"/>
    static abstract TVector GreaterThan(TVector left, TScalar right);

    /// <summary>Mask of the lanes where left = right.</summary>
    static abstract TVector Equal(TVector left, TVector right);

    /// <inheritdoc cref="Equal(TVector, TVector)"/>
    static abstract TVector Equal(TVector left, TScalar right);

    /// <summary>One bit per lane of a mask, the first lane's lowest.</summary>
    static abstract ulong MaskBits(TVector mask);

    /// <summary>Lanes of <paramref name="whenSet"/> where the mask is set, of <paramref name="whenClear"/> elsewhere.</summary>
    static abstract TVector Select(TVector mask, TVector whenSet, TVector whenClear);

    /// <inheritdoc cref="Select(TVector, TVector, TVector)"/>
    static abstract TVector Select(TVector mask, TScalar whenSet, TVector whenClear);

    /// <inheritdoc cref="Select(TVector, TVector, TVector)"/>
    static abstract TVector Select(TVector mask, TVector whenSet, TScalar whenClear);

    /// <inheritdoc cref="Select(TVector, TVector, TVector)"/>
    static abstract TVector Select(TVector mask, TScalar whenSet, TScalar whenClear);

    /// <summary>Bitwise and.</summary>
    static abstract TVector And(TVector left, TVector right);

    /// <inheritdoc cref="And(TVector, TVector)"/>
    static abstract TVector And(TVector left, TScalar right);

    /// <summary>left and not right, bitwise.</summary>
    static abstract TVector AndNot(TVector left, TVector right);

    /// <summary>Bitwise or.</summary>
    static abstract TVector Or(TVector left, TVector right);

    /// <inheritdoc cref="Or(TVector, TVector)"/>
    static abstract TVector Or(TVector left, TScalar right);

    /// <summary>Bitwise exclusive or.</summary>
    static abstract TVector Xor(TVector left, TVector right);

    /// <summary>Integer sum of the bit patterns, wrapping.</summary>
    static abstract TVector AddBits(TVector left, TVector right);

    /// <summary>Integer difference of the bit patterns, wrapping.</summary>
    static abstract TVector SubtractBits(TScalar left, TVector right);

    /// <summary>Low half of the integer product of the bit patterns.</summary>
    static abstract TVector MultiplyBits(TVector left, TVector right);

    /// <summary>Mask of the lanes whose bit patterns, as unsigned integers, compare left &lt; right.</summary>
    static abstract TVector LessThanBits(TVector left, TVector right);

    /// <summary>Shifts the bit patterns towards the sign.</summary>
    static abstract TVector ShiftBitsLeft(TVector value, [ConstantExpected] int count);

    /// <summary>Shifts the bit patterns away from the sign, filling with zeros.</summary>
    static abstract TVector ShiftBitsRight(TVector value, [ConstantExpected] int count);

    /// <summary>One lane.</summary>
    static abstract TScalar GetElement(TVector value, int index);

    /// <summary>The vector with one lane replaced.</summary>
    static abstract TVector WithElement(TVector value, int index, TScalar element);
}
