using System.Numerics;

namespace Neuroslyn;

/// <summary>An augmentation that takes place with a given probability.</summary>
internal sealed class OccasionalAugmentation<T>(IAugmentation<T> augmentation, double probability) : IAugmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public void Augment(ReadOnlySpan<T> sample, Span<T> augmented, ref RandomSource random)
    {
        if (random.NextDouble() < probability)
        {
            augmentation.Augment(sample, augmented, ref random);
        }
        else
        {
            sample.CopyTo(augmented);
        }
    }
}

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
