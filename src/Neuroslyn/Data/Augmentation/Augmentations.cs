using System.Numerics;

namespace Neuroslyn;

/// <summary>Puts augmentations together.</summary>
/// <remarks>
/// Those of the library give an <see cref="Augmentation"/> again, for either precision; with one of your own among them, the result is an <see cref="IAugmentation{T}"/>. All parts draw
/// from the one stream, one after the other.
/// </remarks>
public static class Augmentations
{
    /// <summary>One after the other, each working on what the one before left.</summary>
    /// <param name="steps">Any number; none leaves samples as they are.</param>
    public static Augmentation Sequence(params ReadOnlySpan<Augmentation> steps) => new AugmentationSequence(Checked(steps, nameof(steps)));

    /// <inheritdoc cref="Sequence(ReadOnlySpan{Augmentation})"/>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static IAugmentation<T> Sequence<T>(params ReadOnlySpan<IAugmentation<T>> steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new AugmentationSequence<T>(Checked(steps, nameof(steps)));

    /// <summary>One of several, each equally likely, drawn anew for every sample.</summary>
    /// <param name="choices">At least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Augmentation OneOf(params ReadOnlySpan<Augmentation> choices) => new AugmentationChoice(NotEmpty(Checked(choices, nameof(choices))));

    /// <inheritdoc cref="OneOf(ReadOnlySpan{Augmentation})"/>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static IAugmentation<T> OneOf<T>(params ReadOnlySpan<IAugmentation<T>> choices)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new AugmentationChoice<T>(NotEmpty(Checked(choices, nameof(choices))));

    /// <summary>Only now and then; otherwise samples stay as they are.</summary>
    /// <param name="augmentation">What to do.</param>
    /// <param name="probability">How often, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not in [0, 1].</exception>
    public static Augmentation Sometimes(Augmentation augmentation, double probability)
    {
        ArgumentNullException.ThrowIfNull(augmentation);
        return new OccasionalAugmentation(augmentation, Amount.Within(probability, 0, 1, nameof(probability), "a probability from 0 to 1"));
    }

    /// <inheritdoc cref="Sometimes(Augmentation, double)"/>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static IAugmentation<T> Sometimes<T>(IAugmentation<T> augmentation, double probability)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(augmentation);
        return new OccasionalAugmentation<T>(augmentation, Amount.Within(probability, 0, 1, nameof(probability), "a probability from 0 to 1"));
    }

    private static TAugmentation[] Checked<TAugmentation>(ReadOnlySpan<TAugmentation> augmentations, string argument)
        where TAugmentation : class
    {
        foreach (TAugmentation augmentation in augmentations)
        {
            ArgumentNullException.ThrowIfNull(augmentation, argument);
        }

        return augmentations.ToArray();
    }

    private static TAugmentation[] NotEmpty<TAugmentation>(TAugmentation[] augmentations) => augmentations.Length > 0
        ? augmentations
        : throw new ArgumentException("A choice needs at least one augmentation to choose from.", "choices");
}
