using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>
/// theta -= learningRate * mHat / (sqrt(vHat) + epsilon), with mHat = m / (1 - beta1^t) and vHat = v / (1 - beta2^t) (Kingma and Ba 2015, Algorithm 1).
/// </summary>
/// <remarks>
/// With c = sqrt(1 - beta2^t) the quotient is expanded by c, as the paper's section 2 suggests, so that the corrections cost one scalar per step and nothing
/// per parameter: theta -= (learningRate c / (1 - beta1^t)) * m / (sqrt(v) + c epsilon), or sqrt(v + c^2 epsilon) with epsilon inside.
/// </remarks>
internal struct AdamRule<T>(double beta1, double beta2, double epsilon, EpsilonPlacement placement) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private AdamMoments<T> _moments = new(beta1, beta2);
    private T _rate;
    private T _inside;
    private T _outside;

    public static int SlotCount => 2;

    public void BeginStep(long step, double learningRate)
    {
        _moments.BeginStep(step);
        double correction = Math.Sqrt(_moments.SecondCorrection);
        _rate = T.CreateTruncating(learningRate * correction / _moments.FirstCorrection);
        _inside = placement == EpsilonPlacement.InsideRoot ? Hyperparameter.NonZero<T>(epsilon * _moments.SecondCorrection) : T.Zero;
        _outside = placement == EpsilonPlacement.OutsideRoot ? Hyperparameter.NonZero<T>(epsilon * correction) : T.Zero;
    }

    public readonly int Run<TLanes>(in UpdatePass<T, TLanes> pass)
        where TLanes : struct, ILanes<TLanes, T> => pass.Run<AdamRule<T>, Formula<TLanes>>(new(_moments.Spread<TLanes>(), TLanes.Create(_inside), TLanes.Create(_outside), TLanes.Create(_rate)));

    private readonly struct Formula<TLanes>(MomentAverages<TLanes, T> moments, TLanes inside, TLanes outside, TLanes rate) : IUpdateFormula<TLanes>
        where TLanes : struct, ILanes<TLanes, T>
    {
        private readonly MomentAverages<TLanes, T> _moments = moments;
        private readonly TLanes _inside = inside;
        private readonly TLanes _outside = outside;
        private readonly TLanes _rate = rate;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Update(TLanes parameter, TLanes gradient, ref TLanes slot1, ref TLanes slot2, ref TLanes slot3)
        {
            slot1 = _moments.First(slot1, gradient);
            slot2 = _moments.Second(slot2, gradient);
            return parameter - TLanes.QuotientEstimate(_rate * slot1, TLanes.Sqrt(slot2 + _inside) + _outside);
        }
    }
}
