namespace Neuroslyn.Generator.Tests.HarnessTests;

public sealed class SnapshotAcceptanceTests
{
    [Theory]
    [InlineData(null, null, false)]
    [InlineData("", null, false)]
    [InlineData(null, "true", false)]
    [InlineData("1", null, true)]
    [InlineData("1", "", true)]
    [InlineData("1", "false", true)]
    public void Acceptance_NeedsTheVariable(string? accept, string? ci, bool expected) => Assert.Equal(expected, IsOn(accept, ci));

    [Theory]
    [InlineData("1", "true", "refused because CI=true")]
    [InlineData("1", "1", "refused because CI=1")]
    [InlineData("yes", null, "is 'yes'; set it to 1")]
    public void Acceptance_IsRefusedInContinuousIntegrationAndWithOtherValues(string accept, string? ci, string message)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => IsOn(accept, ci));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private static bool IsOn(string? accept, string? ci) => SnapshotAcceptance.IsOn(variable => variable switch
    {
        "NEUROSLYN_ACCEPT_SNAPSHOTS" => accept,
        "CI" => ci,
        _ => throw new ArgumentOutOfRangeException(nameof(variable), variable, "Reads a variable it should not."),
    });
}
