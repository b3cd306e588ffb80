using Neuroslyn.Generator.Calculus;

namespace Neuroslyn.Generator.Discovery.Functions;

/// <summary>What an expression of a function's body stands for while it is read.</summary>
internal abstract record FunctionValue;

/// <summary>A real number that depends on the function's parameters.</summary>
internal sealed record Real(Expression Expression) : FunctionValue;

/// <summary>A whole number that is known when the function is read: a loop's counter.</summary>
internal sealed record Whole(long Number) : FunctionValue;

/// <summary>The predictions or targets of all units of a sample: a span.</summary>
/// <param name="Prefix">The variable of unit 3 is <c>Prefix3</c>.</param>
/// <param name="Count">The number of units.</param>
internal sealed record Units(string Prefix, int Count) : FunctionValue;

/// <summary>A truth value that depends on the function's parameters.</summary>
internal sealed record Boolean(Condition Condition) : FunctionValue;
