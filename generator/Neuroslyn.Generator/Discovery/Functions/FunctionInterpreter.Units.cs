using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Neuroslyn.Generator.Calculus;

namespace Neuroslyn.Generator.Discovery.Functions;

/// <summary>Loops over the units of a sample that are not run through but read once, as sums and extrema of what each unit gives.</summary>
internal sealed partial class FunctionInterpreter
{
    /// <summary>A start below all numbers of single precision is one that no extremum keeps.</summary>
    private const double BelowAll = float.MinValue;

    private readonly List<UnitReduction> _reductions = [];
    private bool _isInUnits;

    /// <summary>The number of units whose loops are read once for all; 0 where every unit is written out.</summary>
    public int ReducedUnits { get; init; }

    /// <summary>What loops over units gather, each after those that it uses.</summary>
    public IReadOnlyList<UnitReduction> Reductions => _reductions;

    /// <summary>log Σ e^x over the units of a span.</summary>
    private Expression LogSumExp(Units units)
    {
        if (ReducedUnits > 0)
        {
            var x = new Variable(units.Prefix);
            return Formula.LogSumExp(Gather(UnitReductionKind.Maximum, x), shift => Gather(UnitReductionKind.Sum, Formula.Exp(x - shift)));
        }

        Expression[] all = [.. Enumerable.Range(0, units.Count).Select(unit => UnitVariable(units.Prefix, unit))];
        return Formula.LogSumExp(all.Aggregate(Formula.Max), shift => all.Select(x => Formula.Exp(x - shift)).Aggregate(static (sum, power) => sum + power));
    }

    /// <summary>The first unit of a loop <c>for (int i = 0; i &lt; units; i++)</c> over all units; null for any other loop.</summary>
    private long? FirstUnit(IForLoopOperation loop, Environment start) =>
        ReducedUnits > 0
        && loop.Condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan, LeftOperand: ILocalReferenceOperation { Local: var counter } } condition
        && loop.Locals.Length == 1 && SymbolEqualityComparer.Default.Equals(loop.Locals[0], counter)
        && start.Find(counter) is Whole(>= 0 and var first)
        && Evaluate(condition.RightOperand, start) is Whole(var end) && end == ReducedUnits
        && loop.AtLoopBottom.Length == 1
        && Assign(((IExpressionStatementOperation)loop.AtLoopBottom[0]).Operation, start).Find(counter) is Whole(var second) && second == first + 1
            ? first
            : null;

    /// <summary>The environment behind a loop over units, from what one turn does with the number, or the element, of an unnamed unit.</summary>
    private Environment Reduce(ILoopOperation loop, Environment before, ISymbol variable, Expression value, long first)
    {
        if (_isInUnits || Jumps(loop.Body))
        {
            return Refused(loop, "Loop", before);
        }

        List<ISymbol> carried = [.. before.Symbols.Where(symbol => before.Find(symbol) is Real && !SymbolEqualityComparer.Default.Equals(symbol, variable))];
        Expression[] old = [.. carried.Select((_, index) => (Expression)new Variable("'" + Support.Literal.Integer(index)))];
        Environment turn = before.With(variable, new Real(value));
        for (int i = 0; i < carried.Count; i++)
        {
            turn = turn.With(carried[i], new Real(old[i]));
        }

        _isInUnits = true;
        Environment after = After(loop.Body, turn);
        _isInUnits = false;

        var changed = new List<int>();
        foreach (ISymbol symbol in before.Symbols)
        {
            int index = carried.FindIndex(other => SymbolEqualityComparer.Default.Equals(other, symbol));
            bool isChanged = after.Find(symbol) != turn.Find(symbol);
            if (isChanged && index < 0)
            {
                return Refused(loop, "Loop", before);
            }

            if (isChanged)
            {
                changed.Add(index);
            }
        }

        Environment result = before;
        foreach (int index in changed)
        {
            Expression turned = Number(after.Find(carried[index])!);
            for (int i = 0; i < old.Length; i++)
            {
                turned = changed.Contains(i) ? turned : Tree.Replace(turned, old[i], Number(before.Find(carried[i])!));
            }

            Expression start = Number(before.Find(carried[index])!);
            if (Gathered(turned, old[index], start, first) is not { } gathered || changed.Exists(other => Tree.Contains(gathered, old[other])))
            {
                return Refused(loop, "Loop", before);
            }

            result = result.With(carried[index], new Real(gathered));
        }

        return result;
    }

    /// <summary>What a variable is behind a loop that makes <paramref name="turned"/> of its <paramref name="old"/> value in every turn; null where that is no reduction.</summary>
    private Expression? Gathered(Expression turned, Expression old, Expression start, long first)
    {
        if (Extremum(turned, old) is var (kind, body))
        {
            // The usual start is the first unit, or less than anything.
            bool fromFirst = body is Variable(var prefix) && start == UnitVariable(prefix, 0);
            Expression extremum = Gather(kind, body);
            return fromFirst && first <= 1 || (first == 0 && start is Constant(var bound) && (kind == UnitReductionKind.Maximum ? bound <= BelowAll : bound >= -BelowAll)) ? extremum
                : first > 0 ? null
                : kind == UnitReductionKind.Maximum ? Formula.Max(start, extremum)
                : Formula.Min(start, extremum);
        }

        if (Differentiation.Differentiate(turned, old) is not Constant(1))
        {
            return null;
        }

        Expression term = Tree.Replace(turned, old, 0);
        return start + Gather(UnitReductionKind.Sum, first > 0 ? Formula.Where(UnitReduction.Unit >= first, term, 0) : term);
    }

    /// <summary>max(old, x) and min(old, x), also as a choice.</summary>
    private static (UnitReductionKind Kind, Expression Body)? Extremum(Expression turned, Expression old)
    {
        (UnitReductionKind Kind, Expression First, Expression Second)? extremum = turned switch
        {
            Binary(Operator.Max, var a, var b) => (UnitReductionKind.Maximum, a, b),
            Binary(Operator.Min, var a, var b) => (UnitReductionKind.Minimum, a, b),
            Select(Comparison(Relation.Greater or Relation.GreaterOrEqual, var a, var b), var then, var otherwise) when a == then && b == otherwise => (UnitReductionKind.Maximum, a, b),
            Select(Comparison(Relation.Greater or Relation.GreaterOrEqual, var a, var b), var then, var otherwise) when b == then && a == otherwise => (UnitReductionKind.Minimum, a, b),
            Select(Comparison(Relation.Less or Relation.LessOrEqual, var a, var b), var then, var otherwise) when a == then && b == otherwise => (UnitReductionKind.Minimum, a, b),
            Select(Comparison(Relation.Less or Relation.LessOrEqual, var a, var b), var then, var otherwise) when b == then && a == otherwise => (UnitReductionKind.Maximum, a, b),
            _ => null,
        };
        return extremum switch
        {
            var (kind, first, second) when first == old && !Tree.Contains(second, old) => (kind, second),
            var (kind, first, second) when second == old && !Tree.Contains(first, old) => (kind, first),
            _ => null,
        };
    }

    private Expression Gather(UnitReductionKind kind, Expression body)
    {
        Expression simplified = Simplification.Simplify(body);
        UnitReduction? known = _reductions.Find(reduction => reduction.Kind == kind && reduction.Body == simplified);
        if (known is null)
        {
            known = new UnitReduction(UnitReduction.NameOf(_reductions.Count), kind, simplified);
            _reductions.Add(known);
        }

        return known.Value;
    }
}
