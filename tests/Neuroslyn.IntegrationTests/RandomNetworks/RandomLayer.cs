namespace Neuroslyn.IntegrationTests.RandomNetworks;

/// <summary>What random networks of every shape draw for a layer with weights: its activation may learn parameters, it may be a maxout, and normalisations may stand around it.</summary>
internal static class RandomLayer
{
    // Of fewer units a layer normalisation leaves signs, whose gradients are differences of equal numbers.
    private const int LeastNormalizedUnits = 4;

    /// <summary>Activations whose parameters are learned: built in, and declared by methods.</summary>
    public static InterpretedLayer Learn(InterpretedLayer layer, Random random) => random.Next(4) switch
    {
        0 => layer with { Activation = Activation.PRelu, SlopePerUnit = random.Next(2) == 0 },
        1 => layer with { Activation = Activation.Identity, Function = LearnedActivation.Swish },
        2 => layer with { Activation = Activation.Identity, Function = LearnedActivation.Snake },
        _ => layer with { Activation = Activation.Identity, Function = LearnedActivation.Bent(Math.Round(random.NextDouble() - 0.5, 2)) },
    };

    /// <summary>Two or three affine functions per unit in place of one with an activation.</summary>
    public static InterpretedLayer Maxout(InterpretedLayer layer, Random random) => layer with { Activation = Activation.Identity, Pieces = 2 + random.Next(2) };

    /// <summary>The layer with a normalisation of what it reads, of its linear part, or mostly none.</summary>
    public static InterpretedLayer Normalize(InterpretedLayer layer, int fanIn, Random random) => layer with
    {
        NormalizationBefore = random.Next(8) == 0 ? Normalization(fanIn, random) : null,

        // A learned activation must stand directly behind the linear part.
        Normalization = random.Next(5) == 0 && layer.Learning is null ? Normalization(layer.Units * layer.Pieces, random) : null,
    };

    /// <summary>Epsilons are large, so that no division by next to nothing magnifies what single precision has rounded.</summary>
    private static InterpretedNormalization Normalization(int size, Random random) => new(
        OverBatch: size < LeastNormalizedUnits || random.Next(2) == 0,
        Epsilon: random.Next(2) == 0 ? 1e-3 : 1e-2,
        Momentum: Math.Round(0.05 + (0.5 * random.NextDouble()), 2));
}
