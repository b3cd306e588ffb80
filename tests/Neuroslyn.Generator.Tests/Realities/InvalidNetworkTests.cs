namespace Neuroslyn.Generator.Tests.Realities;

/// <summary>An invalid network has throwing stubs for its properties, so that code that uses them compiles and one mistake is one diagnostic.</summary>
public sealed class InvalidNetworkTests
{
    [Fact]
    public Task OneMistake_IsOneDiagnostic() => AnalyzerRun.Verify("""
        using Neuroslyn;
        [Network(Input = 3, Loss = Loss.CrossEntropy)]
        public sealed partial class Net
        {
            [Dense({|NSL0005:-4|}, Activation.Relu), Dropout(0.5)] public partial DenseLayer Hidden { get; }
            [Dense(2, Activation.Softmax)] public partial DenseLayer Output { get; }

            public static int Units(Net net) => net.Hidden.UnitCount + net.Output.UnitCount;
        }
        """);

    [Fact]
    public void Stub_ThrowsWithTheReason()
    {
        using LoadedAssembly loaded = GeneratorRun.Clean("""
            using Neuroslyn;
            [Network(Input = 3)]
            sealed partial class Net
            {
                [Dense(-4)] public partial DenseLayer Output { get; }
                public static int Units() => new Net().Output.UnitCount;
            }
            """).Load();

        Assert.Equal(
            "'Net' has errors, so its code was not generated; see the build's diagnostics.",
            Assert.Throws<InvalidOperationException>(() => loaded.Invoke<int>("Net", "Units")).Message);
    }

    [Theory]
    [InlineData("public virtual partial DenseLayer Output { get; set; }")]
    [InlineData("protected internal static partial DenseLayer Output { get; }")]
    [InlineData("private partial int @event { get; init; }")]
    [InlineData("public required partial DenseLayer Output { get; set; }")]
    [InlineData("public partial DenseLayer? Output { get; }")]
    [InlineData("public partial System.Collections.Generic.List<(int A, string? B)> Output { get; }")]
    [InlineData("internal partial ref int Output { get; }")]
    [InlineData("internal partial ref readonly int Output { get; }")]
    [InlineData("public partial DenseLayer Output { get; private set; }")]
    [InlineData("public unsafe partial DenseLayer Output { get; }")]
    public void AnyProperty_HasAStubThatFits(string property)
    {
        GeneratorRun run = GeneratorRun.Any($$"""using Neuroslyn; [Network(Input = -3)] public partial class Net { [Dense(4)] {{property}} }""");

        // The test compilation allows no unsafe code, which the compiler says once, at the user's own part.
        Assert.Empty(run.Problems.Where(problem => problem.Id != "CS0227"));
    }
}
