using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Neuroslyn.Generator.Discovery.Functions;

/// <summary>The values of parameters and local variables at one point of a body.</summary>
internal readonly struct Environment(ImmutableDictionary<ISymbol, FunctionValue> values)
{
    public static Environment Empty { get; } = new(ImmutableDictionary.Create<ISymbol, FunctionValue>(SymbolEqualityComparer.Default));

    /// <summary>The variables that have a value.</summary>
    public IEnumerable<ISymbol> Symbols => values.Keys;

    /// <summary>The value of a variable; null if it has none yet.</summary>
    public FunctionValue? Find(ISymbol symbol) => values.TryGetValue(symbol, out FunctionValue? value) ? value : null;

    public Environment With(ISymbol symbol, FunctionValue value) => new(values.SetItem(symbol, value));
}
