namespace Neuroslyn;

/// <summary>The value of <see cref="Activation.Step"/> at exactly 0, about which textbooks differ.</summary>
#if NEUROSLYN_GENERATOR
internal
#else
public
#endif
enum StepAtZero
{
    /// <summary>f(0) = 1: a neuron fires when the weighted sum reaches its threshold.</summary>
    One = 0,

    /// <summary>f(0) = 0: a neuron fires when the weighted sum exceeds its threshold.</summary>
    Zero = 1,
}
