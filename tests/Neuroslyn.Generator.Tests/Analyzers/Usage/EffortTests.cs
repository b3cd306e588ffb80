using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Neuroslyn.Generator.Discovery;
using Neuroslyn.Generator.Discovery.Usage;

namespace Neuroslyn.Generator.Tests.Analyzers.Usage;

/// <summary>What the analyzers leave out: code that has nothing to do with networks, and whatever has been read already.</summary>
public sealed class EffortTests
{
    private const string Source = """
        using System;
        using System.Linq;
        using Neuroslyn;

        [Network(Input = 2, Loss = Loss.MeanSquaredError)]
        public sealed partial class Line
        {
            [Dense(1)] public partial DenseLayer Output { get; }
        }

        public static class Program
        {
            public static double Sum(double[] values)
            {
                double total = values.Select(value => value * 2).Sum();
                Console.WriteLine(total);
                return total;
            }

            public static void Train(Dataset<float> data) => new Line(seed: 1).Fit(data, new TrainingOptions { Optimizer = new Adam(1e-3), Epochs = 3 });

            public static void Ask(Line network, float[] output) => network.Predict([1, 2], output);
        }
        """;

    [Theory]
    [InlineData("Sum", false)]
    [InlineData("Train", true)]
    [InlineData("Ask", true)]
    public void Member_IsReadOnlyIfItUsesTheRuntimeOrANetwork(string method, bool isRead)
    {
        Compilation compilation = GeneratorRun.Once(Source).Output;

        Assert.Equal(isRead, Read(compilation, method) is not null);
    }

    [Fact]
    public void Network_IsReadOncePerCompilation_WhoeverAsks()
    {
        Compilation compilation = GeneratorRun.Once(Source).Output;
        INamedTypeSymbol type = compilation.GetTypeByMetadataName("Line")!;
        var declaration = (TypeDeclarationSyntax)compilation.SyntaxTrees.First().GetRoot().DescendantNodes().First(static node => node is ClassDeclarationSyntax { Identifier.ValueText: "Line" });
        Model.NetworkModel declared = ProjectNetworks.Of(compilation).Read(type, declaration, CancellationToken.None);

        Assert.Same(declared, ProjectNetworks.Of(compilation).Read(type, declaration, CancellationToken.None));
        Assert.Same(declared, new RuntimeTypes(compilation).Network(type, CancellationToken.None));
        Assert.Same(declared, Read(compilation, "Train")!.Model.Calls.Single(static call => call.Method == "Fit").Receiver!.Network);
    }

    [Fact]
    public void Network_IsReadAnewForTheNextCompilation()
    {
        Compilation first = GeneratorRun.Once(Source).Output;
        Compilation second = first.Clone();

        Assert.NotSame(
            new RuntimeTypes(first).Network(first.GetTypeByMetadataName("Line"), CancellationToken.None),
            new RuntimeTypes(second).Network(second.GetTypeByMetadataName("Line"), CancellationToken.None));
    }

    [Fact]
    public void Project_WithoutTheRuntime_IsTold()
    {
        Compilation with = GeneratorRun.Once(Source).Output;
        Compilation without = with.RemoveReferences(with.References.Where(static reference => Path.GetFileName(reference.Display) == "Neuroslyn.dll"));

        Assert.True(RuntimeTypes.IsReferencedBy(with));
        Assert.False(RuntimeTypes.IsReferencedBy(without));
    }

    private static UsageReading? Read(Compilation compilation, string method)
    {
        SyntaxNode declaration = compilation.SyntaxTrees.First().GetRoot().DescendantNodes().First(node => node is MethodDeclarationSyntax { Identifier.ValueText: var name } && name == method);
        SemanticModel semantics = compilation.GetSemanticModel(declaration.SyntaxTree);
        return UsageReader.Read(semantics.GetDeclaredSymbol(declaration)!, [semantics.GetOperation(declaration)!], new RuntimeTypes(compilation), compilation, CancellationToken.None);
    }
}
