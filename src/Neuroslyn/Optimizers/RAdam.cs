using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>Rectified Adam: plain averaged gradients until the average of squares has seen enough to divide by (Liu et al. 2020).</summary>
/// <remarks>
/// With rhoMax = 2 / (1 - beta2) - 1 and rho = rhoMax - 2 t beta2^t / (1 - beta2^t): while rho is at most 5, theta -= learningRate * mHat; then
/// theta -= learningRate * r * mHat * sqrt(1 - beta2^t) / (sqrt(v) + epsilon), r = sqrt((rho - 4)(rho - 2) rhoMax / ((rhoMax - 4)(rhoMax - 2) rho)). Epsilon is
/// added before the bias correction, as in PyTorch. Remembers two values per parameter.
/// </remarks>
public sealed record RAdam : AdaptiveMomentOptimizer
{
    /// <summary>Sets the hyper-parameters.</summary>
    /// <param name="learningRate">Positive; usual values are 0.0001 to 0.01.</param>
    /// <param name="beta1">Share of the old average gradient that is kept, in [0, 1).</param>
    /// <param name="beta2">Share of the old average squared gradient that is kept, in [0, 1).</param>
    /// <param name="epsilon">What keeps the division away from 0; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public RAdam(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
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
        private T _rootFactor;
        private T _offset;

        public static int SlotCount => 2;

        public void BeginStep(long step, double learningRate)
        {
            _moments.BeginStep(step);
            double largest = (2 / (1 - beta2)) - 1;
            double length = largest - (2 * step * _moments.SecondPower / _moments.SecondCorrection);
            double rate = learningRate / _moments.FirstCorrection;
            bool rectified = length > 5;
            if (rectified)
            {
                rate *= Math.Sqrt((length - 4) * (length - 2) * largest / ((largest - 4) * (largest - 2) * length) * _moments.SecondCorrection);
            }

            // One formula for both phases: the divisor is sqrt(v) + epsilon, or 0 * sqrt(v) + 1.
            _rate = T.CreateTruncating(rate);
            _rootFactor = rectified ? T.One : T.Zero;
            _offset = rectified ? Hyperparameter.NonZero<T>(epsilon) : T.One;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Run<TLanes>(in UpdatePass<T, TLanes> pass)
            where TLanes : struct, ILanes<TLanes, T> => _moments.Run<Rule<T>, Formula<TLanes>, TLanes>(in pass, in this);

        private readonly struct Formula<TLanes>(in Rule<T> rule) : IUpdateFormula<Formula<TLanes>, Rule<T>, TLanes, T>
            where TLanes : struct, ILanes<TLanes, T>
        {
            private readonly MomentAverages<TLanes, T> _moments = rule._moments.Spread<TLanes>();
            private readonly TLanes _rootFactor = TLanes.Create(rule._rootFactor);
            private readonly TLanes _offset = TLanes.Create(rule._offset);
            private readonly TLanes _rate = TLanes.Create(rule._rate);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static Formula<TLanes> Of(in Rule<T> rule) => new(in rule);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLanes Update(TLanes parameter, TLanes gradient, ref TLanes slot1, ref TLanes slot2, ref TLanes slot3)
            {
                slot1 = _moments.First(slot1, gradient);
                slot2 = _moments.Second(slot2, gradient);
                TLanes scale = (_rootFactor * TLanes.Sqrt(slot2)) + _offset;
                return TLanes.NegatedMultiplyAddEstimate(_rate * slot1, TLanes.ReciprocalEstimate(scale), parameter);
            }
        }
    }
}
