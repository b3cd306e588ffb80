namespace Digits;

/// <summary>A part of training with one learning rate.</summary>
/// <param name="EndShare">The share of all epochs that are over, at the latest, when the stage ends.</param>
/// <param name="LearningRateFactor">What the learning rate of the recipe is multiplied by.</param>
/// <param name="Patience">Epochs in a row without a lower validation loss that end the stage.</param>
internal sealed record Stage(double EndShare, double LearningRateFactor, int Patience)
{
    /// <summary>Large steps find the region, smaller ones settle in it.</summary>
    public static IReadOnlyList<Stage> All { get; } = [new(0.7, 1, 5), new(0.9, 0.2, 3), new(1, 0.04, 3)];
}
