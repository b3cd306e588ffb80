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
internal struct AdamRule<T, TRoot>(double beta1, double beta2, double epsilon) : IUpdateRule<T>
    where TRoot : struct, IEpsilonRoot
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private AdamMoments<T> _moments = new(beta1, beta2);
    private T _rate;
    private T _epsilon;

    public static int SlotCount => 2;

    public void BeginStep(long step, double learningRate)
    {
        _moments.BeginStep(step);
        double correction = _moments.SecondCorrection;
        double root = Math.Sqrt(correction);
        _rate = T.CreateTruncating(learningRate * root / _moments.FirstCorrection);
        _epsilon = Hyperparameter.NonZero<T>(TRoot.Scaled(epsilon, correction, root));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Run<TLanes>(in UpdatePass<T, TLanes> pass)
        where TLanes : struct, ILanes<TLanes, T> => _moments.Run<AdamRule<T, TRoot>, Formula<TLanes>, TLanes>(in pass, in this);

    private readonly struct Formula<TLanes>(in AdamRule<T, TRoot> rule) : IUpdateFormula<Formula<TLanes>, AdamRule<T, TRoot>, TLanes, T>
        where TLanes : struct, ILanes<TLanes, T>
    {
        private readonly MomentAverages<TLanes, T> _moments = rule._moments.Spread<TLanes>();
        private readonly TLanes _epsilon = TLanes.Create(rule._epsilon);
        private readonly TLanes _rate = TLanes.Create(rule._rate);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Formula<TLanes> Of(in AdamRule<T, TRoot> rule) => new(in rule);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Update(TLanes parameter, TLanes gradient, ref TLanes slot1, ref TLanes slot2, ref TLanes slot3)
        {
            slot1 = _moments.First(slot1, gradient);
            slot2 = _moments.Second(slot2, gradient);
            return TLanes.NegatedMultiplyAddEstimate(_rate * slot1, TLanes.ReciprocalEstimate(TRoot.Of<TLanes, T>(slot2, _epsilon)), parameter);
        }
    }
}
