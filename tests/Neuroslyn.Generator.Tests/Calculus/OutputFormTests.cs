using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Model;
using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Tests.Calculus;

public sealed class OutputFormTests
{
    [Theory]
    [InlineData(nameof(Activation.Identity), "1")]
    [InlineData(nameof(Activation.Sigmoid), "y (1 - y)")]
    [InlineData(nameof(Activation.Tanh), "1 - y²")]
    [InlineData(nameof(Activation.Relu), "[y > 0]")]
    [InlineData(nameof(Activation.LeakyRelu), "(1 where y > 0, else 0.01)")]
    [InlineData(nameof(Activation.Elu), "(1 where y > 0, else y + 0.7)")]
    [InlineData(nameof(Activation.Selu), "(1.0507009873554805 where y > 0, else y + 1.7580993408473766)")]
    [InlineData(nameof(Activation.Softplus), "1 - e^(-y)")]
    [InlineData(nameof(Activation.HardSigmoid), "(0.16666666666666666 where y < 1 and y > 0, else 0)")]
    [InlineData(nameof(Activation.Relu6), "[y < 6 and y > 0]")]
    [InlineData(nameof(Activation.Silu), null)]
    [InlineData(nameof(Activation.Mish), null)]
    [InlineData(nameof(Activation.Gelu), null)]
    [InlineData(nameof(Activation.HardSwish), null)]
    public void Derivatives_AreWrittenInTheOutputWherePossible(string activation, string? expected)
    {
        Expression? derivative = OutputForm.Derive(ActivationFormulas.Of(new ActivationModel(Enum.Parse<Activation>(activation), 0.01, 0.7)));

        Assert.Equal(expected, derivative is null ? null : FormulaAssert.Text(derivative));
    }

    [Fact]
    public void Bounds_ThatRoundingCouldMiss_AreNotComparedWithTheOutput()
    {
        Assert.Null(OutputForm.Derive(Min(1, Z) + 0.1));
        Assert.Null(OutputForm.Derive(0.1 * Min(1, Z)));
    }

    [Fact]
    public void LeakySlopesOfTheWrongSign_AreNotReadFromTheOutput() => Assert.Null(OutputForm.Derive(Where(Z > 0, Z, -0.1 * Z)));

    [Fact]
    public void LearnedSlopes_AreNotReadFromTheOutput() => Assert.Null(OutputForm.Derive(Where(Z > 0, Z, new Variable("slope") * Z)));
}
