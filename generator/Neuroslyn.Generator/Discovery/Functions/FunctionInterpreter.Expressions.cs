using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Neuroslyn.Generator.Calculus;

namespace Neuroslyn.Generator.Discovery.Functions;

/// <summary>Expressions, calls and constants.</summary>
internal sealed partial class FunctionInterpreter
{
    private FunctionValue Evaluate(IOperation operation, Environment environment)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return operation switch
        {
            ILiteralOperation or IDefaultValueOperation => Literal(operation),
            IParameterReferenceOperation { Parameter: var parameter } => environment.Find(parameter) ?? Refuse(operation, parameter.RefKind == RefKind.None ? "Construct" : "Reference"),
            ILocalReferenceOperation { Local: var local } => environment.Find(local) ?? (local.HasConstantValue ? Literal(operation) : Refuse(operation, "Construct")),
            IFieldReferenceOperation field => Field(field),
            IPropertyReferenceOperation property => Property(property, environment),
            IConversionOperation conversion => Convert(conversion, environment),
            IUnaryOperation unary => Unary(unary, environment),
            IBinaryOperation binary => Binary(binary, environment),
            IConditionalOperation { WhenFalse: { } whenFalse } choice => EvaluateCondition(choice.Condition, environment) switch
            {
                Truth(var known) => Evaluate(known ? choice.WhenTrue : whenFalse, environment),
                var condition => Choose(choice, condition, Evaluate(choice.WhenTrue, environment), Evaluate(whenFalse, environment)),
            },
            ISwitchExpressionOperation @switch => SwitchExpression(@switch, environment),
            IIsPatternOperation test => IsPattern(test, environment),
            IInvocationOperation call => Call(call, environment),
            IAssignmentOperation or IIncrementOrDecrementOperation => Refuse(operation, "Nested"),
            IObjectCreationOperation or IArrayCreationOperation or ICollectionExpressionOperation or IAnonymousFunctionOperation or IDelegateCreationOperation or IInterpolatedStringOperation or IAnonymousObjectCreationOperation or ITypeParameterObjectCreationOperation => Refuse(operation, "Allocation"),
            IInstanceReferenceOperation => Refuse(operation, "Instance", "this"),
            IThrowOperation => Refuse(operation, "Throw"),
            _ => Refuse(operation, "Construct"),
        };
    }

    private Condition EvaluateCondition(IOperation operation, Environment environment)
    {
        if (Evaluate(operation, environment) is Boolean(var condition))
        {
            return condition;
        }

        // What could not be read was noted where it stands.
        return true;
    }

    /// <summary>A constant that the compiler knows; a float is taken as the shortest decimal that rounds to it, which is what was written.</summary>
    private FunctionValue Literal(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: { } value }
        ? Literal(operation, value)
        : operation is IDefaultValueOperation && IsReal(operation.Type) ? new Real(0) : Refuse(operation, "Type");

    private FunctionValue Literal(IOperation operation, object value) => value switch
    {
        float number => new Real(float.IsNaN(number) || float.IsInfinity(number) ? number : double.Parse(Support.Literal.Single(number).TrimEnd('f'), CultureInfo.InvariantCulture)),
        double number => new Real(number),
        bool truth => new Boolean(truth),
        sbyte or byte or short or ushort or int or uint or long => new Whole(System.Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        _ => Refuse(operation, "Type"),
    };

    private FunctionValue Field(IFieldReferenceOperation operation)
    {
        IFieldSymbol field = operation.Field;
        if (MathCatalogue.Declares(field) && MathCatalogue.Constant(field.Name) is { } known)
        {
            return new Real(known);
        }

        if (field.HasConstantValue)
        {
            return Literal(operation, field.ConstantValue!);
        }

        if (!field.IsStatic)
        {
            return Refuse(operation, "Instance", field.Name);
        }

        if (!field.IsReadOnly || _active.Contains(field) || FunctionSource.DeclarationOf(field, cancellation) is not VariableDeclaratorSyntax { Initializer.Value: var initializer })
        {
            return Refuse(operation, "Variable", field.Name);
        }

        _active.Add(field);
        IOperation? value = FunctionSource.OperationOf(initializer, compilation, cancellation);
        FunctionValue result = value is null ? Refuse(operation, "Variable", field.Name) : Evaluate(value, Environment.Empty);
        _active.RemoveAt(_active.Count - 1);
        return result;
    }

    private FunctionValue Property(IPropertyReferenceOperation operation, Environment environment)
    {
        IPropertySymbol property = operation.Property;
        if (operation.Instance is ILocalReferenceOperation or IParameterReferenceOperation && Evaluate(operation.Instance, environment) is Units units)
        {
            return OfUnits(operation, units, environment);
        }

        if (property.IsStatic && MathCatalogue.Declares(property) && MathCatalogue.Constant(property.Name) is { } known)
        {
            return new Real(known);
        }

        return Refuse(operation, property.IsStatic ? "Variable" : "Instance", property.Name);
    }

    /// <summary>The length of a span, or one of its elements.</summary>
    private FunctionValue OfUnits(IPropertyReferenceOperation operation, Units units, Environment environment)
    {
        if (operation.Property.Name == "Length")
        {
            return new Whole(units.Count);
        }

        if (operation.Arguments.Length != 1)
        {
            return Refuse(operation, "Construct");
        }

        return Evaluate(operation.Arguments[0].Value, environment) switch
        {
            Real(var unit) when ReducedUnits > 0 && unit == UnitReduction.Unit => new Real(new Variable(units.Prefix)),
            Whole(>= 0 and var index) when index < units.Count => UnitOf(units, index),
            Whole(>= 0) when HasExampleUnits => Unknown,
            Whole(var index) => Refuse(operation, "UnitRange", Support.Literal.Integer(index), Support.Literal.Integer(units.Count)),
            _ => Refuse(operation, "UnitIndex"),
        };
    }

    private FunctionValue Convert(IConversionOperation conversion, Environment environment)
    {
        FunctionValue operand = Evaluate(conversion.Operand, environment);
        return (operand, conversion.Type) switch
        {
            _ when conversion.OperatorMethod is not null => Refuse(conversion, "Type"),
            (Boolean or Units, _) => operand,
            (_, { } type) when IsReal(type) => operand is Whole(var number) ? new Real(number) : operand,
            (Whole, { } type) when IsWhole(type) => operand,

            // The sign is a whole number that depends on the parameters; it may change its width.
            (Real, { } type) when IsWhole(type) && IsWhole(conversion.Operand.Type) => operand,
            (Real, { } type) when IsWhole(type) => Refuse(conversion, "IntegerCast"),
            _ => Refuse(conversion, "Type"),
        };
    }

    private FunctionValue Unary(IUnaryOperation operation, Environment environment)
    {
        FunctionValue operand = Evaluate(operation.Operand, environment);
        return (operation.OperatorKind, operand) switch
        {
            _ when !IsArithmetic(operation.OperatorMethod) => Refuse(operation, "UnknownCall", operation.OperatorMethod!.ContainingType.Name + "." + operation.OperatorMethod.Name),
            (UnaryOperatorKind.Minus, Whole(var number)) => new Whole(-number),
            (UnaryOperatorKind.Minus, Real(var expression)) => new Real(expression is Constant(var value) ? -value : -expression),
            (UnaryOperatorKind.Plus, _) => operand,
            (UnaryOperatorKind.Not, Boolean(var condition)) => new Boolean(Negate(condition)),
            _ => Refuse(operation, "Construct"),
        };
    }

    private FunctionValue Binary(IBinaryOperation operation, Environment environment)
    {
        if (!IsArithmetic(operation.OperatorMethod))
        {
            return Refuse(operation, "UnknownCall", operation.OperatorMethod!.ContainingType.Name + "." + operation.OperatorMethod.Name);
        }

        return Combine(operation, operation.OperatorKind, operation.Type, Evaluate(operation.LeftOperand, environment), Evaluate(operation.RightOperand, environment));
    }

    private FunctionValue Combine(IOperation place, BinaryOperatorKind kind, ITypeSymbol? type, FunctionValue left, FunctionValue right) => (kind, left, right) switch
    {
        (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And, Boolean(var a), Boolean(var b)) => new Boolean(And(a, b)),
        (BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or, Boolean(var a), Boolean(var b)) => new Boolean(Or(a, b)),
        (BinaryOperatorKind.Equals, _, _) => new Boolean(Equal(place, left, right)),
        (BinaryOperatorKind.NotEquals, _, _) => new Boolean(Negate(Equal(place, left, right))),
        (_, Boolean, _) or (_, _, Boolean) => Refuse(place, "Construct"),
        (BinaryOperatorKind.GreaterThan, _, _) => new Boolean(Compare(Relation.Greater, left, right)),
        (BinaryOperatorKind.GreaterThanOrEqual, _, _) => new Boolean(Compare(Relation.GreaterOrEqual, left, right)),
        (BinaryOperatorKind.LessThan, _, _) => new Boolean(Compare(Relation.Less, left, right)),
        (BinaryOperatorKind.LessThanOrEqual, _, _) => new Boolean(Compare(Relation.LessOrEqual, left, right)),
        (_, Whole(var a), Whole(var b)) when IsWhole(type) => WholeNumbers(place, kind, a, b),
        (BinaryOperatorKind.Add, _, _) => new Real(Number(left) + Number(right)),
        (BinaryOperatorKind.Subtract, _, _) => new Real(Number(left) - Number(right)),
        (BinaryOperatorKind.Multiply, _, _) => new Real(Number(left) * Number(right)),
        (BinaryOperatorKind.Divide, _, _) when !IsWhole(type) => new Real(Number(left) / Number(right)),
        (BinaryOperatorKind.Divide, _, _) => Refuse(place, "IntegerCast"),
        (BinaryOperatorKind.Remainder, _, _) => Refuse(place, "Step"),
        _ => Refuse(place, "Construct"),
    };

    private FunctionValue WholeNumbers(IOperation place, BinaryOperatorKind kind, long a, long b) => kind switch
    {
        BinaryOperatorKind.Add => new Whole(a + b),
        BinaryOperatorKind.Subtract => new Whole(a - b),
        BinaryOperatorKind.Multiply => new Whole(a * b),
        BinaryOperatorKind.Divide when b is not (0 or -1) => new Whole(a / b),
        BinaryOperatorKind.Remainder when b is not (0 or -1) => new Whole(a % b),
        _ => Refuse(place, "Construct"),
    };

    private FunctionValue Call(IInvocationOperation call, Environment environment)
    {
        IMethodSymbol method = call.TargetMethod;
        if (call.Arguments.FirstOrDefault(static argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out) is { } byReference)
        {
            return Refuse(byReference, "Reference");
        }

        if (MathCatalogue.Declares(method))
        {
            return Mathematics(call, method, environment);
        }

        if (!method.IsStatic && method.MethodKind != MethodKind.LocalFunction)
        {
            return Refuse(call, "Instance", method.Name);
        }

        if (FunctionSource.DeclarationOf(method, cancellation) is not { } declaration)
        {
            return Refuse(call, "UnknownCall", method.ContainingType.Name + "." + method.Name);
        }

        IMethodSymbol definition = (method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition).OriginalDefinition;
        if (_active.Contains(definition))
        {
            return Refuse(call, "Recursion", method.Name);
        }

        // A local function sees the variables around it as they are when it is called.
        Environment inner = method.MethodKind == MethodKind.LocalFunction ? environment : Environment.Empty;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter || argument.ArgumentKind == ArgumentKind.ParamArray)
            {
                return Refuse(argument, "Allocation");
            }

            inner = inner.With(definition.Parameters[parameter.Ordinal], Evaluate(argument.Value, environment));
        }

        int known = _problems.Count;
        FunctionValue result = Run(definition, declaration, FunctionSource.OperationOf(declaration, compilation, cancellation), inner);

        // What is wrong in another project can be reported only where this one calls it.
        if (_problems.Count > known && compilation.ContainsSyntaxTree(call.Syntax.SyntaxTree) && !compilation.ContainsSyntaxTree(declaration.SyntaxTree))
        {
            string construct = _problems[known].Construct;
            _problems.RemoveRange(known, _problems.Count - known);
            return Refuse(call, "CalledElsewhere", method.ContainingAssembly.Name, construct);
        }

        return result;
    }

    private FunctionValue Mathematics(IInvocationOperation call, IMethodSymbol method, Environment environment)
    {
        List<FunctionValue> arguments = [.. call.Arguments.OrderBy(static argument => argument.Parameter!.Ordinal).Select(argument => Evaluate(argument.Value, environment))];
        if (MathCatalogue.IsStep(method.Name))
        {
            return Refuse(call, "Step");
        }

        if (MathCatalogue.IsLogSumExp(method.Name) && arguments.Count == 1 && arguments[0] is Units units)
        {
            return new Real(LogSumExp(units));
        }

        if (MathCatalogue.IsConversion(method.Name) && arguments.Count == 1)
        {
            return new Real(Number(arguments[0]));
        }

        return MathCatalogue.Call(method.Name, [.. arguments.Select(Number)]) ?? Refuse(call, "UnknownCall", method.ContainingType.Name + "." + method.Name);
    }

    /// <summary>Whether an operator is C#'s own or generic mathematics', not one that a type defines for itself.</summary>
    private static bool IsArithmetic(IMethodSymbol? method) =>
        method is null || MathCatalogue.Declares(method) || method.ContainingType.SpecialType != SpecialType.None;

    private static bool IsReal(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_Single or SpecialType.System_Double } or ITypeParameterSymbol;

    private static bool IsWhole(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or
        SpecialType.System_UInt16 or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64;
}
