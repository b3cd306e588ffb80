using Microsoft.CodeAnalysis;
using Neuroslyn.Generator.Calculus;

namespace Neuroslyn.Generator.Discovery.Functions;

/// <summary>A method read as a formula.</summary>
/// <param name="Formula">Of the role's variables and one variable per further parameter; means nothing where there are problems.</param>
/// <param name="Problems">What keeps the method from being differentiated.</param>
/// <param name="Bodies">The bodies that were read, those of called methods included.</param>
/// <param name="Reductions">Of a loss over units that is a formula of sums and extrema of the units these; none where every unit is written out.</param>
internal sealed record FunctionReading(Expression Formula, IReadOnlyList<FunctionProblem> Problems, IReadOnlyList<IOperation> Bodies, IReadOnlyList<UnitReduction> Reductions);
