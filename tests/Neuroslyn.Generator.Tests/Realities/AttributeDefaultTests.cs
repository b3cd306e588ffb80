using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Neuroslyn.Generator.Discovery;
using Neuroslyn.Generator.Model;

namespace Neuroslyn.Generator.Tests.Realities;

/// <summary>
/// What a class leaves out is what the attribute says it is. The generator reads what is written, not the attribute's own values, and holds the defaults a second time.
/// </summary>
public sealed class AttributeDefaultTests
{
    [Fact]
    public void WhatANetworkLeavesOut_IsTheDefaultOfTheAttribute()
    {
        NetworkModel written = ReadNetwork(isWritten: true);

        Assert.DoesNotContain(written.Layers, layer => layer.Declaration.IsMalformed);
        Assert.False(written.IsMalformed);
        Assert.Equal(written, ReadNetwork(isWritten: false));
    }

    [Fact]
    public void WhatABoltzmannMachineLeavesOut_IsTheDefaultOfTheAttribute()
    {
        BoltzmannModel written = ReadMachine(isWritten: true);

        Assert.False(written.IsMalformed);
        Assert.Equal(written, ReadMachine(isWritten: false));
    }

    private static NetworkModel ReadNetwork(bool isWritten)
    {
        string Defaults(string file, params string[] given) => isWritten ? DefaultsOf(file, given) : "";
        CSharpCompilation compilation = SourceCompilation.Create(
            [
                $$"""
                using Neuroslyn;
                [Network(Input = 3, Loss = Loss.Huber{{Defaults("NetworkAttribute.cs", "Input", "Loss")}})]
                public sealed partial class Net
                {
                    [Dense(4, Activation.LeakyRelu{{Defaults("DenseAttribute.cs")}})] public partial DenseLayer A { get; }
                    [Maxout(4, 2{{Defaults("MaxoutAttribute.cs")}}), BatchNormalization({{Defaults("BatchNormalizationAttribute.cs").TrimStart(',')}})] public partial MaxoutLayer B { get; }
                    [LayerNormalization({{Defaults("LayerNormalizationAttribute.cs").TrimStart(',')}})] public partial LayerNormalizationLayer C { get; }
                    [Add(nameof(A), nameof(C){{Defaults("Merging/MergeAttribute.cs")}})] public partial MergeLayer D { get; }
                    [Dense(2)] public partial DenseLayer E { get; }
                }
                """,
            ],
            new CompilationSettings());
        INamedTypeSymbol type = compilation.GetTypeByMetadataName("Net")!;
        return NetworkDiscovery.Read(type, NetworkDiscovery.FindDeclaration(type, CancellationToken.None)!, compilation, CancellationToken.None);
    }

    private static BoltzmannModel ReadMachine(bool isWritten)
    {
        string defaults = isWritten ? DefaultsOf("BoltzmannAttribute.cs", "Visible", "Hidden") : "";
        CSharpCompilation compilation = SourceCompilation.Create([$"using Neuroslyn; [Boltzmann(Visible = 3, Hidden = 2{defaults})] public sealed partial class Machine;"], new CompilationSettings());
        return BoltzmannDiscovery.Read(compilation.GetTypeByMetadataName("Machine")!, CancellationToken.None);
    }

    /// <summary>The properties of an attribute that have a value unless one is written, as further arguments with just that value.</summary>
    private static string DefaultsOf(string file, params string[] given) => string.Concat(CSharpSyntaxTree
        .ParseText(Repository.Read("src", "Neuroslyn", "Attributes", file))
        .GetRoot()
        .DescendantNodes()
        .OfType<PropertyDeclarationSyntax>()
        .Where(property => property.Type is not NullableTypeSyntax && property.AccessorList?.Accessors.Any(SyntaxKind.SetAccessorDeclaration) == true && !given.Contains(property.Identifier.ValueText))
        .Select(property => $", {property.Identifier.ValueText} = {property.Initializer?.Value.ToString() ?? "default"}"));
}
