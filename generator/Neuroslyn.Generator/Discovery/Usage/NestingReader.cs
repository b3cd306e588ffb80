using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Neuroslyn.Generator.Model.Usage;

namespace Neuroslyn.Generator.Discovery.Usage;

/// <summary>Finds the loops, conditions and functions around an operation.</summary>
internal sealed class NestingReader
{
    private readonly Dictionary<IOperation, int> _numbers = [];

    public Nesting Of(IOperation operation)
    {
        var loops = new List<int>();
        bool isConditional = false;
        IOperation inner = operation;
        for (IOperation? outer = operation.Parent; outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            switch (outer)
            {
                case ILoopOperation loop when IsRepeated(loop, inner):
                    loops.Add(NumberOf(loop));
                    break;
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return new Nesting(loops, isConditional, NumberOf(outer));
                default:
                    isConditional |= loops.Count == 0 && IsCondition(outer, inner);
                    break;
            }
        }

        return new Nesting(loops, isConditional, Function: -1);
    }

    /// <summary>Whether a part of a loop runs once per iteration; what a loop runs over, and what it starts with, is computed once.</summary>
    private static bool IsRepeated(ILoopOperation loop, IOperation part) => loop switch
    {
        IForEachLoopOperation each => part != each.Collection,
        IForLoopOperation counted => !counted.Before.Contains(part),
        _ => true,
    };

    private static bool IsCondition(IOperation outer, IOperation inner) => outer switch
    {
        IConditionalOperation conditional => inner != conditional.Condition,
        ISwitchCaseOperation or ISwitchExpressionArmOperation or ICatchClauseOperation => true,
        ICoalesceOperation coalesce => inner != coalesce.Value,
        IConditionalAccessOperation access => inner != access.Operation,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary => inner != binary.LeftOperand,
        _ => false,
    };

    private int NumberOf(IOperation operation)
    {
        if (!_numbers.TryGetValue(operation, out int number))
        {
            _numbers[operation] = number = _numbers.Count;
        }

        return number;
    }
}
