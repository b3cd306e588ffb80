using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>One way to repair what a problem names: a title and the edits. The code fix carries it out; rules only describe it.</summary>
/// <param name="Title">Key of the title in the resources.</param>
/// <param name="Arguments">What the title's placeholders stand for.</param>
/// <param name="Edits">What changes. Edits of one attribute are made in their order, the others in any.</param>
internal sealed record Repair(string Title, EquatableArray<string> Arguments, EquatableArray<Edit> Edits)
{
    public static Repair Of(string title, params Edit[] edits) => new(title, [], edits.ToEquatableArray());

    public Repair With(params string[] arguments) => this with { Arguments = arguments.ToEquatableArray() };
}
