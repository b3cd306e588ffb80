using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Calculus;

/// <summary>The normal form of a power: products, roots and exponentials where the base or the exponent is a suitable constant.</summary>
internal static class PowerForm
{
    /// <summary>Whole exponents up to this are written as products: at most six multiplications, each rounded once.</summary>
    private const int LargestProduct = 16;

    public static Expression Of(Expression @base, Expression exponent) => (@base, exponent) switch
    {
        (Constant(var a), Constant(var b)) => Math.Pow(a, b),
        (_, Constant(0)) => 1,
        (_, Constant(0.5)) => CallForm.Of(Function.Sqrt, @base),
        (_, Constant(-0.5)) => ProductForm.Of(1 / CallForm.Of(Function.Sqrt, @base)),
        (_, Constant(1.5)) => ProductForm.Of(@base * CallForm.Of(Function.Sqrt, @base)),
        (_, Constant(var power)) when IsSmallWhole(power) => ProductForm.Power(@base, (int)power),
        (Constant(> 0 and var a), _) => CallForm.Of(Function.Exp, ProductForm.Of(Math.Log(a) * exponent)),
        (Call(Function.Exp, var inner), _) => CallForm.Of(Function.Exp, ProductForm.Of(inner * exponent)),
        _ => Pow(@base, exponent),
    };

    private static bool IsSmallWhole(double power) => Math.Abs(power) <= LargestProduct && power == Math.Floor(power);
}
