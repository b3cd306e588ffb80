using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Neuroslyn.Generator.Discovery.Usage;

/// <summary>Which variables of a member are given a value exactly once, and which one. Of anything written twice or passed by reference nothing is known.</summary>
internal sealed class VariableOrigins
{
    private readonly Dictionary<ISymbol, Origin?> _origins = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _reads = new(SymbolEqualityComparer.Default);

    private VariableOrigins()
    {
    }

    /// <summary>Reads a member.</summary>
    public static VariableOrigins Of(IEnumerable<IOperation> operations)
    {
        var origins = new VariableOrigins();
        foreach (IOperation operation in operations)
        {
            origins.Visit(operation);
        }

        return origins;
    }

    /// <summary>The one value of a variable, or null.</summary>
    public Origin? Find(ISymbol variable) => _origins.TryGetValue(variable, out Origin? origin) ? origin : null;

    /// <summary>Whether a variable has one value throughout: it is written at most once, and never by reference.</summary>
    public bool IsSteady(ISymbol variable) => !_origins.TryGetValue(variable, out Origin? origin) || origin is not null;

    /// <summary>Whether anything but its declaration mentions a local variable.</summary>
    public bool IsRead(ISymbol local) => _reads.Contains(local);

    private void Visit(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } alias when alias.GetVariableInitializer() is { } aliased:
                // What another name can write through is as good as written.
                Write(alias.Symbol, origin: null);
                Write(aliased.Value, origin: null);
                break;
            case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer:
                Write(declarator.Symbol, new Origin(initializer.Value, declarator));
                break;
            case IForEachLoopOperation loop:
                WriteLoopVariable(loop);
                break;
            case ISimpleAssignmentOperation { IsRef: true } alias:
                Write(alias.Target, origin: null);
                Write(alias.Value, origin: null);
                break;
            case ISimpleAssignmentOperation assignment:
                Write(assignment.Target, new Origin(assignment.Value, assignment));
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                WriteElements(deconstruction.Target, deconstruction.Value, deconstruction, isLoopElement: false);
                break;
            case IAssignmentOperation assignment:
                Write(assignment.Target, origin: null);
                break;
            case IIncrementOrDecrementOperation increment:
                Write(increment.Target, origin: null);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                Write(argument.Value, origin: null);
                break;
            case IAddressOfOperation address:
                Write(address.Reference, origin: null);
                break;
            case ILocalReferenceOperation { IsDeclaration: false } reference:
                _reads.Add(reference.Local);
                break;
        }
    }

    private void WriteLoopVariable(IForEachLoopOperation loop)
    {
        if (loop.LoopControlVariable is IVariableDeclaratorOperation declarator)
        {
            Write(declarator.Symbol, new Origin(loop.Collection, declarator, IsLoopElement: true));
        }
        else
        {
            WriteElements(loop.LoopControlVariable, loop.Collection, loop.LoopControlVariable, isLoopElement: true);
        }
    }

    private void WriteElements(IOperation target, IOperation value, IOperation write, bool isLoopElement)
    {
        if (Expressions.Unwrap(target) is not ITupleOperation tuple)
        {
            return;
        }

        var literal = isLoopElement ? null : Expressions.Unwrap(value) as ITupleOperation;
        for (int i = 0; i < tuple.Elements.Length; i++)
        {
            if (Expressions.Unwrap(tuple.Elements[i]) is ITupleOperation nested)
            {
                // Parts of parts are followed no further; what they are written to is not known.
                WriteUnknown(nested);
            }
            else
            {
                Write(tuple.Elements[i], literal?.Elements.Length == tuple.Elements.Length ? new Origin(literal.Elements[i], write) : new Origin(value, write, i, isLoopElement));
            }
        }
    }

    private void WriteUnknown(ITupleOperation tuple)
    {
        foreach (IOperation element in tuple.Elements)
        {
            if (Expressions.Unwrap(element) is ITupleOperation nested)
            {
                WriteUnknown(nested);
            }
            else
            {
                Write(element, origin: null);
            }
        }
    }

    private void Write(IOperation target, Origin? origin)
    {
        ISymbol? variable = Expressions.Unwrap(target) switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFieldReferenceOperation { Field.ContainingType.IsTupleType: false } field => field.Field,
            IPropertyReferenceOperation property => property.Property,
            _ => null,
        };
        bool isInitializer = target.Parent?.Parent is IObjectOrCollectionInitializerOperation;
        if (variable is not null && !isInitializer)
        {
            // A parameter has a value before any is written; so has a field, which other members may write besides.
            Write(variable, variable is ILocalSymbol ? origin : null);
        }
    }

    private void Write(ISymbol variable, Origin? origin) => _origins[variable] = _origins.ContainsKey(variable) ? null : origin;
}
