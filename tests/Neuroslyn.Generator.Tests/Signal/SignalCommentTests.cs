using Microsoft.CodeAnalysis;

namespace Neuroslyn.Generator.Tests.Signal;

public sealed class SignalCommentTests
{
    private const string Source = """
        using Neuroslyn;
        /// <summary>A network.</summary>
        [Network(Input = 100, Loss = Loss.CrossEntropy)]
        public sealed partial class Net
        {
            [Dense(100, Activation.Relu), Dropout(0.5)] public partial DenseLayer Hidden { get; }
            /// <summary>Mine.</summary>
            [Dense(100, Activation.Sigmoid)] public partial DenseLayer Documented { get; }
            [Dropout(0.25)] public partial DropoutLayer Drop { get; }
            [Dense(10, Activation.Softmax)] public partial DenseLayer Output { get; }
        }
        """;

    [Fact]
    public void HoverOverALayer_ShowsThePrediction()
    {
        string comment = Comment("Net", "Hidden");

        Assert.Contains("Dense 100 → 100, ReLU, dropout 0.5; 10100 parameters.", comment, StringComparison.Ordinal);
        Assert.Contains("z has a predicted standard deviation of 1.41 and a = f(z) one of 0.826, 50 % of the values let no gradient through; the gradient is ", comment, StringComparison.Ordinal);
        Assert.Contains("Dropout 0.25:", Comment("Net", "Drop"), StringComparison.Ordinal);
    }

    [Fact]
    public void CommentOfTheAuthor_IsLeftAlone()
    {
        string comment = Comment("Net", "Documented");

        Assert.Contains("Mine.", comment, StringComparison.Ordinal);
        Assert.DoesNotContain("predicted", comment, StringComparison.Ordinal);
    }

    [Fact]
    public void HoverOverTheClass_ShowsTheTable()
    {
        string comment = Comment("Net", null);

        Assert.Contains("A network.", comment, StringComparison.Ordinal);
        Assert.Contains(" | 0 % | 50 %</description></item>", comment, StringComparison.Ordinal);
        Assert.Contains("<item><term>Hidden</term><description>Dense, ReLU | 100 → 100 | 10,100 | 0, 11200 | 1.41 | 0.826 | ", comment, StringComparison.Ordinal);
    }

    private static string Comment(string type, string? member)
    {
        INamedTypeSymbol symbol = GeneratorRun.Clean(Source).Output.GetTypeByMetadataName(type)!;
        return (member is null ? symbol : symbol.GetMembers(member).Single()).GetDocumentationCommentXml()!;
    }
}
