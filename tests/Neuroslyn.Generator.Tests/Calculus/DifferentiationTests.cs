using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Model;
using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Tests.Calculus;

public sealed class DifferentiationTests
{
    private static readonly double[] NoKinks = [];

    /// <summary>Every function and operator, over arguments inside its domain, with the places where it has no derivative.</summary>
    public static TheoryData<string> Functions => new(Cases.Keys);

    private static Dictionary<string, (Expression F, double[] Kinks)> Cases { get; } = new()
    {
        ["-z"] = (-Z, NoKinks),
        ["|z|"] = (Abs(Z), [0]),
        ["sign"] = (Sign(Z) * Z * Z, [0]),
        ["sqrt"] = (Sqrt(1 + (Z * Z)), NoKinks),
        ["cbrt"] = (Cbrt(8 + Z), NoKinks),
        ["exp"] = (Exp(Z), NoKinks),
        ["expm1"] = (Expm1(0.5 * Z), NoKinks),
        ["log"] = (Log(7 + Z), NoKinks),
        ["log1p"] = (Log1p(Z * Z), NoKinks),
        ["sinh"] = (Sinh(Z), NoKinks),
        ["cosh"] = (Cosh(Z), NoKinks),
        ["tanh"] = (Tanh(Z), NoKinks),
        ["sin"] = (Sin(3 * Z), NoKinks),
        ["cos"] = (Cos(3 * Z), NoKinks),
        ["atan"] = (Atan(2 * Z), NoKinks),
        ["erf"] = (Erf(Z), NoKinks),
        ["sigmoid"] = (Sigmoid(2 * Z), NoKinks),
        ["softplus"] = (Softplus(2 * Z), NoKinks),
        ["sum"] = (Sin(Z) + Exp(Z) - (3 * Z), NoKinks),
        ["product"] = (Sin(Z) * Exp(Z) * Tanh(Z), NoKinks),
        ["quotient"] = (Sin(Z) / (2 + Cos(Z)), NoKinks),
        ["whole power"] = (Pow(Z, 5), NoKinks),
        ["negative power"] = (Pow(8 + Z, -3), NoKinks),
        ["fraction power"] = (Pow(8 + Z, 2.3), NoKinks),
        ["power of a constant"] = (Pow(1.7, Z), NoKinks),
        ["power of a formula"] = (Pow(8 + Z, Sin(Z)), NoKinks),
        ["max"] = (Max(Sin(Z), 0.25 * Z), [0, 2.4745767873379, -2.4745767873379]),
        ["min"] = (Min(Sin(Z), 0.25 * Z), [0, 2.4745767873379, -2.4745767873379]),
        ["clamp"] = (Clamp(Z, -1.5, 2.5), [-1.5, 2.5]),
        ["choice"] = (Where(Z > 1.3, Z * Z, Sin(Z)), [1.3]),
        ["choice by two conditions"] = (Where(Z > -1.3 & Z < 1.3, Z * Z, 0), [-1.3, 1.3]),
        ["choice by either condition"] = (Where(Z < -1.3 | Z > 1.3, Z * Z, 0), [-1.3, 1.3]),
        ["choice by a negation"] = (Where(!(Z <= 1.3), Exp(Z), 3), [1.3]),
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void EveryRule_AgreesWithCentralDifferences(string name)
    {
        (Expression f, double[] kinks) = Cases[name];

        FormulaAssert.DerivativeIsRight(f, Differentiation.Differentiate(f, Z), OutputForm.Derive(f), kinks);
        FormulaAssert.DerivativeIsRight(f, CheaperForm.Derivative(f, Z), null, kinks);
    }

    [Theory]
    [InlineData(nameof(Activation.Identity))]
    [InlineData(nameof(Activation.Sigmoid))]
    [InlineData(nameof(Activation.Tanh))]
    [InlineData(nameof(Activation.Relu), 0.0)]
    [InlineData(nameof(Activation.LeakyRelu), 0.0)]
    [InlineData(nameof(Activation.Elu), 0.0)]
    [InlineData(nameof(Activation.Selu), 0.0)]
    [InlineData(nameof(Activation.Softplus))]
    [InlineData(nameof(Activation.Softsign), 0.0)]
    [InlineData(nameof(Activation.Silu))]
    [InlineData(nameof(Activation.Mish))]
    [InlineData(nameof(Activation.Gelu))]
    [InlineData(nameof(Activation.GeluTanh))]
    [InlineData(nameof(Activation.HardSigmoid), -3.0, 3.0)]
    [InlineData(nameof(Activation.HardSwish), -3.0, 3.0)]
    [InlineData(nameof(Activation.Relu6), 0.0, 6.0)]
    public void EveryActivation_AgreesWithCentralDifferences(string activation, params double[] kinks)
    {
        Expression f = ActivationFormula(activation);

        FormulaAssert.DerivativeIsRight(f, Differentiation.Differentiate(f, Z), OutputForm.Derive(f), kinks);
        FormulaAssert.DerivativeIsRight(CheaperForm.Of(f), CheaperForm.Derivative(f, Z), null, kinks);
    }

    [Theory]
    [InlineData(nameof(Loss.MeanSquaredError))]
    [InlineData(nameof(Loss.HalfMeanSquaredError))]
    [InlineData(nameof(Loss.SumOfSquaredErrors))]
    [InlineData(nameof(Loss.MeanAbsoluteError))]
    [InlineData(nameof(Loss.Huber))]
    [InlineData(nameof(Loss.BinaryCrossEntropy))]
    [InlineData(nameof(Loss.CrossEntropy))]
    [InlineData(nameof(Loss.Hinge))]
    public void EveryLoss_AgreesWithCentralDifferences(string loss)
    {
        bool isProbability = loss is nameof(Loss.BinaryCrossEntropy) or nameof(Loss.CrossEntropy);
        foreach (double target in isProbability ? new[] { 0, 0.3, 1 } : [-1, 0.4, 1])
        {
            // The prediction is written as a function of z that stays inside the loss's domain.
            Expression prediction = isProbability ? Sigmoid(Z) : Z;
            Expression f = Tree.Replace(Tree.Replace(LossFormulas.OfPrediction(Enum.Parse<Loss>(loss), 0.8), Y, prediction), T, target);
            double[] kinks = isProbability ? NoKinks : [target, target - 0.8, target + 0.8, 1 / target];

            FormulaAssert.DerivativeIsRight(f, Differentiation.Differentiate(f, Z), null, kinks);
        }
    }

    [Fact]
    public void DerivativesWithRespectToTheTarget_AreFormulasToo()
    {
        Expression derivative = Differentiation.Differentiate((Y - T) * (Y - T), T);

        Assert.Equal("2 (t - y)", FormulaAssert.Text(derivative));
    }

    [Theory]
    [InlineData(nameof(Activation.Relu), 0, 0)]
    [InlineData(nameof(Activation.Relu6), 0, 0)]
    [InlineData(nameof(Activation.Relu6), 6, 0)]
    [InlineData(nameof(Activation.HardSigmoid), -3, 0)]
    [InlineData(nameof(Activation.HardSigmoid), 3, 0)]
    [InlineData(nameof(Activation.LeakyRelu), 0, 0.01)]
    [InlineData(nameof(Activation.Elu), 0, 0.7)]
    [InlineData(nameof(Activation.Softsign), 0, 1)]
    public void AtAKink_TheDerivativeIsTheDocumentedSubgradient(string activation, double z, double expected)
    {
        Expression f = ActivationFormula(activation);

        Assert.Equal(expected, Evaluation.Evaluate(Differentiation.Differentiate(f, Z), z), 12);
        Assert.Equal(expected, Evaluation.Evaluate(CheaperForm.Derivative(f, Z), z), 12);
        if (OutputForm.Derive(f) is { } ofOutput)
        {
            Assert.Equal(expected, Evaluation.Evaluate(ofOutput, Evaluation.Evaluate(f, z)), 12);
        }
    }

    [Fact]
    public void AtATie_MaxAndMinFollowTheConstantElseTheLeftOperand()
    {
        Assert.Equal(0, Derivative(Max(0, Z), 0));
        Assert.Equal(0, Derivative(Max(Z, 0), 0));
        Assert.Equal(0, Derivative(Min(Z, 0), 0));
        Assert.Equal(2, Derivative(Max(2 * Z, 3 * Z), 0));
        Assert.Equal(3, Derivative(Min(3 * Z, 2 * Z), 0));
        Assert.Equal(0, Derivative(Abs(Z), 0));
        Assert.Equal(0, Derivative(Sign(Z), 0));
    }

    [Fact]
    public void AtABoundary_AChoiceHasTheDerivativeOfTheChosenBranch()
    {
        Assert.Equal(1, Derivative(Where(Z >= 0, Z, 0), 0));
        Assert.Equal(0, Derivative(Where(Z > 0, Z, 0), 0));
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(0.0)]
    public void ABranchThatIsNotChosen_ContributesNotEvenNaN(double z)
    {
        Expression f = Where(Z > 0, Sqrt(Z) * Log(Z), Z * Z);

        Assert.Equal(2 * z, Derivative(f, z));
    }

    [Theory]
    [InlineData(nameof(Activation.Mish))]
    [InlineData(nameof(Activation.Silu))]
    [InlineData(nameof(Activation.Gelu))]
    [InlineData(nameof(Activation.GeluTanh))]
    [InlineData(nameof(Activation.Softplus))]
    public void FarOut_DerivativesAreFinite(string activation)
    {
        Expression f = ActivationFormula(activation);
        foreach (Expression derivative in new[] { Differentiation.Differentiate(f, Z), CheaperForm.Derivative(f, Z) })
        {
            Assert.Equal(1, Evaluation.Evaluate(derivative, 1000.0), 12);
            Assert.Equal(0, Evaluation.Evaluate(derivative, -1000.0), 12);
        }
    }

    private static Expression ActivationFormula(string activation) => ActivationFormulas.Of(new ActivationModel(Enum.Parse<Activation>(activation), 0.01, 0.7));

    private static double Derivative(Expression f, double z) => Evaluation.Evaluate(Differentiation.Differentiate(f, Z), z);
}
