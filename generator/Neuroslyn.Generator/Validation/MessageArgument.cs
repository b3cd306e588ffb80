using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>What a placeholder of a message stands for: a name or number as it is, or a phrase of the resources, which a translation can replace.</summary>
/// <param name="Text">The text, or the phrase's key in the resources.</param>
/// <param name="IsPhrase">Whether <paramref name="Text"/> is a key.</param>
/// <param name="Arguments">What the phrase's own placeholders stand for.</param>
internal sealed record MessageArgument(string Text, bool IsPhrase, EquatableArray<string> Arguments)
{
    public static implicit operator MessageArgument(string text) => new(text, IsPhrase: false, []);

    public static implicit operator MessageArgument(long number) => Literal.Integer(number);

    public static MessageArgument Phrase(string key, params string[] arguments) => new(key, IsPhrase: true, arguments.ToEquatableArray());
}
