namespace Neuroslyn;

/// <summary>What a <see cref="Diagnosis"/> can find.</summary>
public enum FindingKind
{
    /// <summary>The loss of the untrained classifier is far from ln k, that of guessing: the weights or the inputs are too large.</summary>
    InitialLoss = 0,

    /// <summary>The network cannot learn even one small batch by heart.</summary>
    CannotOverfit = 1,

    /// <summary>Many units of a layer give the same output for every sample: nothing can be learned from them.</summary>
    DeadUnits = 2,

    /// <summary>Many units of a layer sit where their activation is flat for nearly every sample: gradients hardly pass.</summary>
    SaturatedUnits = 3,

    /// <summary>A step changes the weights of a layer by an unusual share.</summary>
    StepSize = 4,

    /// <summary>A gradient disagrees with its difference quotient.</summary>
    Gradient = 5,

    /// <summary>The loss of the untrained network is infinite or NaN, so that not even the first step can be taken.</summary>
    NonFiniteLoss = 6,
}
