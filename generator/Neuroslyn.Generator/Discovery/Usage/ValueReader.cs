using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Model.Usage;

namespace Neuroslyn.Generator.Discovery.Usage;

/// <summary>Turns expressions, creations and calls of a member into plain values. Each is read once.</summary>
internal sealed class ValueReader(ValueFlow flow, ArrayContents arrays, NestingReader nestings, PlaceTable places, RuntimeTypes types, CancellationToken cancellation)
{
    /// <summary>Deeper nesting than anybody writes; half-typed code may refer to itself.</summary>
    private const int Deepest = 12;

    private readonly Dictionary<IOperation, CallUse> _calls = [];
    private readonly Dictionary<IOperation, CreationUse> _creations = [];
    private int _depth;

    /// <summary>Reads an expression.</summary>
    public UsageValue Value(IOperation operation)
    {
        if (_depth > Deepest)
        {
            return UsageValue.Unknown;
        }

        _depth++;
        try
        {
            return Read(operation);
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>Reads a call.</summary>
    public CallUse Call(IInvocationOperation call)
    {
        if (_calls.TryGetValue(call, out CallUse? known))
        {
            return known;
        }

        IMethodSymbol method = call.TargetMethod;
        bool isExtension = method.IsExtensionMethod && call.Instance is null && call.Arguments.Length > 0;
        IOperation? receiver = isExtension ? call.Arguments[0].Value : call.Instance;
        return _calls[call] = new CallUse
        {
            Position = call.Syntax.SpanStart,
            Type = IsRelevant(method.ContainingType) ? method.ContainingType.Name : "",
            Method = method.Name,
            Place = places.Of(MethodName(call.Syntax)),
            Expression = call.Syntax.Parent is ConditionalAccessExpressionSyntax ? Place.None : places.Of(call.Syntax),
            Receiver = receiver is null ? null : Value(receiver),
            Arguments = Arguments(isExtension ? call.Arguments.Skip(1) : call.Arguments),
            Nesting = nestings.Of(call),
            IsDiscarded = call.Parent is IExpressionStatementOperation,
        };
    }

    /// <summary>Reads an object's creation with its initialiser.</summary>
    public CreationUse Creation(IObjectCreationOperation creation)
    {
        if (!_creations.TryGetValue(creation, out CreationUse? known))
        {
            Dictionary<string, UsageValue> settings = Arguments(creation.Arguments);
            IEnumerable<string> own = settings.Where(static setting => setting.Value.IsWritten).Select(static setting => setting.Key).ToList();
            _creations[creation] = known = Created(creation, creation.Type!, settings, own.Concat(Initialise(settings, creation.Initializer)), isComplete: true);
        }

        return known;
    }

    /// <summary>Reads a copy with changes.</summary>
    public CreationUse Creation(IWithOperation copy)
    {
        if (!_creations.TryGetValue(copy, out CreationUse? known))
        {
            CreationUse? original = Value(copy.Operand).Creation;
            var settings = new Dictionary<string, UsageValue>(StringComparer.OrdinalIgnoreCase);
            foreach (KeyValuePair<string, UsageValue> setting in original?.Settings ?? settings)
            {
                settings[setting.Key] = setting.Value;
            }

            IEnumerable<string> own = Initialise(settings, copy.Initializer);
            _creations[copy] = known = Created(copy, copy.Type!, settings, own, original?.IsComplete == true);
        }

        return known;
    }

    /// <summary>Reads an optimizer that is made by name; null for any other call, and for a name that is not constant or unknown.</summary>
    public CreationUse? Named(IInvocationOperation call)
    {
        if (_creations.TryGetValue(call, out CreationUse? known))
        {
            return known;
        }

        if (call.TargetMethod is not { Name: "Create", ContainingType: { Name: "Optimizer" } optimizer }
            || !RuntimeTypes.IsRuntime(optimizer)
            || Call(call).Argument("name").Constant is not { } name
            || NamedOptimizers.Find(name) is not { } type
            || optimizer.ContainingNamespace.GetTypeMembers(type).FirstOrDefault() is not { } made)
        {
            return null;
        }

        UsageValue rate = Call(call).Argument("learningRate");
        Dictionary<string, UsageValue> settings = new(StringComparer.OrdinalIgnoreCase);
        if (rate.IsWritten && !rate.IsNull)
        {
            settings["learningRate"] = rate;
        }

        return _creations[call] = Created(call, made, settings, settings.Keys.ToList(), isComplete: true);
    }

    /// <summary>A type's name without namespace and arguments.</summary>
    public static string TypeName(ITypeSymbol? type) => type is IArrayTypeSymbol array ? TypeName(array.ElementType) + "[]" : type?.Name ?? "";

    private UsageValue Read(IOperation operation)
    {
        (IOperation made, string? part, bool isLoopElement) = flow.Follow(operation);
        bool isWhole = part is null && !isLoopElement;
        IOperation written = Expressions.Unwrap(operation);
        (ArrayContent content, IReadOnlyList<IOperation> elements) = arrays.Of(written);
        return new UsageValue
        {
            Place = places.Of(operation.Syntax),
            Text = Expressions.Text(operation.Syntax),
            Identity = flow.Identity(operation),
            Number = flow.Number(operation),
            Flag = isWhole && made.ConstantValue is { HasValue: true, Value: bool flag } ? flag : null,
            Constant = isWhole ? Expressions.ConstantName(made) : null,
            IsNull = isWhole && (made.ConstantValue is { HasValue: true, Value: null } || made is IDefaultValueOperation { Type.IsReferenceType: true }),
            Creation = !isWhole ? null : made is IObjectCreationOperation creation && IsRelevant(creation.Type) ? Creation(creation) : made is IWithOperation copy && IsRelevant(copy.Type) ? Creation(copy) : made is IInvocationOperation named ? Named(named) : null,
            Call = made is IInvocationOperation call && IsRelevant(call.TargetMethod.ContainingType) ? Call(call) : null,
            Part = part,
            IsLoopElement = isLoopElement,
            Network = types.Network(written.Type, cancellation),
            Numbers = isWhole ? Numbers(made) : null,
            Items = isWhole ? Items(made) : [],
            Type = TypeName(written.Type),
            Elements = content,
            ElementUses = [.. elements.Select(element => new ElementUse(places.Of(element.Syntax), places.Of(ArrayContents.Dividend(element).Syntax)))],
            DeclarationLoops = DeclarationLoops(written),
        };
    }

    private static IEnumerable<IOperation>? Elements(IOperation made) => made switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation collection => collection.Elements,
        _ => null,
    };

    /// <summary>The objects of the runtime that a list is written with.</summary>
    private IReadOnlyList<UsageValue> Items(IOperation made) => Elements(made) is { } elements
        ? [.. elements.Where(static element => Expressions.Unwrap(element).Type is { IsReferenceType: true } type && RuntimeTypes.IsRuntime(type)).Select(Value)]
        : [];

    private IReadOnlyList<double>? Numbers(IOperation made)
    {
        double?[]? numbers = Elements(made)?.Select(element => flow.Number(element)).ToArray();
        return numbers is null || numbers.Any(static number => number is null) ? null : [.. numbers.Select(static number => number!.Value)];
    }

    private IReadOnlyList<int>? DeclarationLoops(IOperation written) => written switch
    {
        ILocalReferenceOperation { Local: var local } => flow.Origins.Find(local) is { } origin ? nestings.Of(origin.Write).Loops : null,
        IMemberReferenceOperation { Instance: { } instance } => DeclarationLoops(Expressions.Unwrap(instance)),
        IParameterReferenceOperation or IMemberReferenceOperation or IInstanceReferenceOperation => [],
        _ => null,
    };

    private bool IsRelevant(ITypeSymbol? type) => types.IsRelevant(type, cancellation);

    private Dictionary<string, UsageValue> Arguments(IEnumerable<IArgumentOperation> arguments)
    {
        var values = new Dictionary<string, UsageValue>(StringComparer.OrdinalIgnoreCase);
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is { } parameter)
            {
                // What is left out stands nowhere; the compiler gives it the place of the call.
                UsageValue value = Value(argument.Value);
                values[parameter.Name] = argument.ArgumentKind == ArgumentKind.Explicit ? value : value with { Place = Place.None };
            }
        }

        return values;
    }

    /// <summary>Adds the members that an initialiser sets to the settings; returns their names.</summary>
    private List<string> Initialise(Dictionary<string, UsageValue> settings, IObjectOrCollectionInitializerOperation? initializer)
    {
        var names = new List<string>();
        foreach (IOperation member in initializer?.Initializers ?? [])
        {
            if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment)
            {
                settings[property.Property.Name] = Value(assignment.Value) with { Assignment = places.Of(assignment.Syntax) };
                names.Add(property.Property.Name);
            }
        }

        return names;
    }

    private CreationUse Created(IOperation operation, ITypeSymbol type, Dictionary<string, UsageValue> settings, IEnumerable<string> own, bool isComplete) => new()
    {
        Type = type.Name,
        Bases = [.. Bases(type)],
        Place = places.Of(operation.Syntax),
        Settings = settings,
        OwnSettings = new HashSet<string>(own, StringComparer.OrdinalIgnoreCase),
        IsComplete = isComplete,
        Nesting = nestings.Of(operation),
        Network = types.Network(type, cancellation),
    };

    private static IEnumerable<string> Bases(ITypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor.Name;
        }

        foreach (INamedTypeSymbol contract in RuntimeTypes.IsRuntime(type) ? type.AllInterfaces : [])
        {
            yield return contract.Name;
        }
    }

    private static SyntaxNodeOrToken MethodName(SyntaxNode call) => call is InvocationExpressionSyntax invocation
        ? invocation.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            var name => name,
        }
        : call;
}
