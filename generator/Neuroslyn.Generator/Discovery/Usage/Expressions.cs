using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Neuroslyn.Generator.Discovery.Usage;

/// <summary>What can be said of an expression without knowing any variable.</summary>
internal static class Expressions
{
    private const int LongestText = 60;

    /// <summary>The expression without parentheses and conversions that are written or implied around it.</summary>
    public static IOperation Unwrap(IOperation operation) => operation switch
    {
        IConversionOperation { OperatorMethod: null } conversion => Unwrap(conversion.Operand),
        IConversionOperation { OperatorMethod.ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } conversion => Unwrap(conversion.Operand),
        IParenthesizedOperation parenthesized => Unwrap(parenthesized.Operand),
        IDeclarationExpressionOperation declaration => Unwrap(declaration.Expression),
        _ => operation,
    };

    /// <summary>A constant as a number; null if it is no number.</summary>
    public static double? ConstantNumber(IOperation operation) => operation is { ConstantValue: { HasValue: true, Value: IConvertible and not (string or bool or char) and { } value }, Type.TypeKind: not TypeKind.Enum }
        ? Convert.ToDouble(value, CultureInfo.InvariantCulture)
        : null;

    /// <summary>The name of a constant of an enumeration, or a constant text; null for anything else.</summary>
    public static string? ConstantName(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        { ConstantValue: { HasValue: true, Value: { } value }, Type: INamedTypeSymbol { TypeKind: TypeKind.Enum } type } =>
            type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && field.ConstantValue!.Equals(value))?.Name,
        _ => null,
    };

    /// <summary>An expression as one line, cut where it becomes long.</summary>
    public static string Text(SyntaxNode syntax)
    {
        string text = string.Join(" ", syntax.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= LongestText ? text : text.Substring(0, LongestText - 1) + "…";
    }
}
