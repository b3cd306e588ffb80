namespace Neuroslyn.Generator.Tests.Realities;

/// <summary>Where and how C# lets a class be declared: each form compiles without a warning.</summary>
public sealed class DeclarationTests
{
    private const string Layers = "[Dense(4, Activation.Relu), Dropout(0.2)] public partial DenseLayer Hidden { get; } [Dense(2)] public partial DenseLayer Output { get; }";

    [Fact]
    public void NetworkInGlobalNamespace_Compiles()
    {
        GeneratorRun run = GeneratorRun.Clean($$"""using Neuroslyn; [Network(Input = 3)] public sealed partial class Net { {{Layers}} }""");

        Assert.Equal("Net.g.cs", Assert.Single(run.Sources).HintName);
    }

    [Theory]
    [InlineData("public")]
    [InlineData("internal")]
    [InlineData("")]
    [InlineData("public sealed")]
    [InlineData("internal sealed unsafe")]
    public void AnyAccessibility_Compiles(string modifiers)
    {
        string source = $$"""using Neuroslyn; namespace Demo; [Network(Input = 3)] {{modifiers.Replace(" unsafe", "", StringComparison.Ordinal)}} partial class Net { {{Layers}} }""";

        Assert.Equal("Demo.Net.g.cs", Assert.Single(GeneratorRun.Clean(source).Sources).HintName);
    }

    [Fact]
    public void NestedNetworks_Compile()
    {
        GeneratorRun run = GeneratorRun.Clean($$"""
            using Neuroslyn;
            namespace Demo;
            public partial interface IOuter
            {
                protected internal partial struct Middle
                {
                    private partial record Inner
                    {
                        private protected partial record struct Innermost
                        {
                            [Network(Input = 3)]
                            private sealed partial class Net { {{Layers}} }
                        }
                    }
                }
            }
            """.Replace("private protected partial record struct", "internal partial record struct", StringComparison.Ordinal));

        Assert.Equal("Demo.IOuter+Middle+Inner+Innermost+Net.g.cs", Assert.Single(run.Sources).HintName);
    }

    [Fact]
    public void KeywordsAsNames_Compile()
    {
        GeneratorRun run = GeneratorRun.Clean("""
            using Neuroslyn;
            namespace @event.@namespace.record
            {
                public partial class @object
                {
                    [Network(Input = 3, Loss = Loss.MeanSquaredError)]
                    public sealed partial class @class
                    {
                        [Dense(4, Activation.Relu)] public partial DenseLayer @default { get; }
                        [Dense(4, Activation.Tanh)] public partial DenseLayer field { get; }
                        [Dropout(0.5)] public partial DropoutLayer @base { get; }
                        [Dense(2)] public partial DenseLayer value { get; }
                    }
                }
            }
            """);

        Assert.Equal("event.namespace.record.object+class.g.cs", Assert.Single(run.Sources).HintName);
    }

    [Fact]
    public void SameName_InTwoNamespacesAndNested_Compiles()
    {
        GeneratorRun run = GeneratorRun.Clean($$"""
            using Neuroslyn;
            namespace A { [Network(Input = 3)] public sealed partial class Net { {{Layers}} } }
            namespace B
            {
                [Network(Input = 5, Precision = Precision.Double)] public sealed partial class Net { [Dense(2)] public partial DenseLayer<double> Output { get; } }
                public partial class Outer { [Network(Input = 7)] public sealed partial class Net { {{Layers}} } }
            }
            """);

        Assert.Equal(["A.Net.g.cs", "B.Net.g.cs", "B.Outer+Net.g.cs"], run.Sources.Select(source => source.HintName));
    }

    [Fact]
    public void NamesThatDifferInCaseOnly_GetFilesThatDifferMore()
    {
        GeneratorRun run = GeneratorRun.Clean($$"""
            using Neuroslyn;
            [Network(Input = 3)] public sealed partial class Net { {{Layers}} }
            [Network(Input = 3)] public sealed partial class NET { {{Layers}} }
            [Network(Input = 3)] public sealed partial class Other { {{Layers}} }
            """);

        Assert.Equal(["NET (0-1-2).g.cs", "Net (0).g.cs", "Other.g.cs"], run.Sources.Select(source => source.HintName));
    }

    [Fact]
    public void NamesBeyondAscii_Compile()
    {
        GeneratorRun run = GeneratorRun.Clean("""
            using Neuroslyn;
            namespace 손글씨;
            [Network(Input = 3)]
            public sealed partial class Größe‿e\u0301
            {
                [Dense(4, Activation.Relu)] public partial DenseLayer 은닉층 { get; }
                [Dense(2)] public partial DenseLayer Ausgabe_é { get; }
            }
            """);

        Assert.Equal("손글씨.Größe(u203f)e(u0301).g.cs", Assert.Single(run.Sources).HintName);
    }

    [Fact]
    public void LayersInTheAnnotatedPart_OtherPartsElsewhere_Compile() => GeneratorRun.Clean(
        "partial class Net { public int Answer() => 42; }",
        $$"""using Neuroslyn; [Network(Input = 3)] public sealed partial class Net { {{Layers}} }""",
        "partial class Net : System.IDisposable { public void Dispose() { } }");

    [Theory]
    [InlineData("public virtual partial DenseLayer Output { get; }")]
    [InlineData("protected internal partial DenseLayer Output { get; }")]
    [InlineData("private partial DenseLayer Output { get; }")]
    [InlineData("partial DenseLayer Output { get; }")]
    [InlineData("public override partial DenseLayer Output { get; }")]
    [InlineData("public sealed override partial DenseLayer Output { get; }")]
    [InlineData("public new partial DenseLayer Output { get; }")]
    public void PropertyModifiers_AreRepeated(string property)
    {
        bool needsBase = property.Contains("override", StringComparison.Ordinal) || property.Contains("new", StringComparison.Ordinal);
        GeneratorRun.Clean($$"""
            using Neuroslyn;
            public class Shape { public virtual DenseLayer? Output => null; }
            [Network(Input = 3)] public partial class Net {{(needsBase ? ": Shape" : "")}}
            {
                [Dense(2)] {{property}}
            }
            """.Replace("DenseLayer? Output => null", "DenseLayer Output => null!", StringComparison.Ordinal));
    }

    [Fact]
    public void ExplicitInterfacesAndComments_DoNotDisturb() => GeneratorRun.Clean("""
        using Neuroslyn;
        public interface INamed { DenseLayer Output { get; } string Name { get; } }

        /// <summary>A documented network.</summary>
        /// <remarks>With remarks of its own.</remarks>
        [Network(Input = 3, Loss = Loss.MeanSquaredError)]
        public sealed partial class Net : INamed
        {
            /// <summary>The only layer.</summary>
            [Dense(2)] public partial DenseLayer Output { get; }

            string INamed.Name => "Net";
        }
        """);

    [Fact]
    public void AttributesByFullNameAndAlias_AreRecognised() => GeneratorRun.Clean("""
        using Full = Neuroslyn.DenseAttribute;
        [global::Neuroslyn.NetworkAttribute(Input = 3)]
        public sealed partial class Net
        {
            [Full(4, Neuroslyn.Activation.Relu)] public partial Neuroslyn.DenseLayer Hidden { get; }
            [method: System.Obsolete]
            static void Unused() { }
            [property: Neuroslyn.Dense(units: 2, activation: Neuroslyn.Activation.Softmax)] public partial Neuroslyn.DenseLayer Output { get; }
        }
        """);
}
