using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Neuroslyn.Generator.Discovery.Functions;

/// <summary>
/// Finds log(1 + u), e^u - 1, the logarithm of a sum of exponentials, the sigmoid and softplus written by hand. Generated code computes them in
/// their stable form anyway (<see cref="Calculus.Simplification"/>); the method itself, called from C#, does not. The logarithm of a softmax by hand,
/// log(e^a / s), and that of a sum of exponentials added up in a loop (<see cref="PowerSum"/>) lose their value in both.
/// </summary>
internal static class StableForms
{
    private const string Class = "NetworkMath.";

    /// <summary>The forms in a body in the order of the source, the outermost where they nest.</summary>
    public static IEnumerable<StableForm> Find(IOperation body)
    {
        var found = new List<TextSpan>();
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            if (found.Exists(span => span.Contains(operation.Syntax.Span)) || !IsNumber(operation.Type))
            {
                continue;
            }

            if (Argument(operation, "Log") is { } x && Bare(x) is ILocalReferenceOperation { Local: var local } && PowerSum.Of(local, body) is { } sum)
            {
                yield return new StableForm(operation.Syntax.GetLocation(), operation.Syntax.ToString(), "LogSumExp", $"{Class}LogSumExp({sum.Span})") { Unused = sum.Uses == 1 ? sum.Statements : [] };
            }
            else if (Match(operation) is { } form)
            {
                found.Add(operation.Syntax.Span);
                yield return new StableForm(operation.Syntax.GetLocation(), operation.Syntax.ToString(), form.Reason, form.Replacement);
            }
        }
    }

    private static (string Reason, string Replacement)? Match(IOperation operation) => operation switch
    {
        IInvocationOperation call when Argument(call, "Log") is { } x => OfLog(x) ?? OfLogSoftmax(call, x),
        IInvocationOperation call when Argument(call, "LogP1") is { } x => Argument(x, "Exp") is { } power ? ("Softplus", $"{Class}Softplus({Text(power)})") : ("LogP1", $"{Class}Log1p({Text(x)})"),
        IInvocationOperation call when Argument(call, "ExpM1") is { } x => ("ExpM1", $"{Class}Expm1({Text(x)})"),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference when IsOne(difference.RightOperand) && Argument(difference.LeftOperand, "Exp") is { } x =>
            ("Difference", $"{Class}Expm1({Text(x)})"),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient => OfQuotient(quotient),
        _ => null,
    };

    private static (string Reason, string Replacement)? OfLog(IOperation x)
    {
        if (Argument(x, "Sigmoid") is { } z)
        {
            return ("LogSigmoid", $"-{Class}Softplus({Negated(z)})");
        }

        if (Bare(x) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient && OfQuotient(quotient) is { Replacement: var sigmoid })
        {
            string inner = sigmoid.Substring(Class.Length + "Sigmoid(".Length).TrimEnd(')');
            return inner.Contains("(") || inner.Contains(" ") ? null : ("LogSigmoid", $"-{Class}Softplus({(inner[0] == '-' ? inner.Substring(1) : "-" + inner)})");
        }

        if (Bare(x) is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum)
        {
            return null;
        }

        bool isSum = sum.OperatorKind == BinaryOperatorKind.Add;
        IOperation? excess = IsOne(sum.LeftOperand) ? sum.RightOperand : isSum && IsOne(sum.RightOperand) ? sum.LeftOperand : null;
        if (excess is not null)
        {
            return excess.ConstantValue.HasValue ? null
                : isSum && Argument(excess, "Exp") is { } power ? ("Softplus", $"{Class}Softplus({Text(power)})")
                : ("Log1p", $"{Class}Log1p({(isSum ? Text(excess) : Negated(excess))})");
        }

        // log(e^a + e^b) = b + softplus(a - b).
        return isSum && Argument(sum.LeftOperand, "Exp") is { } a && Argument(sum.RightOperand, "Exp") is { } b
            ? ("LogSumExp", $"{Factor(b)} + {Class}Softplus({Text(a)} - {Factor(b)})")
            : null;
    }

    /// <summary>log(e^a / s) = a - log s, the logarithm of a softmax written by hand.</summary>
    private static (string Reason, string Replacement)? OfLogSoftmax(IInvocationOperation log, IOperation x) =>
        Bare(x) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient
        && OfQuotient(quotient) is null
        && Argument(quotient.LeftOperand, "Exp") is { } power
        && log.Syntax is InvocationExpressionSyntax { Expression: var function }
            ? ("LogSoftmax", $"{Factor(power)} - {function}({Unwrapped(quotient.RightOperand)})")
            : null;

    /// <summary>1 / (1 + e^-x) and e^x / (1 + e^x).</summary>
    private static (string Reason, string Replacement)? OfQuotient(IBinaryOperation quotient)
    {
        if (Bare(quotient.RightOperand) is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum)
        {
            return null;
        }

        IOperation? power = IsOne(sum.LeftOperand) ? sum.RightOperand : IsOne(sum.RightOperand) ? sum.LeftOperand : null;
        if (power is null || Argument(power, "Exp") is not { } x)
        {
            return null;
        }

        if (IsOne(quotient.LeftOperand))
        {
            return ("Sigmoid", $"{Class}Sigmoid({Negated(x)})");
        }

        return Argument(quotient.LeftOperand, "Exp") is { } same && Text(same) == Text(x) ? ("SigmoidOverflow", $"{Class}Sigmoid({Text(x)})") : null;
    }

    /// <summary>The argument of a call of a mathematical function of that name with one argument.</summary>
    private static IOperation? Argument(IOperation operation, string function) =>
        Bare(operation) is IInvocationOperation { Arguments.Length: 1 } call && call.TargetMethod.Name == function && MathCatalogue.Declares(call.TargetMethod) ? call.Arguments[0].Value : null;

    /// <summary>Without the conversions that the compiler added.</summary>
    public static IOperation Bare(IOperation operation) => operation is IConversionOperation { IsImplicit: true, Operand: var operand } ? Bare(operand) : operation;

    private static bool IsOne(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: 1 or 1f or 1d };

    private static bool IsNumber(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private static string Text(IOperation operation) => operation.Syntax.ToString();

    /// <summary>As an argument.</summary>
    private static string Unwrapped(IOperation operation) => operation.Syntax is ParenthesizedExpressionSyntax { Expression: var inner } ? inner.ToString() : Text(operation);

    /// <summary>As an operand of a sum or difference.</summary>
    private static string Factor(IOperation operation) => Bare(operation) is IBinaryOperation or IConditionalOperation ? $"({Text(operation)})" : Text(operation);

    private static string Negated(IOperation operation) => Bare(operation) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, Operand: var operand } => Text(operand),
        _ => "-" + Factor(operation),
    };
}
