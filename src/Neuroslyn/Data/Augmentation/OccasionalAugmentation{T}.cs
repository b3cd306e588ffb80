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
