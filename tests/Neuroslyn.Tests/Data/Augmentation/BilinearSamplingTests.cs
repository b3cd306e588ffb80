namespace Neuroslyn.Tests.Data.Augmentation;

public sealed class BilinearSamplingTests
{
    private static readonly float[] Image =
    [
        1, 2, 3, 4,
        5, 6, 7, 8,
        9, 10, 11, 12,
    ];

    [Fact]
    public void WholeShifts_MovePixels_AndLetBackgroundIn() => AssertImage(
        [
            0, 0, 0, 0,
            0, 1, 2, 3,
            0, 5, 6, 7,
        ],
        AffineMap.AroundCentre(4, 3, shiftX: 1, shiftY: 1, rotation: 0, scale: 1));

    [Fact]
    public void HalfShifts_AverageNeighbours_WithTheBackgroundAtTheBorder() => AssertImage(
        [
            0.5f, 1.5f, 2.5f, 3.5f,
            2.5f, 5.5f, 6.5f, 7.5f,
            4.5f, 9.5f, 10.5f, 11.5f,
        ],
        AffineMap.AroundCentre(4, 3, shiftX: 0.5, shiftY: 0, rotation: 0, scale: 1));

    [Fact]
    public void HalfATurn_ReversesTheImage() => AssertImage([.. Image.Reverse()], AffineMap.AroundCentre(4, 3, 0, 0, Math.PI, 1));

    [Fact]
    public void AQuarterTurn_IsClockwise()
    {
        float[] square = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        float[] turned = new float[9];
        BilinearSampling.Transform(square, turned, 3, 3, AffineMap.AroundCentre(3, 3, 0, 0, Math.PI / 2, 1));
        AssertClose([7, 4, 1, 8, 5, 2, 9, 6, 3], turned);
    }

    [Fact]
    public void Doubling_ReadsBetweenPixels_AroundTheCentre() => AssertImage(
        [
            3.75f, 4.25f, 4.75f, 5.25f,
            5.75f, 6.25f, 6.75f, 7.25f,
            7.75f, 8.25f, 8.75f, 9.25f,
        ],
        AffineMap.AroundCentre(4, 3, 0, 0, 0, scale: 2));

    [Fact]
    public void ScalingComesBeforeShifting()
    {
        // The pixel (3, 1), 1.5 right of the centre, goes to 0.75 right of it and then 1 further.
        float[] dot = [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0];
        float[] moved = new float[12];
        BilinearSampling.Transform(dot, moved, 4, 3, AffineMap.AroundCentre(4, 3, shiftX: 1, shiftY: 0, rotation: 0, scale: 0.5));
        AssertClose([0, 0, 0, 0, 0, 0, 0, 0.5f, 0, 0, 0, 0], moved);
    }

    [Fact]
    public void EverythingOutside_IsBackground()
    {
        foreach (double shift in (double[])[4, -4, 1e6, -1e6, 1e30, -1e30])
        {
            AssertImage(new float[12], AffineMap.AroundCentre(4, 3, shift, 0, 0, 1));
            AssertImage(new float[12], AffineMap.AroundCentre(4, 3, 0, shift, 0.5, 1));
        }
    }

    [Fact]
    public void SinglePixels_SingleRowsAndColumns_AreImagesToo()
    {
        AffineMap half = AffineMap.AroundCentre(1, 1, 0.5, 0, 0, 1);
        float[] target = [float.NaN];
        BilinearSampling.Transform([8], target, 1, 1, half);
        AssertClose([4], target);

        target = [float.NaN, float.NaN];
        BilinearSampling.Transform([8, 2], target, 1, 2, AffineMap.AroundCentre(1, 2, 0, 0.25, 0, 1));
        AssertClose([6, 3.5f], target);
    }

    private static void AssertImage(float[] expected, AffineMap map)
    {
        var target = new float[Image.Length];
        BilinearSampling.Transform(Image, target, 4, 3, map);
        AssertClose(expected, target);
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int pixel = 0; pixel < expected.Length; pixel++)
        {
            Assert.InRange(actual[pixel], expected[pixel] - 1e-5f, expected[pixel] + 1e-5f);
        }
    }
}
