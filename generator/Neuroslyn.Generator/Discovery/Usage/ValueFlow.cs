using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Neuroslyn.Generator.Discovery.Functions;

namespace Neuroslyn.Generator.Discovery.Usage;

/// <summary>
/// Follows an expression back to where its value is made: through locals that are assigned once, readonly fields and get-only properties with an
/// initialiser. Where a variable may hold anything else, the trail ends.
/// </summary>
internal sealed class ValueFlow(VariableOrigins origins, Compilation compilation, CancellationToken cancellation)
{
    /// <summary>Longer trails than anybody writes; half-typed code may refer to itself.</summary>
    private const int LongestTrail = 16;

    private readonly Dictionary<ISymbol, int> _numbers = new(SymbolEqualityComparer.Default);

    /// <summary>The variables of the member.</summary>
    public VariableOrigins Origins => origins;

    /// <summary>
    /// The expression that makes a value; which part of its result the value belongs to, the outermost that has a name; and whether it is one element of a
    /// loop over it.
    /// </summary>
    public (IOperation Value, string? Part, bool IsLoopElement) Follow(IOperation operation)
    {
        (IOperation value, string? part, bool isLoopElement) = (Expressions.Unwrap(operation), null, false);
        for (int i = 0; i < LongestTrail; i++)
        {
            switch (value)
            {
                case ILocalReferenceOperation local when origins.Find(local.Local) is { } origin:
                    isLoopElement |= origin.IsLoopElement;
                    value = Expressions.Unwrap(origin.Value);
                    part = origin.Element >= 0 ? ElementName(value, origin.Element, origin.IsLoopElement) : part;
                    break;
                case IFieldReferenceOperation { Field.ContainingType.IsTupleType: true, Instance: { } tuple } element:
                    part = element.Field.Name;
                    value = Expressions.Unwrap(tuple);
                    break;
                case IFieldReferenceOperation or IPropertyReferenceOperation when Initializer(value) is { } initializer:
                    value = Expressions.Unwrap(initializer);
                    break;
                case IPropertyReferenceOperation { Instance: { } instance } property when RuntimeTypes.IsRuntime(property.Property.ContainingType):
                    part = property.Property.Name;
                    value = Expressions.Unwrap(instance);
                    break;
                default:
                    return (value, part, isLoopElement);
            }
        }

        return (operation, null, false);
    }

    /// <summary>A number that is constant or computed from constants; null for any other.</summary>
    public double? Number(IOperation operation, int depth = 0)
    {
        if (depth > LongestTrail)
        {
            return null;
        }

        switch (operation)
        {
            case { ConstantValue.HasValue: true }:
                return Expressions.ConstantNumber(operation);
            case IConversionOperation { OperatorMethod: null } conversion when Number(conversion.Operand, depth + 1) is { } number:
                return IsInteger(conversion.Type) ? Math.Truncate(number) : number;
            case IParenthesizedOperation parenthesized:
                return Number(parenthesized.Operand, depth + 1);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, OperatorMethod: null } negation:
                return -Number(negation.Operand, depth + 1);
            case IBinaryOperation { OperatorMethod: null } binary when Number(binary.LeftOperand, depth + 1) is { } left && Number(binary.RightOperand, depth + 1) is { } right:
                return Combine(binary, left, right);
            case ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation when Follow(operation) is { Part: null, IsLoopElement: false } made && made.Value != operation:
                return Number(made.Value, depth + 1);
            default:
                return null;
        }
    }

    /// <summary>A text that two expressions share if they mean the same object; null where that cannot be told.</summary>
    public string? Identity(IOperation operation, int depth = 0)
    {
        IOperation value = Expressions.Unwrap(operation);
        return depth > LongestTrail ? null : value switch
        {
            ILocalReferenceOperation local when origins.IsSteady(local.Local) => AliasedBy(local.Local, depth) ?? NumberOf(local.Local),
            IParameterReferenceOperation parameter when origins.IsSteady(parameter.Parameter) => NumberOf(parameter.Parameter),
            IFieldReferenceOperation { Field.ContainingType.IsTupleType: true, Instance: { } tuple } element => Member(tuple, element.Field.Name, depth),
            IFieldReferenceOperation field when origins.IsSteady(field.Field) => field.Instance is null ? NumberOf(field.Field) : Member(field.Instance, NumberOf(field.Field), depth),
            IPropertyReferenceOperation { Arguments.Length: 0 } property when IsStable(property.Property) =>
                property.Instance is null ? NumberOf(property.Property) : Member(property.Instance, NumberOf(property.Property), depth),
            IInstanceReferenceOperation => "this",
            _ => null,
        };
    }

    /// <summary>The name of a tuple's element, as the method that returns the tuple calls it.</summary>
    private static string ElementName(IOperation value, int element, bool isLoopElement)
    {
        ITypeSymbol? type = value.Type;
        if (isLoopElement)
        {
            type = (type as IArrayTypeSymbol)?.ElementType ?? (type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();
        }

        return type is INamedTypeSymbol { IsTupleType: true } tuple && element < tuple.TupleElements.Length ? tuple.TupleElements[element].Name
            : type is INamedTypeSymbol { IsRecord: true } record && Deconstructed(record, element) is { } name ? name
            : "Item" + (element + 1);
    }

    private static string? Deconstructed(INamedTypeSymbol record, int element) => record.GetMembers("Deconstruct").OfType<IMethodSymbol>()
        .Select(method => element < method.Parameters.Length ? method.Parameters[element].Name : null)
        .FirstOrDefault();

    private static bool IsInteger(ITypeSymbol? type) => type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    private static double? Combine(IBinaryOperation binary, double left, double right) => binary.OperatorKind switch
    {
        BinaryOperatorKind.Add => left + right,
        BinaryOperatorKind.Subtract => left - right,
        BinaryOperatorKind.Multiply => left * right,
        BinaryOperatorKind.Divide when !IsInteger(binary.Type) => left / right,
        BinaryOperatorKind.Divide when right != 0 => Math.Truncate(left / right),
        _ => null,
    };

    /// <summary>The identity of the variable whose value a local takes over as it is.</summary>
    private string? AliasedBy(ILocalSymbol local, int depth)
    {
        if (origins.Find(local) is not { IsWhole: true } origin)
        {
            return null;
        }

        IOperation value = Expressions.Unwrap(origin.Value);
        return value is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation ? Identity(value, depth + 1) : null;
    }

    private string? Member(IOperation instance, string member, int depth) => Identity(instance, depth + 1) is { } owner ? owner + "." + member : null;

    /// <summary>Whether a property gives the same object every time: it has no setter, or nothing here calls it.</summary>
    private bool IsStable(IPropertySymbol property) => origins.IsSteady(property) && (IsAutomatic(property) || RuntimeTypes.IsRuntime(property.ContainingType));

    private static bool IsAutomatic(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>The initialiser of a readonly field or a get-only property that no constructor writes.</summary>
    private IOperation? Initializer(IOperation reference)
    {
        ISymbol? member = reference switch
        {
            IFieldReferenceOperation { Field.IsReadOnly: true } field => field.Field,
            IPropertyReferenceOperation { Property: { IsReadOnly: true, IsVirtual: false, IsOverride: false } } property => property.Property,
            _ => null,
        };
        ExpressionSyntax? initializer = member?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };
        return initializer is null || IsWrittenByConstructor(member!) ? null : FunctionSource.OperationOf(initializer, compilation, cancellation);
    }

    private bool IsWrittenByConstructor(ISymbol member) => member.ContainingType.InstanceConstructors.Concat(member.ContainingType.StaticConstructors)
        .SelectMany(static constructor => constructor.DeclaringSyntaxReferences)
        .SelectMany(reference => reference.GetSyntax(cancellation).DescendantNodes().OfType<AssignmentExpressionSyntax>())
        .Any(assignment => assignment.Left.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == member.Name));

    private string NumberOf(ISymbol symbol)
    {
        if (!_numbers.TryGetValue(symbol, out int number))
        {
            _numbers[symbol] = number = _numbers.Count;
        }

        return Support.Literal.Integer(number);
    }
}
