using System.Numerics;

namespace Neuroslyn;

/// <summary>What happens to some parameters, given their gradients and what the optimizer remembers about them: an <see cref="IUpdateRule{T}"/> with its coefficients in registers.</summary>
/// <typeparam name="TSelf">The formula.</typeparam>
/// <typeparam name="TRule">The rule whose coefficients it takes.</typeparam>
/// <typeparam name="TLanes">The registers.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal interface IUpdateFormula<TSelf, TRule, TLanes, T>
    where TSelf : struct, IUpdateFormula<TSelf, TRule, TLanes, T>
    where TRule : struct, IUpdateRule<T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Spreads the coefficients of a rule. Done inside the method that holds the loop: registers passed to it would travel through memory.</summary>
    static abstract TSelf Of(in TRule rule);

    /// <summary>The new parameters. A padding element, whose parameter, gradient and slots are 0, must stay 0.</summary>
    TLanes Update(TLanes parameter, TLanes gradient, ref TLanes slot1, ref TLanes slot2, ref TLanes slot3);
}
