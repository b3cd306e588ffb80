using Microsoft.CodeAnalysis;

namespace Neuroslyn.CodeFixes;

/// <summary>How an attribute's arguments are named: the constructor it is written with, and the others it could be.</summary>
/// <param name="Chosen">The constructor; null if the compiler finds none that fits.</param>
/// <param name="Type">The attribute's class.</param>
internal sealed record AttributeConstructors(IMethodSymbol? Chosen, INamedTypeSymbol Type)
{
    /// <summary>The name of the parameter that a positional argument is for; null if there is none.</summary>
    public string? ParameterAt(int position) => Chosen?.Parameters is not { Length: > 0 } parameters
        ? null
        : position < parameters.Length ? parameters[position].Name : parameters[parameters.Length - 1] is { IsParams: true } last ? last.Name : null;

    /// <summary>The position of a parameter, in whichever constructor has it; -1 if the name is that of a property.</summary>
    public int PositionOf(string name)
    {
        foreach (IMethodSymbol? constructor in Type.InstanceConstructors.Prepend(Chosen))
        {
            if (constructor?.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } found)
            {
                return found.Ordinal;
            }
        }

        return -1;
    }
}
