namespace Neuroslyn;

/// <summary>An augmentation of the library that takes place with a given probability, for either precision.</summary>
internal sealed class OccasionalAugmentation(Augmentation augmentation, double probability) : Augmentation
{
    internal override void Transform<T>(ReadOnlySpan<T> sample, Span<T> augmented, ref RandomSource random)
    {
        RequireEqualLengths(sample.Length, augmented.Length);
        if (random.NextDouble() < probability)
        {
            augmentation.Transform(sample, augmented, ref random);
        }
        else
        {
            sample.CopyTo(augmented);
        }
    }
}
