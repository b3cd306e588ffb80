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

    /// <summary>What the elements of an array expression are, and the expressions that they are set to.</summary>
    public (ArrayContent Content, IReadOnlyList<IOperation> Elements) Of(IOperation operation)
    {
        List<IOperation> elements = [];
        ArrayContent[] contents = Collect(operation, elements, depth: 0) ? [.. elements.Select(OfNumber).Distinct()] : [];
        return contents.Length == 1 && contents[0] != ArrayContent.Unknown ? (contents[0], elements) : (ArrayContent.Unknown, []);
    }

    /// <summary>What is divided in an element, or all of it.</summary>
    public static IOperation Dividend(IOperation element) => Expressions.Unwrap(element) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } division ? division.LeftOperand : element;

    /// <summary>Finds everything that elements are set to; false where something else may be there.</summary>
    private bool Collect(IOperation operation, List<IOperation> elements, int depth)
    {
        IOperation array = Expressions.Unwrap(operation);
        if (depth > DeepestRow)
        {
            return false;
        }

        if (array is not ILocalReferenceOperation { Local: var local })
        {
            return array is IInvocationOperation call && CollectConverted(call, elements);
        }

        if (_escaped.Contains(local) || _origins.Find(local) is not { IsWhole: true } origin)
        {
            return false;
        }

        if (!_writes.TryGetValue(local, out List<IOperation>? writes))
        {
            return Collect(origin.Value, elements, depth + 1);
        }

        // An array that starts with values holds those too.
        return Expressions.Unwrap(origin.Value) is IArrayCreationOperation { Initializer: null }
            && writes.Where(static write => Expressions.Unwrap(write) is not IArrayCreationOperation { Initializer: null }).All(write => CollectElement(write, elements, depth));
    }

    private bool CollectElement(IOperation element, List<IOperation> elements, int depth)
    {
        if (element.Type is IArrayTypeSymbol || Expressions.Unwrap(element).Type is IArrayTypeSymbol)
        {
            return Collect(element, elements, depth + 1);
        }

        elements.Add(element);
        return true;
    }

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
    private static bool CollectConverted(IInvocationOperation call, List<IOperation> elements)
    {
        string type = call.TargetMethod.ContainingType.ToDisplayString();
        return (type, call.TargetMethod.Name) switch
        {
            ("System.Linq.Enumerable", "ToArray" or "ToList") when Expressions.Unwrap(call.Arguments[0].Value) is IInvocationOperation source => CollectConverted(source, elements),
            ("System.Linq.Enumerable", "Select") or ("System.Array", "ConvertAll") => CollectResult(call, elements),
            _ => false,
        };
    }

    private static bool CollectResult(IInvocationOperation call, List<IOperation> elements)
    {
        if (call.Arguments.Length != 2
            || call.Arguments[1].Value is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body.Operations.Length: 1 } lambda }
            || lambda.Body.Operations[0] is not IReturnOperation { ReturnedValue: { } result }
            || !(Expressions.Unwrap(result) is var value && (value is IParameterReferenceOperation parameter ? SymbolEqualityComparer.Default.Equals(parameter.Parameter, lambda.Symbol.Parameters[0]) : value is IBinaryOperation)))
        {
            return false;
        }

        elements.Add(result);
        return true;
    }

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
