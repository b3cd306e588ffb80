using Microsoft.CodeAnalysis;

namespace Neuroslyn.Generator;

/// <summary>
/// How a fault of the generator reaches the user. An exception would make the compiler drop all generated code with a warning about the
/// generator; instead the generator writes a stub that carries the fault in a constant, and the analyzer reports what it finds there.
/// </summary>
internal static class GenerationFailure
{
    /// <summary>The constant's name.</summary>
    public const string ConstantName = "NeuroslynGenerationFailure";

    /// <summary>The fault in one line.</summary>
    public static string Describe(Exception exception) => $"{exception.GetType().Name}: {exception.Message.Replace("\r", "").Replace('\n', ' ')}";

    /// <summary>The fault that the stub of a class carries; null for none.</summary>
    public static string? Find(INamedTypeSymbol type) => type.GetMembers(ConstantName).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue as string;
}
