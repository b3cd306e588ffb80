using System.Globalization;
using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Emission;

namespace Neuroslyn.Generator.Tests.Calculus;

/// <summary>Compares formulas by value and derivatives with central differences.</summary>
internal static class FormulaAssert
{
    /// <summary>Relative to max(1, |derivative|).</summary>
    public const double DerivativeTolerance = 1e-7;

    /// <summary>-6 to 6 in steps of 1/7, a distance that hits no kink of a built-in function except 0, and 200 random points in the same range.</summary>
    public static IReadOnlyList<double> Points { get; } =
    [
        .. Enumerable.Range(-42, 85).Where(static i => i != 0).Select(static i => i / 7.0),
        .. RandomPoints(200),
    ];

    /// <summary>Checks a derivative at the points, from z and, if there is one, from y; all points must be usable except near <paramref name="kinks"/>.</summary>
    public static void DerivativeIsRight(Expression f, Expression derivative, Expression? ofOutput, params double[] kinks)
    {
        foreach (double z in Points.Where(z => kinks.All(kink => Math.Abs(z - kink) > 0.02)))
        {
            double y = Evaluation.Evaluate(f, z);
            double? expected = NumericDerivative.At(x => Evaluation.Evaluate(f, x), z, DerivativeTolerance / 10);
            Assert.True(expected is not null, Invariant($"No numeric derivative of {Text(f)} at {z}."));
            Near(expected.Value, Evaluation.Evaluate(derivative, z), DerivativeTolerance, f, derivative, z);
            if (ofOutput is not null)
            {
                Near(expected.Value, Evaluation.Evaluate(ofOutput, name => name == "y" ? y : double.NaN), DerivativeTolerance, f, ofOutput, z);
            }
        }
    }

    /// <summary>Fails unless two values of formulas agree, relative to max(1, |expected|).</summary>
    public static void Near(double expected, double actual, double tolerance, Expression original, Expression changed, double at) => Assert.True(
        Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)),
        Invariant($"{Text(changed)} is {actual:R} at {at:R}, expected {expected:R}, from {Text(original)}."));

    /// <summary>The formula on one line.</summary>
    public static string Text(Expression expression) => ExpressionWriter.ToMathematics(expression);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<double> RandomPoints(int count)
    {
        var random = new Random(17);
        return Enumerable.Range(0, count).Select(_ => (12 * random.NextDouble()) - 6).ToList();
    }
}
