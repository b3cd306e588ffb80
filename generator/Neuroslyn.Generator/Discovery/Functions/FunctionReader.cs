using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Discovery.Functions;

/// <summary>Reads the methods that <c>[Activation]</c> and <c>[Loss]</c> mark.</summary>
internal static class FunctionReader
{
    private const string LearnedAttribute = "LearnedAttribute";

    /// <summary>Names that formulas, emitted code or files give a meaning of their own.</summary>
    private static readonly HashSet<string> Reserved =
    [
        "z", "y", "t", "g", "a", "e", "w", "x", "share", "before", "delta", "weight", "bias", "parameters", "cells", "cell", "stride", "firstColumn", "endColumn", "column", "unit", "row", "value",
    ];

    /// <summary>What a marked method computes, and what keeps it from being differentiated.</summary>
    /// <param name="method">A method in source.</param>
    /// <param name="declaration">Its declaration.</param>
    /// <param name="role">Activation or loss.</param>
    /// <param name="compilation">The compilation that the method, or a reference to it, belongs to.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static FunctionReading Read(IMethodSymbol method, SyntaxNode declaration, FunctionRole role, Compilation compilation, CancellationToken cancellation)
    {
        if (SignatureProblem(method, declaration, role) is { } problem)
        {
            return new FunctionReading(0, [problem]);
        }

        var interpreter = new FunctionInterpreter(compilation, cancellation);
        Expression formula = interpreter.Read(method, declaration, [.. method.Parameters.Select(parameter => new Real(Variable(parameter, role)))]);
        return new FunctionReading(formula, interpreter.Problems);
    }

    /// <summary>The variable that a parameter is in the formula.</summary>
    public static Variable Variable(IParameterSymbol parameter, FunctionRole role) => parameter.Ordinal < role.Variables.Count
        ? role.Variables[parameter.Ordinal]
        : new Variable(IsReserved(parameter.Name) ? parameter.Name + "_" : parameter.Name);

    /// <summary>The learned parameters of a method in their order.</summary>
    public static EquatableArray<LearnedParameter> Learned(IMethodSymbol method, FunctionRole role) => method.Parameters
        .Select(parameter => (Parameter: parameter, Attribute: AttributeReader.Find(parameter, LearnedAttribute)))
        .Where(static pair => pair.Attribute is not null)
        .Select(pair => new LearnedParameter(Variable(pair.Parameter, role).Name, pair.Attribute!.Value.Number("InitialValue") ?? 0, pair.Attribute!.Value.Boolean("PerUnit") ?? false))
        .ToEquatableArray();

    /// <summary>The parameters that are constants: neither the function's variables nor learned.</summary>
    public static IEnumerable<IParameterSymbol> Constants(IMethodSymbol method, FunctionRole role) =>
        method.Parameters.Skip(role.Variables.Count).Where(static parameter => AttributeReader.Find(parameter, LearnedAttribute) is null);

    /// <summary>Shared parts of a formula are called u1, u2, ...; sums and vectors of units z0a, z0b, ...</summary>
    private static bool IsReserved(string name) =>
        Reserved.Contains(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || (name.Length > 1 && name[0] is 'u' or 'z' && char.IsDigit(name[1]));

    private static FunctionProblem? SignatureProblem(IMethodSymbol method, SyntaxNode declaration, FunctionRole role)
    {
        Location name = FunctionSource.NameOf(declaration);
        if (!method.IsStatic)
        {
            return FunctionProblem.At(name, method.Name, "NotStatic");
        }

        bool isNumber = method.ReturnType is { SpecialType: SpecialType.System_Single or SpecialType.System_Double } or ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method };
        bool fits = method.Parameters.Length >= role.Variables.Count
            && method.Parameters.All(parameter => parameter.RefKind == RefKind.None && !parameter.IsParams && SymbolEqualityComparer.Default.Equals(parameter.Type, method.ReturnType));
        if (!isNumber || !fits || method.RefKind != RefKind.None)
        {
            return FunctionProblem.At(name, method.Name, role.IsLoss ? "LossSignature" : "ActivationSignature");
        }

        IParameterSymbol? misplaced = method.Parameters.FirstOrDefault(parameter =>
            (role.IsLoss || parameter.Ordinal < role.Variables.Count) && AttributeReader.Find(parameter, LearnedAttribute) is not null);
        return misplaced is null ? null : FunctionProblem.At(misplaced.Locations[0], misplaced.Name, "Learned");
    }
}
