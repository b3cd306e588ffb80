using Neuroslyn;

namespace Digits;

/// <summary>A network and how it is trained unless the command line says otherwise. The numbers were chosen on validation images.</summary>
/// <param name="Create">Makes the network; the argument is the seed of its weights.</param>
/// <param name="Epochs">Passes over the training images at most; early stopping usually ends sooner.</param>
/// <param name="LearningRate">Adam's learning rate of the first stage.</param>
internal sealed record Recipe(Func<ulong, INetwork<float>> Create, int Epochs, double LearningRate)
{
    /// <summary>Samples per step: four groups of columns, so that up to four threads have something to do.</summary>
    public const int BatchSize = 128;

    /// <summary>The name of the network that is trained unless another is asked for.</summary>
    public const string DefaultName = "default";

    /// <summary>All networks by the names they have on the command line.</summary>
    public static IReadOnlyDictionary<string, Recipe> ByName { get; } = new Dictionary<string, Recipe>
    {
        [DefaultName] = new(seed => new DigitClassifier(seed), Epochs: 40, LearningRate: 2e-3),
        ["large"] = new(seed => new LargeDigitClassifier(seed), Epochs: 60, LearningRate: 1e-3),
    };

    /// <summary>Changes that leave a digit what it is, for <c>--augment</c>.</summary>
    public static IAugmentation<float> Augmentation { get; } = new RandomAffine(Mnist.ImageWidth, Mnist.ImageHeight)
    {
        MaximumShift = 2,
        MaximumRotation = 10,
        MaximumScaling = 0.1,
    };
}
