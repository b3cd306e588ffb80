using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Neuroslyn.Generator.Model.Usage;

namespace Neuroslyn.Generator.Discovery.Usage;

/// <summary>
/// What local arrays hold: those that a member creates, fills element by element, and hands to nothing but the runtime. An array that is seen by
/// any other method may hold anything.
/// </summary>
internal sealed class ArrayContents
{
    private const int DeepestRow = 4;

    private readonly Dictionary<ILocalSymbol, List<IOperation>> _writes = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ILocalSymbol> _escaped = new(SymbolEqualityComparer.Default);
    private readonly VariableOrigins _origins;

    public ArrayContents(IEnumerable<IOperation> operations, VariableOrigins origins)
    {
        _origins = origins;
        foreach (ILocalReferenceOperation reference in operations.OfType<ILocalReferenceOperation>().Where(static reference => reference.Type is IArrayTypeSymbol && !reference.IsDeclaration))
        {
            Visit(reference);
        }
    }

    /// <summary>What the elements of an array expression are.</summary>
    public ArrayContent Of(IOperation operation, int depth = 0)
    {
        IOperation array = Expressions.Unwrap(operation);
        if (depth > DeepestRow)
        {
            return ArrayContent.Unknown;
        }

        if (array is not ILocalReferenceOperation { Local: var local })
        {
            return array is IInvocationOperation call ? OfConversion(call) : ArrayContent.Unknown;
        }

        if (_escaped.Contains(local) || _origins.Find(local) is not { IsWhole: true } origin)
        {
            return ArrayContent.Unknown;
        }

        if (_writes.TryGetValue(local, out List<IOperation>? writes))
        {
            // An array that starts with values holds those too.
            ArrayContent[] contents = Expressions.Unwrap(origin.Value) is IArrayCreationOperation { Initializer: null }
                ? [.. writes.Where(static write => Expressions.Unwrap(write) is not IArrayCreationOperation { Initializer: null }).Select(write => OfElement(write, depth)).Distinct()]
                : [];
            return contents.Length == 1 ? contents[0] : ArrayContent.Unknown;
        }

        return Of(origin.Value, depth + 1);
    }

    private ArrayContent OfElement(IOperation element, int depth) =>
        element.Type is IArrayTypeSymbol || Expressions.Unwrap(element).Type is IArrayTypeSymbol ? Of(element, depth + 1) : OfNumber(element);

    private static ArrayContent OfNumber(IOperation element)
    {
        IOperation value = Expressions.Unwrap(element);
        bool becomesReal = element.Type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;
        if (value.Type?.SpecialType == SpecialType.System_Byte && becomesReal && !value.ConstantValue.HasValue)
        {
            return ArrayContent.RawBytes;
        }

        return value is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide, Type.SpecialType: SpecialType.System_Int32 } division && Expressions.ConstantNumber(division.RightOperand) is 255 or 256
            ? ArrayContent.DividedIntegers
            : ArrayContent.Unknown;
    }

    /// <summary><c>bytes.Select(value => (float)value).ToArray()</c> and <c>Array.ConvertAll(bytes, value => (float)value)</c>.</summary>
    private static ArrayContent OfConversion(IInvocationOperation call)
    {
        string type = call.TargetMethod.ContainingType.ToDisplayString();
        return (type, call.TargetMethod.Name) switch
        {
            ("System.Linq.Enumerable", "ToArray" or "ToList") when Expressions.Unwrap(call.Arguments[0].Value) is IInvocationOperation source => OfConversion(source),
            ("System.Linq.Enumerable", "Select") or ("System.Array", "ConvertAll") => OfLambda(call),
            _ => ArrayContent.Unknown,
        };
    }

    private static ArrayContent OfLambda(IInvocationOperation call) =>
        call.Arguments.Length == 2
        && call.Arguments[1].Value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body.Operations.Length: 1 } lambda }
        && lambda.Body.Operations[0] is IReturnOperation { ReturnedValue: { } result }
        && Expressions.Unwrap(result) is var value
        && (value is IParameterReferenceOperation parameter ? SymbolEqualityComparer.Default.Equals(parameter.Parameter, lambda.Symbol.Parameters[0]) : value is IBinaryOperation)
            ? OfNumber(result)
            : ArrayContent.Unknown;

    private void Visit(ILocalReferenceOperation reference)
    {
        IOperation inner = reference;
        while (inner.Parent is IConversionOperation or IParenthesizedOperation || (inner.Parent is IArrayElementReferenceOperation element && element.ArrayReference == inner))
        {
            inner = inner.Parent;
        }

        switch (inner.Parent)
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == inner && inner is IArrayElementReferenceOperation:
                AddWrite(reference.Local, assignment.Value);
                break;
            case ISimpleAssignmentOperation { Target: var target } assignment when assignment.Value == inner && Expressions.Unwrap(target) is IArrayElementReferenceOperation:
                // A row that becomes part of a larger array.
                break;
            case IAssignmentOperation assignment when assignment.Target == inner:
            case IIncrementOrDecrementOperation:
                _escaped.Add(reference.Local);
                break;
            case IArgumentOperation { Parent: IInvocationOperation call } when RuntimeTypes.IsRuntime(call.TargetMethod.ContainingType):
            case IPropertyReferenceOperation:
                break;
            case var _ when inner is IArrayElementReferenceOperation { Type: not IArrayTypeSymbol }:
                // An element is read.
                break;
            default:
                _escaped.Add(reference.Local);
                break;
        }
    }

    private void AddWrite(ILocalSymbol local, IOperation value)
    {
        if (!_writes.TryGetValue(local, out List<IOperation>? writes))
        {
            _writes[local] = writes = [];
        }

        writes.Add(value);
    }
}
