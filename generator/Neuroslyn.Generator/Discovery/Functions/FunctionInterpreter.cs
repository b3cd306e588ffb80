using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Neuroslyn.Generator.Calculus;

namespace Neuroslyn.Generator.Discovery.Functions;

/// <summary>
/// Reads the body of a method as a formula, by running it on symbols instead of numbers: a variable's value is a formula, a condition that is not
/// decided makes a choice of what both branches lead to, loops with constant bounds are run through.
/// </summary>
/// <remarks>
/// Statements are read with their continuation (<see cref="Flow"/>), so that an early return needs no flag: what follows belongs to the branch that
/// does not return. Every construct that a formula cannot express is noted once and reading goes on with a number in its place, so that all of
/// them are found.
/// </remarks>
internal sealed partial class FunctionInterpreter(Compilation compilation, CancellationToken cancellation)
{
    /// <summary>The number of units that a loss over spans is read with where no network says how many there are.</summary>
    public const int ExampleUnits = 16;

    /// <summary>Loops may turn this often in all.</summary>
    private const int MaximumTurns = 1000;

    /// <summary>A formula larger than this, written out, is refused: its derivative would take longer to compile than anyone waits.</summary>
    private const int MaximumSize = 4000;

    /// <summary>Stands for the value of what could not be read.</summary>
    private static readonly Real Unknown = new(1);

    private readonly List<FunctionProblem> _problems = [];
    private readonly List<ISymbol> _active = [];
    private readonly List<IOperation> _bodies = [];
    private SyntaxNode? _declaration;
    private int _turns;

    /// <summary>What keeps the function from being differentiated, in the order of its source.</summary>
    public IReadOnlyList<FunctionProblem> Problems => _problems;

    /// <summary>The bodies that were read, that of the function first, each once.</summary>
    public IReadOnlyList<IOperation> Bodies => _bodies;

    /// <summary>Whether units are an example, so that an index beyond them says nothing.</summary>
    public bool HasExampleUnits { get; init; }

    /// <summary>The formula that a method computes from the given arguments.</summary>
    /// <param name="method">A method with a body in source.</param>
    /// <param name="declaration">Its declaration.</param>
    /// <param name="arguments">One formula per parameter.</param>
    public Expression Read(IMethodSymbol method, SyntaxNode declaration, IReadOnlyList<FunctionValue> arguments)
    {
        try
        {
            FunctionValue value = Run(method, declaration, arguments);
            return Number(value);
        }
        catch (InsufficientExecutionStackException)
        {
            Refuse(FunctionProblem.At(FunctionSource.NameOf(declaration), method.Name, "TooLarge"));
            return Unknown.Expression;
        }
    }

    private FunctionValue Run(IMethodSymbol method, SyntaxNode declaration, IReadOnlyList<FunctionValue> arguments)
    {
        Environment environment = Environment.Empty;
        for (int i = 0; i < arguments.Count; i++)
        {
            environment = environment.With(method.Parameters[i], arguments[i]);
        }

        return Run(method, declaration, FunctionSource.OperationOf(declaration, compilation, cancellation), environment);
    }

    private FunctionValue Run(IMethodSymbol method, SyntaxNode declaration, IOperation? body, Environment environment)
    {
        SyntaxNode? caller = _declaration;
        _declaration = declaration;
        _active.Add(method);
        IOperation? block = body switch
        {
            IMethodBodyOperation operation => operation.BlockBody ?? operation.ExpressionBody,
            ILocalFunctionOperation function => function.Body,
            _ => null,
        };
        if (block is not null && !_bodies.Exists(known => known.Syntax == block.Syntax))
        {
            _bodies.Add(block);
        }

        FunctionValue result = block is null
            ? Refuse(FunctionProblem.At(FunctionSource.NameOf(declaration), method.Name, "NoBody"))
            : Execute(block, environment, new Flow(_ => Unknown, static value => value));
        _active.RemoveAt(_active.Count - 1);
        _declaration = caller;
        return result;
    }

    /// <summary>Notes a construct that no formula can express; each place once.</summary>
    private FunctionValue Refuse(FunctionProblem problem)
    {
        if (!_problems.Contains(problem))
        {
            _problems.Add(problem);
        }

        return Unknown;
    }

    private Condition RefuseCondition(IOperation operation, string reason)
    {
        Refuse(operation, reason);
        return false;
    }

    private FunctionValue Refuse(IOperation operation, string reason, params string[] arguments) => Refuse(FunctionProblem.At(operation.Syntax, reason, arguments));

    private FunctionValue Execute(IOperation statement, Environment environment, Flow flow)
    {
        cancellation.ThrowIfCancellationRequested();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return statement switch
        {
            IBlockOperation block => ExecuteAll(block.Operations, 0, environment, flow),
            ILocalFunctionOperation or IEmptyOperation => flow.Next(environment),
            ILabeledOperation { Operation: { } labeled } => Execute(labeled, environment, flow),
            IVariableDeclarationGroupOperation group => flow.Next(group.Declarations.SelectMany(static declaration => declaration.Declarators).Aggregate(environment, Declare)),
            IExpressionStatementOperation { Operation: var expression } => flow.Next(Assign(expression, environment)),
            IReturnOperation { ReturnedValue: { } value } => flow.Return(Evaluate(value, environment)),
            IConditionalOperation choice => ExecuteChoice(choice, environment, flow),
            ISwitchOperation @switch => ExecuteSwitch(@switch, environment, flow),
            IForLoopOperation loop => ExecuteFor(loop, Prepare(loop.Before, environment), flow),
            IWhileLoopOperation { ConditionIsTop: true, ConditionIsUntil: false } loop => ExecuteLoop(loop, loop.Condition, [], environment, flow),
            IForEachLoopOperation loop when Evaluate(loop.Collection, environment) is Units units && loop.LoopControlVariable is IVariableDeclaratorOperation variable =>
                ReducedUnits > 0 ? flow.Next(Reduce(loop, environment, variable.Symbol, new Variable(units.Prefix), first: 0)) : ExecuteUnits(loop, variable.Symbol, units, 0, environment, flow),
            IBranchOperation { BranchKind: BranchKind.Break } when flow.Break is { } behind => behind(environment),
            IBranchOperation { BranchKind: BranchKind.Continue } when flow.Continue is { } again => again(environment),
            ILoopOperation => flow.Next(Refused(statement, "Loop", environment)),
            IThrowOperation => Refuse(statement, "Throw"),
            _ => flow.Next(Refused(statement, "Statement", environment)),
        };
    }

    private FunctionValue ExecuteAll(IReadOnlyList<IOperation> statements, int index, Environment environment, Flow flow) => index == statements.Count
        ? flow.Next(environment)
        : Execute(statements[index], environment, flow with { Next = next => ExecuteAll(statements, index + 1, next, flow) });

    private Environment Refused(IOperation statement, string reason, Environment environment)
    {
        Refuse(statement, reason);
        return environment;
    }

    /// <summary>The environment behind a statement that control leaves only at its end.</summary>
    private Environment After(IOperation? statement, Environment environment)
    {
        Environment result = environment;
        if (statement is not null)
        {
            Execute(statement, environment, new Flow(
                next =>
                {
                    result = next;
                    return Unknown;
                },
                static value => value));
        }

        return result;
    }

    private Environment Prepare(IEnumerable<IOperation> statements, Environment environment) =>
        statements.Aggregate(environment, (current, statement) => After(statement, current));

    /// <summary>Whether control may leave a statement otherwise than at its end.</summary>
    private static bool Jumps(IOperation? statement) =>
        statement is not null && statement.DescendantsAndSelf().Any(static operation => operation is IReturnOperation or IBranchOperation or IThrowOperation);

    private FunctionValue ExecuteChoice(IConditionalOperation choice, Environment environment, Flow flow)
    {
        Condition condition = EvaluateCondition(choice.Condition, environment);
        if (condition is Truth(var known))
        {
            IOperation? taken = known ? choice.WhenTrue : choice.WhenFalse;
            return taken is null ? flow.Next(environment) : Execute(taken, environment, flow);
        }

        if (!Jumps(choice.WhenTrue) && !Jumps(choice.WhenFalse))
        {
            return flow.Next(Merge(choice, condition, After(choice.WhenTrue, environment), After(choice.WhenFalse, environment)));
        }

        FunctionValue then = Execute(choice.WhenTrue, environment, flow);
        FunctionValue otherwise = choice.WhenFalse is null ? flow.Next(environment) : Execute(choice.WhenFalse, environment, flow);
        return Choose(choice, condition, then, otherwise);
    }

    private FunctionValue ExecuteSwitch(ISwitchOperation @switch, Environment environment, Flow flow)
    {
        FunctionValue subject = Evaluate(@switch.Value, environment);
        Flow inside = flow with { Break = flow.Next };
        ISwitchCaseOperation? fallback = @switch.Cases.FirstOrDefault(static section => section.Clauses.Any(static clause => clause is IDefaultCaseClauseOperation));
        return From(0);

        FunctionValue From(int index)
        {
            if (index == @switch.Cases.Length)
            {
                return fallback is null ? flow.Next(environment) : ExecuteAll(fallback.Body, 0, environment, inside);
            }

            ISwitchCaseOperation section = @switch.Cases[index];
            Environment bound = environment;
            Condition condition = section.Clauses.Aggregate((Condition)false, (any, clause) => Or(any, Matches(clause)));
            return condition switch
            {
                Truth(true) => ExecuteAll(section.Body, 0, bound, inside),
                Truth(false) => From(index + 1),
                _ => Choose(section, condition, ExecuteAll(section.Body, 0, bound, inside), From(index + 1)),
            };

            Condition Matches(ICaseClauseOperation clause) => clause switch
            {
                IDefaultCaseClauseOperation => false,
                ISingleValueCaseClauseOperation { Value: var value } => Equal(clause, subject, Evaluate(value, environment)),
                IPatternCaseClauseOperation { Pattern: var pattern, Guard: var guard } => And(Match(pattern, subject, ref bound), guard is null ? true : EvaluateCondition(guard, bound)),
                _ => RefuseCondition(clause, "Pattern"),
            };
        }
    }

    private FunctionValue ExecuteFor(IForLoopOperation loop, Environment start, Flow flow) => FirstUnit(loop, start) is { } first
        ? flow.Next(Reduce(loop, start, loop.Locals[0], UnitReduction.Unit, first))
        : ExecuteLoop(loop, loop.Condition, loop.AtLoopBottom, start, flow);

    private FunctionValue ExecuteLoop(ILoopOperation loop, IOperation? condition, IReadOnlyList<IOperation> bottom, Environment environment, Flow flow)
    {
        bool isPlain = !Jumps(loop.Body);
        while (true)
        {
            Condition goesOn = condition is null ? true : EvaluateCondition(condition, environment);
            if (goesOn is Truth(false))
            {
                return flow.Next(environment);
            }

            if (goesOn is not Truth || ++_turns > MaximumTurns)
            {
                return flow.Next(Refused(loop, goesOn is Truth ? "LoopTooLong" : "Loop", environment));
            }

            if (!isPlain)
            {
                Environment start = environment;
                return Execute(loop.Body, start, new Flow(Turn, flow.Return, flow.Next, Turn));
            }

            environment = Prepare(bottom, After(loop.Body, environment));
        }

        FunctionValue Turn(Environment end) => ExecuteLoop(loop, condition, bottom, Prepare(bottom, end), flow);
    }

    /// <summary>A foreach over the units of a sample.</summary>
    private FunctionValue ExecuteUnits(IForEachLoopOperation loop, ISymbol variable, Units units, int index, Environment environment, Flow flow)
    {
        if (index == units.Count)
        {
            return flow.Next(environment);
        }

        if (++_turns > MaximumTurns)
        {
            return flow.Next(Refused(loop, "LoopTooLong", environment));
        }

        return Execute(loop.Body, environment.With(variable, UnitOf(units, index)), new Flow(Turn, flow.Return, flow.Next, Turn));

        FunctionValue Turn(Environment end) => ExecuteUnits(loop, variable, units, index + 1, end, flow);
    }

    private static Real UnitOf(Units units, long index) => new(UnitVariable(units.Prefix, (int)index));

    /// <summary>The variable of one unit: <c>y3</c>.</summary>
    public static Variable UnitVariable(string prefix, int unit) => new(prefix + Support.Literal.Integer(unit));

    private Environment Declare(Environment environment, IVariableDeclaratorOperation declarator)
    {
        IVariableInitializerOperation? initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        return initializer is null ? environment : Set(environment, declarator.Symbol, initializer.Value, Evaluate(initializer.Value, environment));
    }

    /// <summary>An assignment to a local variable or a parameter; any other statement has an effect that outlives it, or none.</summary>
    private Environment Assign(IOperation expression, Environment environment) => expression switch
    {
        ISimpleAssignmentOperation { Target: IDiscardOperation, Value: var value } => Discard(value, environment),
        ISimpleAssignmentOperation { IsRef: false, Value: var value } assignment when Variable(assignment.Target) is { } variable =>
            Set(environment, variable, value, Evaluate(value, environment)),
        ICompoundAssignmentOperation { OperatorMethod: var method } assignment when Variable(assignment.Target) is { } variable && IsArithmetic(method) =>
            Set(environment, variable, assignment, Combine(assignment, assignment.OperatorKind, assignment.Type, Evaluate(assignment.Target, environment), Evaluate(assignment.Value, environment))),
        IIncrementOrDecrementOperation step when Variable(step.Target) is { } variable && IsArithmetic(step.OperatorMethod) =>
            Set(environment, variable, step, Combine(step, step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract, step.Type, Evaluate(step.Target, environment), new Whole(1))),
        IAssignmentOperation or IIncrementOrDecrementOperation => Refused(expression, "SideEffect", environment),
        _ => Discard(expression, environment),
    };

    /// <summary>An expression whose value nobody uses is read only for what it may not contain.</summary>
    private Environment Discard(IOperation expression, Environment environment)
    {
        Evaluate(expression, environment);
        return environment;
    }

    private Environment Set(Environment environment, ISymbol variable, IOperation place, FunctionValue value) =>
        environment.With(variable, value is Real({ Size: > MaximumSize }) ? Refuse(place, "TooLarge") : value);

    /// <summary>The variable that an assignment sets; null unless the declaration being run declares it: what a local function finds around itself outlives its call.</summary>
    private ISymbol? Variable(IOperation target) => target switch
    {
        ILocalReferenceOperation { Local: { IsRef: false } local } when IsDeclaredHere(local) => local,
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } when IsDeclaredHere(parameter) => parameter,
        _ => null,
    };

    private bool IsDeclaredHere(ISymbol variable) => _declaration is { } declaration
        && variable.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == declaration.SyntaxTree && declaration.Span.Contains(reference.Span));

    /// <summary>The values behind a condition: those that the branches leave different become choices.</summary>
    private Environment Merge(IOperation place, Condition condition, Environment then, Environment otherwise)
    {
        Environment merged = then;
        foreach (ISymbol symbol in otherwise.Symbols)
        {
            FunctionValue second = otherwise.Find(symbol)!;
            FunctionValue? first = then.Find(symbol);
            merged = merged.With(symbol, first is null || first == second ? second : Choose(place, condition, first, second));
        }

        return merged;
    }

    private FunctionValue Choose(IOperation place, Condition condition, FunctionValue then, FunctionValue otherwise) => (then, otherwise) switch
    {
        _ when then == otherwise => then,
        (Boolean(var first), Boolean(var second)) => new Boolean(Or(And(condition, first), And(!condition, second))),
        (Boolean, _) or (_, Boolean) => Refuse(place, "Type"),
        _ => new Real(new Select(condition, Number(then), Number(otherwise))),
    };

    private static Expression Number(FunctionValue value) => value switch
    {
        Real(var expression) => expression,
        Whole(var number) => number,
        _ => Unknown.Expression,
    };
}
