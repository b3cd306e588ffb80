using System.Numerics;

namespace Neuroslyn;

/// <summary>Makes a varied copy of a training sample whose target stays the same: a shifted image, a noisier measurement.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// Called from all threads of a training run at the same time, once per sample and epoch. An implementation must draw everything from the stream, so that
/// results do not depend on the number of threads, and should allocate nothing.
/// </remarks>
public interface IAugmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Writes the copy.</summary>
    /// <param name="sample">The input as the data set holds it.</param>
    /// <param name="augmented">As long as <paramref name="sample"/>; holds old values and must be filled completely.</param>
    /// <param name="random">A stream that belongs to this sample in this epoch of this run.</param>
    void Augment(ReadOnlySpan<T> sample, Span<T> augmented, ref RandomSource random);
}
