namespace Neuroslyn.Generator.Emission;

/// <summary>A parameter of a pass.</summary>
/// <param name="Type">Its type as C#, with <c>ref</c>.</param>
/// <param name="Name">Its name in the pass.</param>
/// <param name="Argument">What the network's class passes for it, without <c>ref</c>.</param>
internal sealed record PassParameter(string Type, string Name, string Argument)
{
    private const string Reference = "ref ";

    /// <summary>The parameter as the pass declares it.</summary>
    public string Declaration => $"{Type} {Name}";

    /// <summary>The argument as the network's class writes it.</summary>
    public string Passed => Type.StartsWith(Reference, StringComparison.Ordinal) ? Reference + Argument : Argument;
}
