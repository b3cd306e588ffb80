using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Neuroslyn.Generator.Model.Usage;

namespace Neuroslyn.Generator.Discovery.Usage;

/// <summary>Reads what one member of user code does with the runtime and with networks. It judges nothing.</summary>
internal sealed class UsageReader
{
    private readonly List<CreationUse> _creations = [];
    private readonly List<CallUse> _calls = [];
    private readonly List<PropertyUse> _properties = [];
    private readonly List<UnusedLocal> _unused = [];
    private readonly ValueReader _values;
    private readonly VariableOrigins _origins;
    private readonly NestingReader _nestings;
    private readonly PlaceTable _places;
    private readonly RuntimeTypes _types;
    private readonly CancellationToken _cancellation;

    private UsageReader(ValueReader values, VariableOrigins origins, NestingReader nestings, PlaceTable places, RuntimeTypes types, CancellationToken cancellation)
    {
        _values = values;
        _origins = origins;
        _nestings = nestings;
        _places = places;
        _types = types;
        _cancellation = cancellation;
    }

    /// <summary>Reads a member; null if it has nothing to do with the runtime.</summary>
    /// <param name="member">The method, constructor, accessor, field or property whose code it is.</param>
    /// <param name="blocks">Its bodies and initialisers.</param>
    /// <param name="types">Tells runtime and networks from everything else.</param>
    /// <param name="compilation">For initialisers that stand elsewhere.</param>
    /// <param name="cancellation">Ends reading.</param>
    public static UsageReading? Read(ISymbol member, IEnumerable<IOperation> blocks, RuntimeTypes types, Compilation compilation, CancellationToken cancellation)
    {
        IOperation[] roots = [.. blocks.Where(static block => block is not IAttributeOperation)];
        IEnumerable<IOperation> all = roots.SelectMany(static root => root.DescendantsAndSelf());
        if (!all.Any(operation => IsRelevant(operation, types, cancellation)))
        {
            return null;
        }

        IOperation[] operations = [.. all];
        var origins = VariableOrigins.Of(operations);
        var nestings = new NestingReader();
        var places = new PlaceTable(roots);
        var values = new ValueReader(new ValueFlow(origins, compilation, cancellation), new ArrayContents(operations, origins), nestings, places, types, cancellation);
        var reader = new UsageReader(values, origins, nestings, places, types, cancellation);
        foreach (IOperation operation in operations)
        {
            cancellation.ThrowIfCancellationRequested();
            reader.Visit(operation);
        }

        return new UsageReading(reader.Model(IsEntryPoint(member)), places.Locations);
    }

    private static bool IsRelevant(IOperation operation, RuntimeTypes types, CancellationToken cancellation)
    {
        ITypeSymbol? type = operation switch
        {
            IObjectCreationOperation or IWithOperation => operation.Type,
            IInvocationOperation call => call.TargetMethod.ContainingType,
            _ => null,
        };
        return types.IsRelevant(type, cancellation);
    }

    private static bool IsEntryPoint(ISymbol member) => member is IMethodSymbol { IsStatic: true, Name: "Main" or "<Main>$" };

    private void Visit(IOperation operation)
    {
        switch (operation)
        {
            case IObjectCreationOperation creation when IsRelevant(creation, _types, _cancellation):
                _creations.Add(_values.Creation(creation));
                break;
            case IWithOperation copy when IsRelevant(copy, _types, _cancellation):
                _creations.Add(_values.Creation(copy));
                break;
            case IInvocationOperation call when IsRelevant(call, _types, _cancellation):
                _calls.Add(_values.Call(call));
                if (_values.Named(call) is { } named)
                {
                    _creations.Add(named);
                }

                break;
            case IPropertyReferenceOperation { Parent.Parent: not IObjectOrCollectionInitializerOperation } property when RuntimeTypes.IsRuntime(property.Property.ContainingType):
                Visit(property);
                break;
            case IVariableDeclaratorOperation declarator when !_origins.IsRead(declarator.Symbol):
                VisitUnused(declarator);
                break;
        }
    }

    private void Visit(IPropertyReferenceOperation property)
    {
        SyntaxNodeOrToken name = property.Syntax is MemberAccessExpressionSyntax access ? access.Name : property.Syntax;
        _properties.Add(new PropertyUse(
            property.Property.ContainingType.Name,
            property.Property.Name,
            property.Instance is null ? null : _values.Value(property.Instance),
            _places.Of(name),
            _nestings.Of(property)));
    }

    private void VisitUnused(IVariableDeclaratorOperation declarator)
    {
        if (declarator.GetVariableInitializer() is { } initializer && Expressions.Unwrap(initializer.Value) is IInvocationOperation call && declarator.Syntax is VariableDeclaratorSyntax syntax)
        {
            _unused.Add(new UnusedLocal(declarator.Symbol.Name, _places.Of(syntax.Identifier), ValueReader.TypeName(declarator.Symbol.Type), _values.Call(call)));
        }
    }

    private UsageModel Model(bool isEntryPoint) => new()
    {
        Creations = _creations,
        Calls = [.. _calls.OrderBy(static call => call.Position)],
        Properties = _properties,
        UnusedLocals = _unused,
        IsEntryPoint = isEntryPoint,
    };
}
