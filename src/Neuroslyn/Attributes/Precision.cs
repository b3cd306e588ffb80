namespace Neuroslyn;

/// <summary>The number type that parameters, activations and gradients of a network are held in.</summary>
#if NEUROSLYN_GENERATOR
internal
#else
public
#endif
enum Precision
{
    /// <summary>32-bit <see cref="float"/>.</summary>
    Single = 0,

    /// <summary>64-bit <see cref="double"/>.</summary>
    Double = 1,
}
