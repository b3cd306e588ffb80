using Microsoft.CodeAnalysis.CSharp;

namespace Neuroslyn.Generator.Validation;

/// <summary>What the project's language version must allow.</summary>
internal static class LanguageRules
{
    /// <summary>Partial properties came with C# 13.</summary>
    public static bool HasPartialProperties(LanguageVersion effective) => effective >= LanguageVersion.CSharp13;
}
