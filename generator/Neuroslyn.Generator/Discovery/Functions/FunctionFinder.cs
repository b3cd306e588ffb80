using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Discovery.Functions;

/// <summary>Finds the method that an attribute of a network names, and reads it into the model.</summary>
internal static class FunctionFinder
{
    /// <summary>A loss that names single units is written out unit by unit; beyond this the generated method would be larger than the compiler optimises well.</summary>
    private const int MaximumUnits = 64;

    /// <summary>The function of that name in a class, its bases or the classes around it.</summary>
    /// <param name="type">Where to look.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="arguments">The constants that the attribute gives.</param>
    /// <param name="role">Activation or loss.</param>
    /// <param name="precision">Decides between overloads.</param>
    /// <param name="compilation">The network's compilation.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <param name="units">The units of the network's output, for a loss; 0 where they are not known.</param>
    public static FunctionModel Read(
        INamedTypeSymbol type, string name, IReadOnlyList<double> arguments, FunctionRole role, Precision precision, Compilation compilation, CancellationToken cancellation, int units = 0)
    {
        List<IMethodSymbol> methods = [.. Methods(type, name)];
        List<IMethodSymbol> marked = [.. methods.Where(method => AttributeReader.Find(method, role.AttributeName) is not null)];
        if (marked.Count == 0)
        {
            return Faulty(name, methods.Count == 0 ? FunctionFault.NotFound : FunctionFault.NotMarked, type.Name);
        }

        if (Choose(marked, precision) is not { } chosen)
        {
            return Faulty(name, FunctionFault.Ambiguous, type.Name);
        }

        if (FunctionSource.DeclarationOf(chosen, cancellation) is not { } declaration)
        {
            return Faulty(name, FunctionFault.Compiled, chosen.ContainingAssembly.Name);
        }

        bool isOverUnits = FunctionReader.IsOverUnits(chosen, role);
        if (isOverUnits && units < 1)
        {
            return Faulty(name, FunctionFault.Units, Literal.Integer(units));
        }

        FunctionReading reading = FunctionReader.Read(chosen, declaration, role, compilation, cancellation, isOverUnits ? units : null);
        if (isOverUnits && units > MaximumUnits && reading.Reductions.Count == 0)
        {
            return Faulty(name, FunctionFault.Units, Literal.Integer(units));
        }

        if (reading.Problems.Count > 0)
        {
            if (isOverUnits && FunctionReader.Read(chosen, declaration, role, compilation, cancellation).Problems.Count == 0)
            {
                return Faulty(name, FunctionFault.Units, Literal.Integer(units));
            }

            bool isHere = SymbolEqualityComparer.Default.Equals(chosen.ContainingAssembly, compilation.Assembly);
            return Faulty(name, isHere ? FunctionFault.Body : FunctionFault.Elsewhere, chosen.ContainingAssembly.Name);
        }

        List<IParameterSymbol> constants = [.. FunctionReader.Constants(chosen, role)];
        if (arguments.Count > constants.Count || constants.Skip(arguments.Count).Any(static parameter => !parameter.HasExplicitDefaultValue))
        {
            return Faulty(name, FunctionFault.Arguments, string.Join(", ", constants.Select(static parameter => parameter.Name)));
        }

        return new FunctionModel
        {
            Name = name,
            Fault = FunctionFault.None,
            Source = FunctionSource.OneLine(declaration),
            Formula = WithConstants(reading.Formula, constants, arguments, role),
            Reductions = reading.Reductions.Select(reduction => reduction with { Body = WithConstants(reduction.Body, constants, arguments, role) }).ToEquatableArray(),
            Learned = FunctionReader.Learned(chosen, role),
            UnitCount = isOverUnits ? units : 0,
            SumsOverUnits = AttributeReader.Find(chosen, role.AttributeName)!.Value.Boolean("SumOverUnits") ?? false,
        };
    }

    private static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            for (INamedTypeSymbol? @base = outer; @base is not null; @base = @base.BaseType)
            {
                foreach (IMethodSymbol method in @base.GetMembers(name).OfType<IMethodSymbol>())
                {
                    yield return method;
                }
            }
        }
    }

    /// <summary>The only method, or the only one of the network's number type, or the only generic one.</summary>
    private static IMethodSymbol? Choose(List<IMethodSymbol> methods, Precision precision)
    {
        SpecialType number = precision == Precision.Double ? SpecialType.System_Double : SpecialType.System_Single;
        List<IMethodSymbol> exact = [.. methods.Where(method => method.ReturnType.SpecialType == number)];
        List<IMethodSymbol> generic = [.. methods.Where(static method => method.IsGenericMethod)];
        return methods.Count == 1 ? methods[0] : exact.Count == 1 ? exact[0] : exact.Count == 0 && generic.Count == 1 ? generic[0] : null;
    }

    private static Expression WithConstants(Expression formula, List<IParameterSymbol> constants, IReadOnlyList<double> arguments, FunctionRole role)
    {
        for (int i = 0; i < constants.Count; i++)
        {
            double value = i < arguments.Count ? arguments[i] : Convert.ToDouble(constants[i].ExplicitDefaultValue, System.Globalization.CultureInfo.InvariantCulture);
            formula = Tree.Replace(formula, FunctionReader.Variable(constants[i], role), value);
        }

        return formula;
    }

    private static FunctionModel Faulty(string name, FunctionFault fault, string detail) => new() { Name = name, Fault = fault, Detail = detail };
}
