namespace Neuroslyn.Generator.Model.Usage;

/// <summary>What is known about the value of an expression in user code. Everything unknown is null or false; rules stay silent about it.</summary>
internal sealed record UsageValue
{
    /// <summary>Nothing is known.</summary>
    public static UsageValue Unknown { get; } = new() { Place = Place.None, Text = "" };

    /// <summary>Where the expression stands; none for an argument that is left to its default.</summary>
    public required Place Place { get; init; }

    /// <summary>The expression as written, for messages.</summary>
    public required string Text { get; init; }

    /// <summary>The whole <c>Name = value</c> in an initialiser; none elsewhere.</summary>
    public Place Assignment { get; init; } = Place.None;

    /// <summary>Equal for two expressions that give the same object or variable's value; null where that cannot be told.</summary>
    public string? Identity { get; init; }

    /// <summary>The value of a constant number.</summary>
    public double? Number { get; init; }

    /// <summary>The elements of a list of constant numbers.</summary>
    public IReadOnlyList<double>? Numbers { get; init; }

    /// <summary>The objects of the runtime that a list is written with.</summary>
    public IReadOnlyList<UsageValue> Items { get; init; } = [];

    /// <summary>The value of a constant truth value.</summary>
    public bool? Flag { get; init; }

    /// <summary>The name of a constant of an enumeration, or a constant text.</summary>
    public string? Constant { get; init; }

    /// <summary>Whether it is null for certain.</summary>
    public bool IsNull { get; init; }

    /// <summary>The object of the runtime or network that was created here and is not changed afterwards.</summary>
    public CreationUse? Creation { get; init; }

    /// <summary>The call that made the value.</summary>
    public CallUse? Call { get; init; }

    /// <summary>Which part of the call's result is meant: the name of a tuple's element or of a property; null for all of it.</summary>
    public string? Part { get; init; }

    /// <summary>Whether the value is one element of the call's result in a loop over all of them.</summary>
    public bool IsLoopElement { get; init; }

    /// <summary>The class of the value, if that is a network.</summary>
    public NetworkModel? Network { get; init; }

    /// <summary>What the elements of an array are made of, where all that writes to it is seen.</summary>
    public ArrayContent Elements { get; init; }

    /// <summary>The expressions that its elements are set to, where <see cref="Elements"/> is known.</summary>
    public IReadOnlyList<ElementUse> ElementUses { get; init; } = [];

    /// <summary>The short name of its type.</summary>
    public string Type { get; init; } = "";

    /// <summary>The loops around the place where the variable that holds it is declared, innermost first; null where that is unknown.</summary>
    public IReadOnlyList<int>? DeclarationLoops { get; init; }

    /// <summary>Whether the code under analysis says it: not a default.</summary>
    public bool IsWritten => Place.IsKnown;
}
