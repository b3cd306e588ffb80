using System.Numerics;

namespace Neuroslyn;

/// <summary>An augmentation of the library's own, which works on <see cref="float"/> and on <see cref="double"/> samples.</summary>
/// <remarks>
/// Every one draws from the given stream alone, leaves the sample's size as it is, is safe to use from several threads and allocates nothing per sample. With the settings
/// that mean "no change" the sample comes out bit for bit. An augmentation of your own implements <see cref="IAugmentation{T}"/>.
/// </remarks>
public abstract class Augmentation : IAugmentation<float>, IAugmentation<double>
{
    private protected Augmentation()
    {
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The lengths differ, or are not those of the images this augmentation was made for.</exception>
    public void Augment(ReadOnlySpan<float> sample, Span<float> augmented, ref RandomSource random) => Transform(sample, augmented, ref random);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The lengths differ, or are not those of the images this augmentation was made for.</exception>
    public void Augment(ReadOnlySpan<double> sample, Span<double> augmented, ref RandomSource random) => Transform(sample, augmented, ref random);

    /// <summary>Writes the varied copy; fills <paramref name="augmented"/> completely.</summary>
    internal abstract void Transform<T>(ReadOnlySpan<T> sample, Span<T> augmented, ref RandomSource random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Refuses a copy of another length than the sample.</summary>
    private protected static void RequireEqualLengths(int sample, int augmented)
    {
        if (sample != augmented)
        {
            throw new ArgumentException($"A sample of {sample} values needs room for as many, got {augmented}.", nameof(augmented));
        }
    }
}
