using System.Numerics;
using System.Runtime.Intrinsics;
using Neuroslyn.Kernels;

namespace Neuroslyn.Tests.Kernels;

public sealed class ElementaryFunctionTests
{
    /// <summary>Coprime to powers of two, so that mantissas, exponents and signs all vary.</summary>
    private const uint BitPatternStep = 4099;

    private static readonly float[] SpecialSingles =
    [
        0f, -0f, 1f, -1f, float.Epsilon, -float.Epsilon, 1.1754942e-38f, 1.17549435e-38f, -1.17549435e-38f, float.MaxValue, float.MinValue,
        float.PositiveInfinity, float.NegativeInfinity, float.NaN, 88.72283f, 88.72284f, -87.33655f, -103.97208f, -103.97209f, 0.5f, 2f,
    ];

    private static readonly double[] SpecialDoubles =
    [
        0.0, -0.0, 1.0, -1.0, double.Epsilon, -double.Epsilon, 2.225073858507201e-308, 2.2250738585072014e-308, double.MaxValue, double.MinValue,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN, 709.782712893384, 709.7827128933841, -708.4, -745.1, -745.2, 0.5, 2.0,
    ];

    public static TheoryData<string> FunctionNames => [.. ElementaryFunction.All.Keys];

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void SingleFunction_StaysWithinItsStatedError_OverTheWholeRange(string name)
    {
        ElementaryFunction function = ElementaryFunction.All[name];
        float[] arguments = [.. SweepOfBitPatterns(), .. SpecialSingles];
        (double worst, float at) = (0, 0);
        foreach (float[] lanes in arguments.Chunk(Vector512<float>.Count))
        {
            float[] padded = [.. lanes, .. new float[Vector512<float>.Count - lanes.Length]];
            Vector512<float> result = function.Single512(Vector512.Create(padded));
            for (int lane = 0; lane < lanes.Length; lane++)
            {
                double error = UnitsInTheLastPlace.Error(result[lane], function.Reference(lanes[lane]));
                (worst, at) = error > worst ? (error, lanes[lane]) : (worst, at);
            }
        }

        Assert.True(worst <= function.SingleError, $"{name}({at:R}) is {worst:F3} ulp off.");
    }

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void DoubleFunction_StaysWithinItsStatedError_AtReferenceValues(string name)
    {
        ElementaryFunction function = ElementaryFunction.All[name];
        GoldenValue golden = GoldenFile.Read("elementary-functions")["functions"][name];
        double[] x = golden["x"].ToDoubles();
        double[] y = golden["y"].ToDoubles();
        Assert.True(x.Length >= 100);
        for (int i = 0; i < x.Length; i++)
        {
            // The reference is itself rounded, by half a unit.
            double error = UnitsInTheLastPlace.Error(function.Double(x[i]), y[i]);
            Assert.True(error <= function.DoubleError + 0.5, $"{name}({x[i]:R}) is {error:F3} ulp off.");
        }
    }

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void DoubleFunction_AgreesWithTheBaseLibrary_OverTheWholeRange(string name)
    {
        ElementaryFunction function = ElementaryFunction.All[name];
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++)
        {
            double x = i < SpecialDoubles.Length ? SpecialDoubles[i]
                : i % 2 == 0 ? BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue))
                : (random.NextDouble() - 0.5) * Math.Exp(random.NextDouble() * 8);

            // References composed of several library calls are a few units off themselves.
            double error = UnitsInTheLastPlace.Error(function.Double(x), function.Reference(x));
            Assert.True(error <= function.DoubleError + 8, $"{name}({x:R}) is {error:F3} ulp off.");
        }
    }

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void SingleFunction_GivesTheSameBits_InEveryOverload(string name)
    {
        ElementaryFunction function = ElementaryFunction.All[name];
        float[] arguments = [.. SpecialSingles, .. SweepOfBitPatterns().Where((_, index) => index % 64 == 0)];
        foreach (float x in arguments)
        {
            uint expected = BitConverter.SingleToUInt32Bits(function.Single(x));
            AssertBits(expected, function.Single128(Vector128.Create(x)).GetElement(3), name, x);
            AssertBits(expected, function.Single256(Vector256.Create(x)).GetElement(7), name, x);
            AssertBits(expected, function.Single512(Vector512.Create(x)).GetElement(15), name, x);
            AssertBits(expected, function.SingleNative(Vector.Create(x)).GetElement(Vector<float>.Count - 1), name, x);
        }
    }

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void DoubleFunction_GivesTheSameBits_InEveryOverload(string name)
    {
        ElementaryFunction function = ElementaryFunction.All[name];
        var random = new Random(4);
        for (int i = 0; i < 4000; i++)
        {
            double x = i < SpecialDoubles.Length ? SpecialDoubles[i] : (random.NextDouble() - 0.5) * Math.Exp((random.NextDouble() * 60) - 20);
            ulong expected = BitConverter.DoubleToUInt64Bits(function.Double(x));
            AssertBits(expected, function.Double128(Vector128.Create(x)).GetElement(1), name, x);
            AssertBits(expected, function.Double256(Vector256.Create(x)).GetElement(3), name, x);
            AssertBits(expected, function.Double512(Vector512.Create(x)).GetElement(7), name, x);
            AssertBits(expected, function.DoubleNative(Vector.Create(x)).GetElement(Vector<double>.Count - 1), name, x);
        }
    }

    [Fact]
    public void Tanh_StaysWithinMinusOneAndOne_AndReachesThem()
    {
        foreach (float x in SweepOfBitPatterns().Where(float.IsFinite))
        {
            Assert.InRange(VectorMath.Tanh(x), -1f, 1f);
        }

        Assert.Equal(1f, VectorMath.Tanh(float.PositiveInfinity));
        Assert.Equal(-1f, VectorMath.Tanh(-10f));
        Assert.Equal(1.0, VectorMath.Tanh(30.0));
        Assert.Equal(-1.0, VectorMath.Tanh(double.NegativeInfinity));
    }

    [Fact]
    public void Erf_StaysWithinMinusOneAndOne_AndReachesThem()
    {
        foreach (float x in SweepOfBitPatterns().Where(float.IsFinite))
        {
            Assert.InRange(VectorMath.Erf(x), -1f, 1f);
        }

        Assert.Equal(1f, VectorMath.Erf(4f));
        Assert.Equal(1.0, VectorMath.Erf(double.PositiveInfinity));
        Assert.Equal(-1.0, VectorMath.Erf(-6.5));
    }

    [Fact]
    public void SinAndCos_OfOneLargeLane_LeaveTheOtherLanesAsTheyAre()
    {
        Vector512<float> mixed = Vector512.Create(1f).WithElement(3, 1e30f).WithElement(9, float.PositiveInfinity);
        Assert.Equal(VectorMath.Sin(1f), VectorMath.Sin(mixed)[4]);
        Assert.Equal(Math.Sin(1e30f), VectorMath.Sin(mixed)[3], 1e-7);
        Assert.Equal(float.NaN, VectorMath.Sin(mixed)[9]);
        Assert.Equal(VectorMath.Cos(1f), VectorMath.Cos(mixed)[4]);
        Assert.Equal(Math.Cos(1e30f), VectorMath.Cos(mixed)[3], 1e-7);
    }

    [Fact]
    public void FunctionsDocumentedSo_KeepTheSignOfZero()
    {
        foreach (string name in (string[])["Sinh", "Tanh", "Atan", "Cbrt", "Erf"])
        {
            Assert.True(float.IsNegative(ElementaryFunction.All[name].Single(-0f)), name);
            Assert.True(double.IsNegative(ElementaryFunction.All[name].Double(-0.0)), name);
            Assert.False(float.IsNegative(ElementaryFunction.All[name].Single(0f)), name);
            Assert.False(double.IsNegative(ElementaryFunction.All[name].Double(0.0)), name);
        }
    }

    [Fact]
    public void Tanh_OfTinyNumbers_IsTheNumber_SignOfZeroIncluded()
    {
        float[] tiny = [float.Epsilon, -1e-40f, 1e-30f, -1e-10f, -0f];
        foreach (float x in tiny)
        {
            Assert.Equal(BitConverter.SingleToInt32Bits(x), BitConverter.SingleToInt32Bits(VectorMath.Tanh(x)));
            Assert.Equal(BitConverter.DoubleToInt64Bits(x), BitConverter.DoubleToInt64Bits(VectorMath.Tanh((double)x)));
        }
    }

    private static IEnumerable<float> SweepOfBitPatterns()
    {
        for (ulong bits = 0; bits <= uint.MaxValue; bits += BitPatternStep)
        {
            yield return BitConverter.UInt32BitsToSingle((uint)bits);
        }
    }

    private static void AssertBits(uint expected, float actual, string name, float x)
    {
        if (BitConverter.SingleToUInt32Bits(actual) != expected && !(float.IsNaN(actual) && float.IsNaN(BitConverter.UInt32BitsToSingle(expected))))
        {
            Assert.Fail($"{name}({x:R}) gives {actual:R} in a vector and {BitConverter.UInt32BitsToSingle(expected):R} alone.");
        }
    }

    private static void AssertBits(ulong expected, double actual, string name, double x)
    {
        if (BitConverter.DoubleToUInt64Bits(actual) != expected && !(double.IsNaN(actual) && double.IsNaN(BitConverter.UInt64BitsToDouble(expected))))
        {
            Assert.Fail($"{name}({x:R}) gives {actual:R} in a vector and {BitConverter.UInt64BitsToDouble(expected):R} alone.");
        }
    }
}
