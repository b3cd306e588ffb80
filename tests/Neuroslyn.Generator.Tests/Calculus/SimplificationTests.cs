using Neuroslyn.Generator.Calculus;
using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Tests.Calculus;

public sealed class SimplificationTests
{
    private static readonly Expression A = new Variable("a");
    private static readonly Expression B = new Variable("b");

    /// <summary>What becomes of each formula, on paper.</summary>
    private static Dictionary<string, (Expression Original, string Expected)> Cases { get; } = new()
    {
        ["constants fold"] = ((Expression)2 * 3 + Exp(0), "7"),
        ["neutral elements vanish"] = ((Z * 1) + 0 - (0 * A), "z"),
        ["like terms"] = (Z + (2 * Z) - A + Z, "4 z - a"),
        ["terms cancel"] = (Z + A - Z, "a"),
        ["a common coefficient"] = ((2 * Z) - (2 * A), "2 (z - a)"),
        ["a common factor"] = ((Z * A) + (Z * B), "(a + b) z"),
        ["a common divisor"] = ((Z / A) - (B / A), "(z - b) / a"),
        ["a coefficient that is shed"] = (0.7 * ((Z / 0.7) + 1), "z + 0.7"),
        ["powers"] = (Z * A * Z * Z, "z³ a"),
        ["signs"] = (-(-Z) * -A, "-z a"),
        ["a difference turned round"] = (-(Z - A), "a - z"),
        ["short decimals after rounding"] = (Z / Math.Sqrt(2) * (Z / Math.Sqrt(2)), "0.5 z²"),
        ["a third"] = (Z / 3, "z / 3"),
        ["a hundredth"] = (Z / 100, "0.01 z"),
        ["a quotient that cannot be 0 / 0"] = ((1 + (Z * Z)) / (1 + (Z * Z)), "1"),
        ["a quotient that can be 0 / 0"] = (Z / Z, "z / z"),
        ["a root of a square"] = (Sqrt(Z * Z), "|z|"),
        ["a square of a root"] = (Sqrt(1 + (Z * Z)) * Sqrt(1 + (Z * Z)), "1 + z²"),
        ["a square of an absolute value"] = (Abs(Z) * Abs(Z), "z²"),
        ["sign times absolute value"] = (Sign(Z) * Abs(Z), "z"),
        ["the absolute value of what is positive"] = (Abs(Exp(Z)), "e^z"),
        ["odd functions"] = (Tanh(-2 * Z), "-tanh(2 z)"),
        ["even functions"] = (Cos(-Z), "cos(z)"),
        ["whole powers"] = (Pow(Z, 3), "z³"),
        ["negative powers"] = (Pow(Z, -2), "1 / z²"),
        ["half powers"] = (Pow(Z, 0.5), "√z"),
        ["powers of e"] = (Pow(Math.E, Z), "e^z"),
        ["log of exp"] = (Log(Exp(Z)), "z"),
        ["exp of log of what may be negative"] = (Exp(Log(Z)), "e^log(z)"),
        ["log of 1 plus"] = (Log(1 + (Z * Z)), "log(1 + z²)"),
        ["exp minus 1"] = ((3 * Exp(Z)) - 3, "3 (e^z - 1)"),
        ["softplus by hand"] = (Log(1 + Exp(2 * Z)), "softplus(2 z)"),
        ["sigmoid by hand"] = (1 / (1 + Exp(-Z)), "σ(z)"),
        ["sigmoid by hand, turned round"] = (Exp(Z) / (Exp(Z) + 1), "σ(z)"),
        ["a multiple of a sigmoid by hand"] = (A / (1 + Exp(-Z)), "a σ(z)"),
        ["log of sigmoid"] = (Log(1 / (1 + Exp(-Z))), "-softplus(-z)"),
        ["log of 1 minus sigmoid"] = (Log(1 - Sigmoid(Z)), "-softplus(z)"),
        ["tanh by hand"] = ((Exp(Z) - Exp(-Z)) / (Exp(Z) + Exp(-Z)), "tanh(z)"),
        ["tanh by hand, one exponential"] = ((1 - Exp(-2 * Z)) / (1 + Exp(-2 * Z)), "tanh(z)"),
        ["tanh from sigmoid"] = ((2 * Sigmoid(2 * Z)) - 1, "tanh(z)"),
        ["sinh over cosh"] = (Sinh(Z) / Cosh(Z), "tanh(z)"),
        ["bounds merge"] = (Max(0, Max(-1, Z)), "max(0, z)"),
        ["bounds that cannot be reached"] = (Max(0, Exp(Z)), "e^z"),
        ["relu by hand"] = (Where(Z > 0, Z, 0), "max(0, z)"),
        ["a choice between equals"] = (Where(Z > 0, A, A), "a"),
        ["a decided choice"] = (Where(Exp(Z) > -1, A, B), "a"),
        ["a negated choice"] = (Where(!(Z > 0), A, B), "(b where z > 0, else a)"),
        ["a repeated choice"] = (Where(Z > 0, Where(Z > 0, A, B) + 1, B), "(a + 1 where z > 0, else b)"),
        ["nested choices"] = (Where(Z > 0, Where(A > 0, B, 0), 0), "(b where z > 0 and a > 0, else 0)"),
        ["a product with a choice"] = (A * Where(Z > 0, 1, 0), "(a where z > 0, else 0)"),
        ["a constant on the left of a comparison"] = (Where(new Comparison(Relation.Less, 0, Z), A, B), "(a where z > 0, else b)"),
        ["a comparison with a bounded value"] = (Where(Max(0, Z) < 6, A, B), "(a where z < 6, else b)"),
        ["NaN spreads"] = ((Z * double.NaN) + 1, "double.NaN"),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Formulas_AreBroughtIntoNormalForm(string name)
    {
        (Expression original, string expected) = Cases[name];

        Assert.Equal(expected, FormulaAssert.Text(Simplification.Simplify(original)));
    }

    [Theory]
    [InlineData(-1000.0)]
    [InlineData(1000.0)]
    public void FormsByHand_BecomeOnesThatDoNotOverflow(double z)
    {
        Assert.True(double.IsFinite(Evaluation.Evaluate(Simplification.Simplify(Log(1 + Exp(Z))), z)));
        Assert.True(double.IsFinite(Evaluation.Evaluate(Simplification.Simplify((Exp(Z) - Exp(-Z)) / (Exp(Z) + Exp(-Z))), z)));
        Assert.True(double.IsFinite(Evaluation.Evaluate(CheaperForm.Of(Log(Cosh(Z))), z)));
        Assert.True(double.IsFinite(Evaluation.Evaluate(CheaperForm.Of(Z * Tanh(Log(1 + Exp(Z)))), z)));
    }

    [Fact]
    public void Hashes_AreThoseOfEqualFormulas()
    {
        Expression first = Where(Z > 0, Exp(Z) * A, Max(0, Z));
        Expression second = Where(Z > 0, Exp(Z) * A, Max(0, Z));

        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, Where(Z >= 0, Exp(Z) * A, Max(0, Z)));
    }

    [Fact]
    public void Size_OfAFormulaThatDoublesItself_SaturatesInsteadOfOverflowing()
    {
        Expression doubled = Z;
        for (int i = 0; i < 40; i++)
        {
            doubled *= doubled;
        }

        Assert.Equal(int.MaxValue, doubled.Size);
    }
}
