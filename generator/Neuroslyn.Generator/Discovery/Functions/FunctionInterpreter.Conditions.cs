using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Neuroslyn.Generator.Calculus;

namespace Neuroslyn.Generator.Discovery.Functions;

/// <summary>Conditions, patterns and switch expressions.</summary>
internal sealed partial class FunctionInterpreter
{
    private static Condition And(Condition left, Condition right) => (left, right) switch
    {
        (Truth(true), _) => right,
        (_, Truth(true)) => left,
        (Truth(false), _) or (_, Truth(false)) => false,
        _ => left & right,
    };

    private static Condition Or(Condition left, Condition right) => (left, right) switch
    {
        (Truth(false), _) => right,
        (_, Truth(false)) => left,
        (Truth(true), _) or (_, Truth(true)) => true,
        _ => left | right,
    };

    private static Condition Negate(Condition condition) => condition is Truth(var value) ? !value : !condition;

    private static Condition Compare(Relation relation, FunctionValue left, FunctionValue right) => (Number(left), Number(right)) switch
    {
        (Constant(var a), Constant(var b)) => Evaluation.Compare(relation, a, b),
        var (a, b) => new Comparison(relation, a, b),
    };

    private Condition Equal(IOperation place, FunctionValue left, FunctionValue right) => (left, right) switch
    {
        (Boolean(var a), Boolean(var b)) => Or(And(a, b), And(Negate(a), Negate(b))),
        (Boolean, _) or (_, Boolean) => RefuseCondition(place, "Construct"),
        _ => Compare(Relation.Equal, left, right),
    };

    private FunctionValue SwitchExpression(ISwitchExpressionOperation @switch, Environment environment)
    {
        FunctionValue subject = Evaluate(@switch.Value, environment);
        return From(0);

        FunctionValue From(int index)
        {
            if (index == @switch.Arms.Length)
            {
                // Without an arm that takes the rest C# would throw.
                return Refuse(@switch, "Throw");
            }

            ISwitchExpressionArmOperation arm = @switch.Arms[index];
            Environment bound = environment;
            Condition condition = Match(arm.Pattern, subject, ref bound);
            condition = arm.Guard is null ? condition : And(condition, EvaluateCondition(arm.Guard, bound));
            return condition switch
            {
                Truth(true) => Evaluate(arm.Value, bound),
                Truth(false) => From(index + 1),
                _ => Choose(arm, condition, Evaluate(arm.Value, bound), From(index + 1)),
            };
        }
    }

    /// <summary>When a value matches a pattern. A variable that the pattern declares would be set inside an expression, of which what follows knows nothing.</summary>
    private FunctionValue IsPattern(IIsPatternOperation test, Environment environment)
    {
        IDeclarationPatternOperation? declaration = test.Pattern.DescendantsAndSelf().OfType<IDeclarationPatternOperation>().FirstOrDefault(static pattern => pattern.DeclaredSymbol is not null);
        return declaration is null ? new Boolean(Match(test.Pattern, Evaluate(test.Value, environment), ref environment)) : Refuse(declaration, "Nested");
    }

    /// <summary>When a pattern matches; the variables it declares are added to the environment.</summary>
    private Condition Match(IPatternOperation pattern, FunctionValue subject, ref Environment environment)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return true;
            case IConstantPatternOperation { Value: var value }:
                return Equal(pattern, subject, Evaluate(value, environment));
            case IRelationalPatternOperation { Value: var value } relational:
                FunctionValue bound = Evaluate(value, environment);
                return relational.OperatorKind switch
                {
                    BinaryOperatorKind.GreaterThan => Compare(Relation.Greater, subject, bound),
                    BinaryOperatorKind.GreaterThanOrEqual => Compare(Relation.GreaterOrEqual, subject, bound),
                    BinaryOperatorKind.LessThan => Compare(Relation.Less, subject, bound),
                    _ => Compare(Relation.LessOrEqual, subject, bound),
                };
            case INegatedPatternOperation { Pattern: var negated }:
                return Negate(Match(negated, subject, ref environment));
            case IBinaryPatternOperation { OperatorKind: var kind, LeftPattern: var left, RightPattern: var right }:
                Condition first = Match(left, subject, ref environment);
                Condition second = Match(right, subject, ref environment);
                return kind == BinaryOperatorKind.And ? And(first, second) : Or(first, second);
            case IDeclarationPatternOperation { DeclaredSymbol: var variable, MatchesNull: var isVar } declaration when isVar || IsReal(declaration.MatchedType):
                environment = variable is null ? environment : environment.With(variable, subject);
                return true;
            default:
                return RefuseCondition(pattern, "Pattern");
        }
    }
}
