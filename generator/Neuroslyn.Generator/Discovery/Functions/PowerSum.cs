using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Neuroslyn.Generator.Discovery.Functions;

/// <summary>
/// A local variable that starts from 0 and adds up the exponentials of all elements of a span in a loop. What is subtracted from the elements in the
/// exponent, as their maximum, makes it another sum, which is left alone.
/// </summary>
/// <param name="Span">The span, as it is written.</param>
/// <param name="Statements">What does nothing any more once the sum is not used: its declaration, and the loop or the statement in it.</param>
/// <param name="Uses">How often the sum is read.</param>
internal sealed record PowerSum(string Span, IReadOnlyList<Location> Statements, int Uses)
{
    /// <summary>The sum that a variable is; null where it is none.</summary>
    /// <param name="variable">A local variable.</param>
    /// <param name="body">The body in which it is declared.</param>
    public static PowerSum? Of(ILocalSymbol variable, IOperation body)
    {
        IOperation[] references = [.. body.Descendants().Where(operation => IsReference(operation, variable))];
        IOperation[] additions = [.. references.Select(static reference => reference.Parent!).Where(operation => operation is IAssignmentOperation { Target: var target } && IsReference(target, variable))];
        IVariableDeclaratorOperation? declarator = body.Descendants().OfType<IVariableDeclaratorOperation>().FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.Symbol, variable));
        if (additions.Length != 1
            || declarator?.GetVariableInitializer()?.Value.ConstantValue is not { HasValue: true, Value: 0 or 0f or 0d }
            || Term(additions[0], variable) is not { } term
            || StableForms.Bare(term) is not IInvocationOperation { Arguments.Length: 1, TargetMethod: { Name: "Exp" } function } power
            || !MathCatalogue.Declares(function)
            || additions[0].Parent is not IExpressionStatementOperation statement
            || Loop(statement) is not { } loop
            || SpanOf(StableForms.Bare(power.Arguments[0].Value), loop) is not { } span)
        {
            return null;
        }

        // s = s + e^x reads it once more than s += e^x.
        int reads = references.Length - (additions[0] is ICompoundAssignmentOperation ? 1 : 2);
        bool isAlone = loop.Body is not IBlockOperation { Operations.Length: > 1 };
        return new PowerSum(span, [Declaration(declarator).GetLocation(), (isAlone ? loop.Syntax : statement.Syntax).GetLocation()], reads);
    }

    private static SyntaxNode Declaration(IVariableDeclaratorOperation declarator) =>
        declarator.Parent is IVariableDeclarationOperation { Declarators.Length: 1, Parent: IVariableDeclarationGroupOperation group } ? group.Syntax : declarator.Syntax;

    /// <summary>x in s += x and in s = s + x.</summary>
    private static IOperation? Term(IOperation addition, ILocalSymbol variable) => addition switch
    {
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Value: var value } => value,
        ISimpleAssignmentOperation { Value: IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum } =>
            IsReference(sum.LeftOperand, variable) ? sum.RightOperand : IsReference(sum.RightOperand, variable) ? sum.LeftOperand : null,
        _ => null,
    };

    private static ILoopOperation? Loop(IOperation statement) => statement.Parent switch
    {
        ILoopOperation loop => loop,
        IBlockOperation { Parent: ILoopOperation loop } => loop,
        _ => null,
    };

    /// <summary>The span whose elements the loop visits one by one, if <paramref name="element"/> is the current one.</summary>
    private static string? SpanOf(IOperation element, ILoopOperation loop) => (loop, element) switch
    {
        (IForEachLoopOperation each, ILocalReferenceOperation { Local: var current })
            when StableForms.Bare(each.Collection) is IParameterReferenceOperation span && each.Locals.Contains(current, SymbolEqualityComparer.Default) => span.Parameter.Name,
        (IForLoopOperation counted, IPropertyReferenceOperation { Instance: IParameterReferenceOperation span, Arguments: { Length: 1 } index })
            when StableForms.Bare(index[0].Value) is ILocalReferenceOperation { Local: var counter } && CountsAll(counted, counter) => span.Parameter.Name,
        _ => null,
    };

    /// <summary>for (int i = 0; i &lt; span.Length; i++), whatever span it is: those of a loss are of one length.</summary>
    private static bool CountsAll(IForLoopOperation loop, ILocalSymbol counter) =>
        loop.Before.Length == 1
        && loop.Before[0].Descendants().OfType<IVariableDeclaratorOperation>().Single().GetVariableInitializer()?.Value.ConstantValue is { HasValue: true, Value: 0 }
        && loop.Condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan, LeftOperand: var left, RightOperand: IPropertyReferenceOperation { Property.Name: "Length" } }
        && IsReference(left, counter)
        && loop.AtLoopBottom.Length == 1
        && loop.AtLoopBottom[0] is IExpressionStatementOperation { Operation: IIncrementOrDecrementOperation { Kind: OperationKind.Increment } };

    private static bool IsReference(IOperation operation, ILocalSymbol variable) => operation is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, variable);
}
