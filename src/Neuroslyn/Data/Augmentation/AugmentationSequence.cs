namespace Neuroslyn;

/// <summary>Augmentations of the library one after the other, for either precision.</summary>
internal sealed class AugmentationSequence(Augmentation[] steps) : Augmentation
{
    private readonly AugmentationSequence<float> _single = new([.. steps]);
    private readonly AugmentationSequence<double> _double = new([.. steps]);

    internal override void Transform<T>(ReadOnlySpan<T> sample, Span<T> augmented, ref RandomSource random)
    {
        RequireEqualLengths(sample.Length, augmented.Length);
        object sequence = typeof(T) == typeof(float) ? _single : _double;
        ((AugmentationSequence<T>)sequence).Augment(sample, augmented, ref random);
    }
}
