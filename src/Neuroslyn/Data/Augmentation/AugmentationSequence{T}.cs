using System.Buffers;
using System.Numerics;

namespace Neuroslyn;

/// <summary>Augmentations one after the other.</summary>
internal sealed class AugmentationSequence<T>(IAugmentation<T>[] steps) : IAugmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public void Augment(ReadOnlySpan<T> sample, Span<T> augmented, ref RandomSource random)
    {
        switch (steps.Length)
        {
            case 0:
                sample.CopyTo(augmented);
                return;
            case 1:
                steps[0].Augment(sample, augmented, ref random);
                return;
        }

        // Two buffers take turns, so that the last step writes where the result belongs.
        T[] rented = ArrayPool<T>.Shared.Rent(sample.Length);
        Span<T> spare = rented.AsSpan(0, sample.Length);
        ReadOnlySpan<T> source = sample;
        for (int step = 0; step < steps.Length; step++)
        {
            Span<T> target = (steps.Length - step) % 2 == 1 ? augmented : spare;
            steps[step].Augment(source, target, ref random);
            source = target;
        }

        ArrayPool<T>.Shared.Return(rented);
    }
}
