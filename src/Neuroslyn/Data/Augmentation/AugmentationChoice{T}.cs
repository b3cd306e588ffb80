using System.Numerics;

namespace Neuroslyn;

/// <summary>One of several augmentations, each equally likely.</summary>
internal sealed class AugmentationChoice<T>(IAugmentation<T>[] choices) : IAugmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public void Augment(ReadOnlySpan<T> sample, Span<T> augmented, ref RandomSource random) =>
        choices[random.NextInt(choices.Length)].Augment(sample, augmented, ref random);
}
