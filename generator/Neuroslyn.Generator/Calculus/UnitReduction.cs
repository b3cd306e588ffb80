namespace Neuroslyn.Generator.Calculus;

/// <summary>A number that a loop over all units of a sample gathers.</summary>
/// <param name="Name">Its variable in formulas.</param>
/// <param name="Kind">How the units are gathered.</param>
/// <param name="Body">What each unit gives: a formula of its y and t, of its number <see cref="Unit"/>, and of reductions before this one.</param>
internal sealed record UnitReduction(string Name, UnitReductionKind Kind, Expression Body)
{
    /// <summary>The number of the unit.</summary>
    public static readonly Expression Unit = new Variable("unit");

    public Expression Value { get; } = new Variable(Name);

    /// <summary>Of an extremum the number of the first unit that has it.</summary>
    public Expression Place { get; } = new Variable(Name + "at");

    public bool IsSum => Kind == UnitReductionKind.Sum;

    /// <summary>The name of reduction number <paramref name="index"/>; no parameter of a C# method can have it.</summary>
    public static string NameOf(int index) => "Σ" + Support.Literal.Integer(index) + "'";
}

/// <summary>How a loop gathers what the units give.</summary>
internal enum UnitReductionKind
{
    Sum,
    Maximum,
    Minimum,
}
