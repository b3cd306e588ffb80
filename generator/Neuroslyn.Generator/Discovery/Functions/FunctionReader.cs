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

    /// <summary>What such names begin with that end in a number.</summary>
    private static readonly string[] NumberedNames = ["u", "z", "m", "y", "t", "total"];

    /// <summary>What a marked method computes, and what keeps it from being differentiated.</summary>
    /// <param name="method">A method in source.</param>
    /// <param name="declaration">Its declaration.</param>
    /// <param name="role">Activation or loss.</param>
    /// <param name="compilation">The compilation that the method, or a reference to it, belongs to.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <param name="units">For a loss over spans the number of units it is written out for; null to read it for itself.</param>
    public static FunctionReading Read(IMethodSymbol method, SyntaxNode declaration, FunctionRole role, Compilation compilation, CancellationToken cancellation, int? units = null)
    {
        if (SignatureProblem(method, declaration, role) is { } problem)
        {
            return new FunctionReading(0, [problem], [], []);
        }

        int count = units ?? FunctionInterpreter.ExampleUnits;
        if (IsOverUnits(method, role) && ReadWith(new FunctionInterpreter(compilation, cancellation) { ReducedUnits = count }) is var loops && loops.Problems.Count == 0 && IsOfReductions(loops, method, role))
        {
            return loops;
        }

        return ReadWith(new FunctionInterpreter(compilation, cancellation) { HasExampleUnits = units is null });

        FunctionReading ReadWith(FunctionInterpreter interpreter)
        {
            Expression formula = interpreter.Read(method, declaration, [.. method.Parameters.Select(parameter =>
                IsSpan(parameter.Type) ? (FunctionValue)new Units(Variable(parameter, role).Name, count) : new Real(Variable(parameter, role)))]);
            return new FunctionReading(formula, interpreter.Problems, interpreter.Bodies, interpreter.Reductions);
        }
    }

    /// <summary>Whether a loss knows units only through reductions, so that no single one is named in it.</summary>
    private static bool IsOfReductions(FunctionReading reading, IMethodSymbol method, FunctionRole role)
    {
        HashSet<string> known = [.. Constants(method, role).Select(parameter => Variable(parameter, role).Name), .. reading.Reductions.Select(static reduction => reduction.Name)];
        HashSet<string> ofUnits = [.. known, .. role.Variables.Select(static variable => variable.Name), ((Variable)UnitReduction.Unit).Name];
        return reading.Reductions.Count > 0
            && Tree.Variables(reading.Formula).All(known.Contains)
            && reading.Reductions.SelectMany(static reduction => Tree.Variables(reduction.Body)).All(ofUnits.Contains);
    }

    /// <summary>Whether a loss takes the predictions and targets of all units of a sample at once.</summary>
    public static bool IsOverUnits(IMethodSymbol method, FunctionRole role) => role.IsLoss && method.Parameters.Length > 0 && IsSpan(method.Parameters[0].Type);

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

    /// <summary>
    /// Shared parts of a formula are called u1, u2, ...; sums and vectors of units z0a, z0b, ...; masks m0, m1, ...; the units of a sample y0, y1, ... and
    /// t0, t1, ...; what the gradients of learned parameters add up to total0, total1, ...
    /// </summary>
    private static bool IsReserved(string name) =>
        Reserved.Contains(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || NumberedNames.Any(start => name.Length > start.Length && name.StartsWith(start, StringComparison.Ordinal) && char.IsDigit(name[start.Length]));

    private static bool IsSpan(ITypeSymbol type) => type is INamedTypeSymbol { Name: "ReadOnlySpan", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The number type of a parameter; of the two spans of a loss over units that of their elements.</summary>
    private static ITypeSymbol NumberOf(IMethodSymbol method, IParameterSymbol parameter, FunctionRole role) =>
        IsOverUnits(method, role) && parameter.Ordinal < role.Variables.Count && IsSpan(parameter.Type) ? ((INamedTypeSymbol)parameter.Type).TypeArguments[0] : parameter.Type;

    private static FunctionProblem? SignatureProblem(IMethodSymbol method, SyntaxNode declaration, FunctionRole role)
    {
        Location name = FunctionSource.NameOf(declaration);
        if (!method.IsStatic)
        {
            return FunctionProblem.At(name, method.Name, "NotStatic");
        }

        bool isNumber = method.ReturnType is { SpecialType: SpecialType.System_Single or SpecialType.System_Double } or ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method };
        bool fits = method.Parameters.Length >= role.Variables.Count
            && method.Parameters.All(parameter => parameter.RefKind == RefKind.None && !parameter.IsParams && SymbolEqualityComparer.Default.Equals(NumberOf(method, parameter, role), method.ReturnType));
        if (!isNumber || !fits || method.RefKind != RefKind.None)
        {
            return FunctionProblem.At(name, method.Name, role.IsLoss ? "LossSignature" : "ActivationSignature");
        }

        IParameterSymbol? misplaced = method.Parameters.FirstOrDefault(parameter =>
            (role.IsLoss || parameter.Ordinal < role.Variables.Count) && AttributeReader.Find(parameter, LearnedAttribute) is not null);
        return misplaced is null ? null : FunctionProblem.At(misplaced.Locations[0], misplaced.Name, "Learned");
    }
}
