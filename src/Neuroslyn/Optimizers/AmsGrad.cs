using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>Adam whose divisor never shrinks: theta -= learningRate * mHat / (sqrt(max over time of v, bias corrected) + epsilon) (Reddi et al. 2018).</summary>
/// <remarks>As in PyTorch the maximum is taken of v before its bias correction. Remembers three values per parameter.</remarks>
public sealed record AmsGrad : AdaptiveMomentOptimizer
{
    /// <summary>Sets the hyper-parameters.</summary>
    /// <param name="learningRate">Positive; usual values are 0.0001 to 0.01.</param>
    /// <param name="beta1">Share of the old average gradient that is kept, in [0, 1).</param>
    /// <param name="beta2">Share of the old average squared gradient that is kept, in [0, 1).</param>
    /// <param name="epsilon">What keeps the division away from 0; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public AmsGrad(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
        : base(learningRate, beta1, beta2, epsilon)
    {
    }

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(NetworkLayout layout, ParameterBuffer<T> parameters) =>
        new ElementwiseState<T, Rule<T>>(this, layout, parameters, new Rule<T>(Beta1, Beta2, Epsilon));

    private struct Rule<T>(double beta1, double beta2, double epsilon) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private AdamMoments<T> _moments = new(beta1, beta2);
        private T _rate;
        private T _epsilon;

        public static int SlotCount => 3;

        public void BeginStep(long step, double learningRate)
        {
            _moments.BeginStep(step);
            double correction = Math.Sqrt(_moments.SecondCorrection);
            _rate = T.CreateTruncating(learningRate * correction / _moments.FirstCorrection);
            _epsilon = Hyperparameter.NonZero<T>(epsilon * correction);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Run<TLanes>(in UpdatePass<T, TLanes> pass)
            where TLanes : struct, ILanes<TLanes, T> => _moments.Run<Rule<T>, Formula<TLanes>, TLanes>(in pass, in this);

        private readonly struct Formula<TLanes>(in Rule<T> rule) : IUpdateFormula<Formula<TLanes>, Rule<T>, TLanes, T>
            where TLanes : struct, ILanes<TLanes, T>
        {
            private readonly MomentAverages<TLanes, T> _moments = rule._moments.Spread<TLanes>();
            private readonly TLanes _epsilon = TLanes.Create(rule._epsilon);
            private readonly TLanes _rate = TLanes.Create(rule._rate);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static Formula<TLanes> Of(in Rule<T> rule) => new(in rule);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLanes Update(TLanes parameter, TLanes gradient, ref TLanes slot1, ref TLanes slot2, ref TLanes slot3)
            {
                slot1 = _moments.First(slot1, gradient);
                slot2 = _moments.Second(slot2, gradient);
                slot3 = TLanes.Max(slot3, slot2);
                return TLanes.NegatedMultiplyAddEstimate(_rate * slot1, TLanes.ReciprocalEstimate(TLanes.Sqrt(slot3) + _epsilon), parameter);
            }
        }
    }
}
