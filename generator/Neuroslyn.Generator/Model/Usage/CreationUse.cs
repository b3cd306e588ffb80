namespace Neuroslyn.Generator.Model.Usage;

/// <summary>An object of the runtime, or a network, that user code creates: with <c>new</c>, or by <c>with</c> from another one.</summary>
internal sealed record CreationUse
{
    /// <summary>The type's name without arguments, e.g. <c>Adam</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The names of the types it derives from and of the interfaces it has.</summary>
    public required IReadOnlyCollection<string> Bases { get; init; }

    /// <summary>Where it is created.</summary>
    public required Place Place { get; init; }

    /// <summary>Constructor arguments, defaults included, and members set by the initialiser, by name in any case.</summary>
    public required IReadOnlyDictionary<string, UsageValue> Settings { get; init; }

    /// <summary>The names that this very expression sets; a <c>with</c> takes the others over.</summary>
    public required IReadOnlyCollection<string> OwnSettings { get; init; }

    /// <summary>Whether members that are not among the settings have their defaults; not so for a <c>with</c> on something unknown.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The loops around it, innermost first.</summary>
    public required Nesting Nesting { get; init; }

    /// <summary>The class, if a network is created.</summary>
    public NetworkModel? Network { get; init; }

    public bool Is(string type) => Type == type || Bases.Contains(type);

    /// <summary>A setting by the first of some names that is set; null where none is.</summary>
    public UsageValue? Setting(params string[] names) => names.Select(Find).FirstOrDefault(static value => value is not null);

    private UsageValue? Find(string name) => Settings.TryGetValue(name, out UsageValue? value) ? value : null;
}
