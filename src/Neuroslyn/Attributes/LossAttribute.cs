namespace Neuroslyn;

/// <summary>
/// Marks a static method as a loss: a formula of one unit's prediction and target, in this order, that the generator differentiates and
/// vectorises like a built-in one. A network names it: <c>[Network(Input = 4, LossFunction = nameof(LogCosh))]</c>.
/// </summary>
/// <remarks>
/// The loss of a batch is the mean over samples and units, or with <see cref="SumOverUnits"/> the mean over samples of the sum over units.
/// Parameters after the first two are constants, which <see cref="NetworkAttribute.LossArguments"/> or their default values give. What a body may
/// contain is in docs/custom-functions.md.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class LossAttribute : Attribute
{
    /// <summary>Whether the units of a sample are summed instead of averaged. Default: false.</summary>
    public bool SumOverUnits { get; set; }
}
