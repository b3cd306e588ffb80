namespace Neuroslyn;

/// <summary>One of several augmentations of the library, for either precision.</summary>
internal sealed class AugmentationChoice(Augmentation[] choices) : Augmentation
{
    internal override void Transform<T>(ReadOnlySpan<T> sample, Span<T> augmented, ref RandomSource random)
    {
        RequireEqualLengths(sample.Length, augmented.Length);
        choices[random.NextInt(choices.Length)].Transform(sample, augmented, ref random);
    }
}
