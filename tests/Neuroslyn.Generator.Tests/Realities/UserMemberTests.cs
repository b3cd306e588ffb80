namespace Neuroslyn.Generator.Tests.Realities;

/// <summary>What users write beside the layers.</summary>
public sealed class UserMemberTests
{
    [Theory]
    [InlineData("public Net(ulong seed) => Initialize(seed);")]
    [InlineData("private Net() { }")]
    [InlineData("public Net(string file, int unused = 0) { _ = file; _ = unused; }")]
    [InlineData("static Net() { }")]
    public void OwnConstructor_Compiles(string constructor) => GeneratorRun.Clean(Network(constructor));

    [Fact]
    public void PrimaryConstructor_Compiles() => GeneratorRun.Clean(
        """
        using Neuroslyn;
        [Network(Input = 3)]
        public sealed partial class Net(string name)
        {
            [Dense(2)] public partial DenseLayer Output { get; }
            public string Name { get; } = name;
        }
        """);

    [Fact]
    public void OwnConstructor_StillStartsFromDrawnWeights()
    {
        using LoadedAssembly loaded = GeneratorRun.Clean(Network("public Net() { } public static bool HasWeights() => new Net().Output.Weights[0, 0] != 0;")).Load();

        Assert.True(loaded.Invoke<bool>("Net", "HasWeights"));
    }

    [Theory]
    [InlineData("private int _output; public int Next() => _output++;")]
    [InlineData("private int _output; private int __output; public int Next() => _output++ + __output++;")]
    [InlineData("public void Predict() { }")]
    [InlineData("public void Predict(int sample) { }")]
    [InlineData("public float Train(System.ReadOnlySpan<float> data) => data[0];")]
    [InlineData("public void Initialize() => Initialize(1);")]
    [InlineData("public class Weights; public const int Size = InputSize + OutputSize;")]
    [InlineData("public override string ToString() => \"net\"; public override int GetHashCode() => 3; public override bool Equals(object? other) => other == this;")]
    [InlineData("public static Net operator +(Net left, Net right) => left; public int this[int index] => index; ~Net() { }")]
    [InlineData("public event System.Action? Changed; public void Change() => Changed?.Invoke();")]
    public void MembersThatDoNotCollide_Compile(string member) => GeneratorRun.Clean(Network(member));

    [Theory]
    [InlineData("Parameters")]
    [InlineData("Layout")]
    [InlineData("InputSize")]
    [InlineData("CreateWorkspace")]
    public void MembersOfABaseClass_AreHiddenWithoutAWarning(string name) => GeneratorRun.Clean($$"""
        using Neuroslyn;
        public class Root { public int {{name}} => 3; }
        [Network(Input = 3)] public sealed partial class Net : Root { [Dense(2)] public partial DenseLayer Output { get; } }
        """);

    [Fact]
    public void InterfacesWithSimilarMembers_Compile() => GeneratorRun.Clean("""
        using Neuroslyn;
        public interface IModel { int InputSize { get; } void Predict(System.ReadOnlySpan<float> inputs, System.Span<float> outputs); }
        [Network(Input = 3)]
        public sealed partial class Net : IModel
        {
            [Dense(2)] public partial DenseLayer Output { get; }
            int IModel.InputSize => InputSize;
        }
        """);

    private static string Network(string members) => $$"""
        using Neuroslyn;
        [Network(Input = 3, Loss = Loss.MeanSquaredError)]
        sealed partial class Net
        {
            [Dense(2)] public partial DenseLayer Output { get; }
            {{members}}
        }
        """;
}
