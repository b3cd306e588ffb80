using System.Runtime.Intrinsics;

namespace Neuroslyn.Tests.Optimizers;

/// <summary>The quotient of the update rules, which is an estimate in single precision: how far off it is, and that a single lane gives what a register gives.</summary>
public sealed class LaneEstimateTests
{
    private const double Tolerance = 5e-7;

    [Fact]
    public void Quotient_IsWithinItsTolerance_FromTheSmallestToTheLargestDivisor()
    {
        double worst = 0;
        foreach ((float dividend, float divisor) in Pairs())
        {
            double exact = (double)dividend / divisor;
            float estimate = Quotient<ScalarLane<float>>(dividend, divisor);
            if (Math.Abs(exact) is > 1.2e-38 and < 3.4e38)
            {
                worst = Math.Max(worst, Math.Abs((estimate - exact) / exact));
            }
        }

        Assert.InRange(worst, 0, Tolerance);
    }

    [Fact]
    public void Quotient_HasTheSameBits_InOneLaneAndInARegister()
    {
        foreach ((float dividend, float divisor) in Pairs())
        {
            float one = Quotient<ScalarLane<float>>(dividend, divisor);
            float many = Vector512.IsHardwareAccelerated ? Quotient<Lanes512<float>>(dividend, divisor)
                : Vector256.IsHardwareAccelerated ? Quotient<Lanes256<float>>(dividend, divisor)
                : Vector128.IsHardwareAccelerated ? Quotient<Lanes128<float>>(dividend, divisor)
                : dividend / divisor;
            Assert.Equal(BitConverter.SingleToUInt32Bits(many), BitConverter.SingleToUInt32Bits(one));
        }
    }

    [Fact]
    public void EveryWidth_KeepsTheTolerance()
    {
        foreach ((float dividend, float divisor) in Pairs().Where(static pair => Math.Abs((double)pair.Dividend / pair.Divisor) is > 1.2e-38 and < 3.4e38))
        {
            double exact = (double)dividend / divisor;
            Assert.InRange(Math.Abs((Quotient<Lanes128<float>>(dividend, divisor) - exact) / exact), 0, Tolerance);
            Assert.InRange(Math.Abs((Quotient<Lanes256<float>>(dividend, divisor) - exact) / exact), 0, Tolerance);
            Assert.InRange(Math.Abs((Quotient<Lanes512<float>>(dividend, divisor) - exact) / exact), 0, Tolerance);
        }
    }

    [Fact]
    public void Quotient_IsExact_InDoublePrecision_AndZeroForPadding()
    {
        Assert.Equal(1.0 / 3, Quotient<Lanes512<double>, double>(1, 3));
        Assert.Equal(1.0 / 3, Quotient<ScalarLane<double>, double>(1, 3));
        Assert.Equal(0f, Quotient<Lanes512<float>>(0, 1e-8f));
        Assert.Equal(0f, Quotient<ScalarLane<float>>(0, ScalarLane<float>.SmallestNormal));
    }

    [Fact]
    public void DivisorsThatOverflow_CountAsTheLargest_AndNaNStays()
    {
        foreach (float divisor in (float[])[3e38f, float.PositiveInfinity])
        {
            Assert.InRange(Quotient<ScalarLane<float>>(1, divisor), 0, 3e-38f);
            Assert.InRange(Quotient<Lanes128<float>>(1, divisor), 0, 3e-38f);
            Assert.InRange(Quotient<Lanes256<float>>(1, divisor), 0, 3e-38f);
            Assert.InRange(Quotient<Lanes512<float>>(1, divisor), 0, 3e-38f);
        }

        Assert.Equal(float.NaN, Quotient<ScalarLane<float>>(1, float.NaN));
        Assert.Equal(float.NaN, Quotient<Lanes512<float>>(1, float.NaN));
    }

    private static IEnumerable<(float Dividend, float Divisor)> Pairs()
    {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++)
        {
            double exponent = -126 + (i % 252);
            float divisor = (float)Math.Min((1 + random.NextDouble()) * Math.Pow(2, exponent), Math.Pow(2, 125));
            yield return ((float)((random.NextDouble() - 0.5) * Math.Pow(2, (random.NextDouble() * 60) - 30)), divisor);
        }
    }

    private static float Quotient<TLanes>(float dividend, float divisor)
        where TLanes : struct, ILanes<TLanes, float> => Quotient<TLanes, float>(dividend, divisor);

    private static T Quotient<TLanes, T>(T dividend, T divisor)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        Span<T> lanes = new T[TLanes.Count];
        (TLanes.Create(dividend) * TLanes.ReciprocalEstimate(TLanes.Create(divisor))).Store(ref lanes[0]);
        return lanes[TLanes.Count - 1];
    }
}
