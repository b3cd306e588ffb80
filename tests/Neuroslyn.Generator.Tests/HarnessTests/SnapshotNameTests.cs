using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace Neuroslyn.Generator.Tests.HarnessTests;

public sealed class SnapshotNameTests
{
    [Fact]
    public void Prefix_IsClassAndMethod() =>
        Assert.Equal("SnapshotNameTests.Prefix_IsClassAndMethod", SnapshotName.Prefix(Method(nameof(Prefix_IsClassAndMethod)), []));

    [Theory]
    [InlineData(64, 0.5)]
    public void Prefix_NamesParametersWithInvariantValues(int units, double rate)
    {
        using var culture = new CultureScope("fa-IR");

        Assert.Equal(
            "SnapshotNameTests.Prefix_NamesParametersWithInvariantValues_units=64_rate=0.5",
            SnapshotName.Prefix(Method(nameof(Prefix_NamesParametersWithInvariantValues)), [units, rate]));
    }

    [Theory]
    [InlineData(null, "null")]
    [InlineData(true, "True")]
    [InlineData(LanguageVersion.CSharp13, "CSharp13")]
    [InlineData("a/b:c*d", "a-b-c-d")]
    public void Prefix_WritesValuesThatFileNamesCanHold(object? value, string expected) => Assert.Equal(
        $"SnapshotNameTests.Prefix_WritesValuesThatFileNamesCanHold_value={expected}_expected=x",
        SnapshotName.Prefix(Method(nameof(Prefix_WritesValuesThatFileNamesCanHold)), [value, "x"]));

    [Fact]
    public void Prefix_RefusesMissingArguments()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => SnapshotName.Prefix(Method(nameof(Prefix_NamesParametersWithInvariantValues)), []));

        Assert.Equal(
            "'Prefix_NamesParametersWithInvariantValues' has 2 parameters, UseParameters got 0; call Verify(driver).UseParameters(units, rate).",
            exception.Message);
    }

    private static MethodInfo Method(string name) => typeof(SnapshotNameTests).GetMethod(name)!;
}
