namespace Neuroslyn.Generator.Calculus;

/// <summary>Whether a formula can be infinite or NaN for finite variables, overflow aside.</summary>
internal static class Singularity
{
    /// <summary>False where the formula is certainly finite: it divides by nothing that can be 0, and takes roots and logarithms inside their domain.</summary>
    public static bool MayOccur(Expression expression) => Tree.Any(expression, static node => node switch
    {
        Constant(var value) => double.IsNaN(value) || double.IsInfinity(value),
        Binary(Operator.Divide, _, var divisor) => !Interval.Of(divisor).ExcludesZero,
        Binary(Operator.Pow, _, _) => true,
        Call(Function.Log, var x) => Interval.Of(x).Low <= 0,
        Call(Function.Log1p, var x) => Interval.Of(x).Low <= -1,
        Call(Function.Sqrt, var x) => Interval.Of(x).Low < 0,
        _ => false,
    });
}
