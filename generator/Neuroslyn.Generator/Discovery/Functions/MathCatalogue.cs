using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Calculus;
using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Discovery.Functions;

/// <summary>
/// The mathematical functions and constants of the base library, whatever class they are called on: <c>MathF</c>, <c>Math</c>, <c>float</c>,
/// <c>double</c>, the generic-math interfaces, and the runtime's own <c>VectorMath</c>.
/// </summary>
internal static class MathCatalogue
{
    private static readonly Dictionary<string, Func<Expression, Expression>> Unary = new(StringComparer.Ordinal)
    {
        ["Abs"] = Abs,
        ["Acos"] = static x => (Math.PI / 2) - Atan(x / Sqrt(1 - (x * x))),
        ["Acosh"] = static x => Log(x + Sqrt((x * x) - 1)),
        ["Asin"] = static x => Atan(x / Sqrt(1 - (x * x))),
        ["Asinh"] = static x => Side(x) * Log1p((Side(x) * x) + (x * x / (1 + Sqrt(1 + (x * x))))),
        ["Atan"] = Atan,
        ["Atanh"] = static x => 0.5 * (Log1p(x) - Log1p(-x)),
        ["Cbrt"] = Cbrt,
        ["Cos"] = Cos,
        ["CosPi"] = static x => Cos(Math.PI * x),
        ["Cosh"] = Cosh,
        ["Erf"] = Erf,
        ["Exp"] = Exp,
        ["Exp10"] = static x => Exp(Math.Log(10) * x),
        ["Exp2"] = static x => Exp(Math.Log(2) * x),
        ["ExpM1"] = Expm1,
        ["Expm1"] = Expm1,
        ["Log"] = Log,
        ["Log10"] = static x => Log(x) / Math.Log(10),
        ["Log1p"] = Log1p,
        ["Log2"] = static x => Log(x) / Math.Log(2),
        ["LogP1"] = Log1p,
        ["ReciprocalEstimate"] = static x => 1 / x,
        ["ReciprocalSqrtEstimate"] = static x => 1 / Sqrt(x),
        ["Sigmoid"] = Sigmoid,
        ["Sign"] = Sign,
        ["Sin"] = Sin,
        ["SinPi"] = static x => Sin(Math.PI * x),
        ["Sinh"] = Sinh,
        ["Softplus"] = Softplus,
        ["Sqrt"] = Sqrt,
        ["Tan"] = static x => Sin(x) / Cos(x),
        ["TanPi"] = static x => Sin(Math.PI * x) / Cos(Math.PI * x),
        ["Tanh"] = Tanh,
    };

    private static readonly Dictionary<string, Func<Expression, Expression, Expression>> Binary = new(StringComparer.Ordinal)
    {
        ["CopySign"] = static (x, sign) => Where(sign < 0, -Abs(x), Abs(x)),
        ["Hypot"] = static (x, y) => Sqrt((x * x) + (y * y)),
        ["Log"] = static (x, @base) => Log(x) / Log(@base),
        ["Max"] = Max,
        ["MaxNumber"] = Max,
        ["Min"] = Min,
        ["MinNumber"] = Min,
        ["Pow"] = Pow,
    };

    private static readonly Dictionary<string, Func<Expression, Expression, Expression, Expression>> Ternary = new(StringComparer.Ordinal)
    {
        ["Clamp"] = Clamp,
        ["FusedMultiplyAdd"] = static (x, y, term) => (x * y) + term,
        ["Lerp"] = static (from, to, amount) => (from * (1 - amount)) + (to * amount),
        ["MultiplyAddEstimate"] = static (x, y, term) => (x * y) + term,
    };

    private static readonly Dictionary<string, Func<Expression, Condition>> Tests = new(StringComparer.Ordinal)
    {
        ["IsNaN"] = static x => new Comparison(Relation.NotEqual, x, x),
        ["IsNegative"] = static x => x < 0,
        ["IsPositive"] = static x => x >= 0,
        ["IsZero"] = static x => new Comparison(Relation.Equal, x, 0),
    };

    /// <summary>Constants by name; a field of the base library holds them rounded to its own precision.</summary>
    private static readonly Dictionary<string, double> Constants = new(StringComparer.Ordinal)
    {
        ["PI"] = Math.PI,
        ["Pi"] = Math.PI,
        ["E"] = Math.E,
        ["Tau"] = 2 * Math.PI,
        ["One"] = 1,
        ["Zero"] = 0,
        ["NegativeOne"] = -1,
        ["AdditiveIdentity"] = 0,
        ["MultiplicativeIdentity"] = 1,
    };

    /// <summary>Steps: their derivative is 0 wherever it exists, so that nothing could be learned through them.</summary>
    private static readonly HashSet<string> Steps = ["Ceiling", "Floor", "Round", "Truncate", "IEEERemainder", "Ieee754Remainder"];

    /// <summary>Whether a member belongs to a class of mathematical functions.</summary>
    public static bool Declares(ISymbol member) => member.ContainingType is { } type && (type.OriginalDefinition, type.ContainingNamespace?.ToDisplayString()) switch
    {
        ({ SpecialType: SpecialType.System_Single or SpecialType.System_Double }, _) => true,
        ({ Name: "Math" or "MathF" }, "System") => true,
        ({ TypeKind: TypeKind.Interface }, "System.Numerics") => true,
        ({ Name: "VectorMath" }, "Neuroslyn.Kernels") => true,
        ({ Name: "NetworkMath" }, "Neuroslyn") => true,
        _ => false,
    };

    /// <summary>Whether a member rounds to a whole number.</summary>
    public static bool IsStep(string name) => Steps.Contains(name);

    /// <summary>Whether a member is the logarithm of the sum of the exponentials of all elements of a span.</summary>
    public static bool IsLogSumExp(string name) => name == nameof(Formula.LogSumExp);

    /// <summary>Whether a call converts one number type to another, as <c>T.CreateChecked(0.5)</c>.</summary>
    public static bool IsConversion(string name) => name is "CreateChecked" or "CreateSaturating" or "CreateTruncating";

    /// <summary>The value of a call; null if there is no such function with that many arguments.</summary>
    public static FunctionValue? Call(string name, IReadOnlyList<Expression> arguments) => arguments.Count switch
    {
        1 when Tests.TryGetValue(name, out var test) => new Boolean(test(arguments[0])),
        1 when Unary.TryGetValue(name, out var function) => new Real(function(arguments[0])),
        2 when Binary.TryGetValue(name, out var function) => new Real(function(arguments[0], arguments[1])),
        3 when Ternary.TryGetValue(name, out var function) => new Real(function(arguments[0], arguments[1], arguments[2])),
        _ => null,
    };

    /// <summary>The value of a constant; null if there is none of that name.</summary>
    public static double? Constant(string name) => Constants.TryGetValue(name, out double value) ? value : null;

    /// <summary>-1 or 1, unlike the sign also at 0.</summary>
    private static Expression Side(Expression x) => Where(x < 0, -1, 1);
}
