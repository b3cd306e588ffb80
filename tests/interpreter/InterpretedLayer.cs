namespace Neuroslyn.Interpreter;

/// <summary>One layer of an <see cref="InterpretedNetwork{T}"/>, with the normalisations and dropouts around it.</summary>
/// <param name="Name">The layer's name; parameters are called <c>Name.weight</c> and <c>Name.bias</c>.</param>
/// <param name="Units">Number of outputs.</param>
/// <param name="Activation">What is applied to z.</param>
/// <param name="UseBias">Whether the layer adds a bias.</param>
/// <param name="Slope">Of a leaky ReLU; what the learned slope of a PReLU starts from.</param>
/// <param name="Alpha">Of an ELU.</param>
internal sealed record InterpretedLayer(
    string Name, int Units, Activation Activation = Activation.Identity, bool UseBias = true, double Slope = 0.01, double Alpha = 1)
{
    /// <summary>The name of the network's input as a source.</summary>
    public const string Input = "Input";

    /// <summary>What it reads, by name or <see cref="Input"/>; empty for the layer before.</summary>
    public string[] From { get; init; } = [];

    /// <summary>How operands are brought together; the layer then has no parameters, and <see cref="Units"/> must say how many values result.</summary>
    public InterpretedMerge Merge { get; init; }

    /// <summary>Whether each unit of a PReLU learns a slope of its own.</summary>
    public bool SlopePerUnit { get; init; }

    /// <summary>An activation with learned parameters that a method of the network's source declares; it stands in place of <see cref="Activation"/>. Null for none.</summary>
    public LearnedActivation? Function { get; init; }

    /// <summary>The activation, if it has learned parameters.</summary>
    public LearnedActivation? Learning => Function ?? (Activation == Activation.PRelu ? LearnedActivation.PRelu(Slope, SlopePerUnit) : null);

    /// <summary>Rates of the dropouts that what enters passes through, in order.</summary>
    public double[] DropoutsBefore { get; init; } = [];

    /// <summary>Rates of the dropouts that what leaves passes through, in order.</summary>
    public double[] DropoutsAfter { get; init; } = [];

    /// <summary>Rate of an alpha dropout behind those; null for none.</summary>
    public double? AlphaDropoutAfter { get; init; }

    /// <summary>A normalisation that is a layer of its own, between the dropouts before and the linear part; null for none.</summary>
    public InterpretedNormalization? NormalizationBefore { get; init; }

    /// <summary>A normalisation between the linear part and the activation; null for none.</summary>
    public InterpretedNormalization? Normalization { get; init; }

    /// <summary>Affine functions per unit, of which the largest counts; 1 for a dense layer. A maxout layer has no other activation.</summary>
    public int Pieces { get; init; } = 1;
}
