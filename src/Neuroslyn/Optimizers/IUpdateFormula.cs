namespace Neuroslyn;

/// <summary>What happens to some parameters, given their gradients and what the optimizer remembers about them: an <see cref="IUpdateRule{T}"/> with its coefficients in registers.</summary>
/// <typeparam name="TLanes">The register type.</typeparam>
internal interface IUpdateFormula<TLanes>
{
    /// <summary>The new parameters. A padding element, whose parameter, gradient and slots are 0, must stay 0.</summary>
    TLanes Update(TLanes parameter, TLanes gradient, ref TLanes slot1, ref TLanes slot2, ref TLanes slot3);
}
