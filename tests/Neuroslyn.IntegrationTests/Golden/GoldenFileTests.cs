using Xunit.Sdk;

namespace Neuroslyn.IntegrationTests.Golden;

public sealed class GoldenFileTests
{
    [Theory]
    [InlineData("activations")]
    [InlineData("clipping")]
    [InlineData("initializers")]
    [InlineData("losses")]
    [InlineData("metrics")]
    [InlineData("networks")]
    [InlineData("normalization")]
    [InlineData("optimizers")]
    [InlineData("preprocessing")]
    [InlineData("schedules")]
    public void EveryFile_IsNextToTheTests(string name) => Assert.NotEmpty(GoldenFile.Read(name)["about"].Text);

    [Fact]
    public void Matrices_AreReadRowByRow()
    {
        GoldenValue weight = GoldenFile.Read("networks")["networks"].Named("xor")["parameters"]["0.weight"];

        Assert.Equal([2, 2], weight.Shape);
        Assert.Equal([-0.6207644120507653, -0.389538752506578, -0.375823698945763, -0.45665065184413406], weight.ToDoubles());
        Assert.Equal(-0.389538752506578f, weight.ToSingles()[1]);
    }

    [Fact]
    public void MissingMember_IsNamedWithItsPathAndItsNeighbours()
    {
        var exception = Assert.Throws<KeyNotFoundException>(() => GoldenFile.Read("networks")["networks"][0]["weights"]);

        Assert.StartsWith("networks.networks[0] has no 'weights'; it has name, input, layers", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongKind_IsNamedWithItsPath()
    {
        var exception = Assert.Throws<InvalidDataException>(() => GoldenFile.Read("networks")["seed"].Text);

        Assert.Equal("networks.seed is Number, not String.", exception.Message);
    }

    [Fact]
    public void Near_AcceptsDeviationsWithinTheTolerance()
    {
        GoldenAssert.Near("double", [1.0, 1e6], [1.0 + 9e-11, 1e6 + 9e-5]);
        GoldenAssert.Near("single", [1.0, 1e6], [1.000009f, 1000009f]);
    }

    [Theory]
    [InlineData(1.0 + 2e-10)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Near_RefusesWhatDeviates(double value)
    {
        var exception = Assert.ThrowsAny<XunitException>(() => GoldenAssert.Near("loss", [2.0, 1.0], [2.0, value]));

        Assert.Contains("loss: value 1 is", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_RefusesAnotherLength() =>
        Assert.ThrowsAny<XunitException>(() => GoldenAssert.Near("loss", [2.0, 1.0], [2.0]));
}
