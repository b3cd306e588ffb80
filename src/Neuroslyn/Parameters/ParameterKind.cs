namespace Neuroslyn;

/// <summary>The role of a parameter tensor; regularisers act on weights and leave the rest alone.</summary>
#if NEUROSLYN_GENERATOR
internal
#else
public
#endif
enum ParameterKind
{
    /// <summary>Multiplies activations. Weight decay applies.</summary>
    Weight = 0,

    /// <summary>Is added to a pre-activation. Weight decay does not apply.</summary>
    Bias = 1,

    /// <summary>A learned number of an activation, as the slope of a PReLU. Weight decay does not apply.</summary>
    Activation = 2,

    /// <summary>Multiplies a normalised value. Weight decay does not apply.</summary>
    Scale = 3,

    /// <summary>An average over past batches. It is saved and copied along with the parameters, but no optimizer changes it.</summary>
    RunningStatistic = 4,
}
