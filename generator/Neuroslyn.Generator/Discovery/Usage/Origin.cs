using Microsoft.CodeAnalysis;

namespace Neuroslyn.Generator.Discovery.Usage;

/// <summary>Where the value of a variable comes from.</summary>
/// <param name="Value">The expression.</param>
/// <param name="Write">The declaration or assignment that gives it to the variable.</param>
/// <param name="Element">The position in the expression's tuple, or -1 for all of it.</param>
/// <param name="IsLoopElement">Whether the variable runs over the elements of the expression.</param>
internal sealed record Origin(IOperation Value, IOperation Write, int Element = -1, bool IsLoopElement = false)
{
    /// <summary>Whether the variable holds the expression's value itself.</summary>
    public bool IsWhole => Element < 0 && !IsLoopElement;
}
