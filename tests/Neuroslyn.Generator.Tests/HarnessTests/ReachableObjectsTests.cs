using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Neuroslyn.Generator.Tests.HarnessTests;

public sealed class ReachableObjectsTests
{
    private static readonly CSharpCompilation Compilation = SourceCompilation.Create(["class C;"], new CompilationSettings());

    public static TheoryData<string, object> CompilerObjects => new()
    {
        { "symbol", Compilation.GetTypeByMetadataName("C")! },
        { "tree", Compilation.SyntaxTrees[0] },
        { "node", Compilation.SyntaxTrees[0].GetRoot() },
        { "location", Compilation.SyntaxTrees[0].GetRoot().GetLocation() },
        { "compilation", Compilation },
    };

    [Theory]
    [MemberData(nameof(CompilerObjects), DisableDiscoveryEnumeration = true)]
    public void CompilerObject_IsFoundInsideRecordsAndArrays(string kind, object value)
    {
        object output = new Output(kind, ImmutableArray.Create<object>(1, value));

        string path = Assert.Single(ReachableObjects.FindCompilerObjects(output));

        Assert.StartsWith("Output.<Parts>k__BackingField.array[1] is ", path, StringComparison.Ordinal);
    }

    [Fact]
    public void PlainData_HoldsNone()
    {
        object output = new Output("plain", ImmutableArray.Create<object>(1, "text", DayOfWeek.Monday, new Output("inner", [])));

        Assert.Empty(ReachableObjects.FindCompilerObjects(output));
    }

    [Fact]
    public void Cycles_End()
    {
        object[] cycle = new object[1];
        cycle[0] = cycle;

        Assert.Empty(ReachableObjects.FindCompilerObjects(cycle));
    }

    private sealed record Output(string Name, ImmutableArray<object> Parts);
}
