using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>Adam with the infinity norm: u = max(beta2 * u, |g| + epsilon); theta -= learningRate / (1 - beta1^t) * m / u (Kingma and Ba 2015, Algorithm 2).</summary>
/// <remarks>Remembers two values per parameter. Epsilon stands where PyTorch has it, so that a parameter without gradients stays where it is.</remarks>
public sealed record Adamax : AdaptiveMomentOptimizer
{
    /// <summary>Sets the hyper-parameters.</summary>
    /// <param name="learningRate">Positive; usual values are 0.0002 to 0.02.</param>
    /// <param name="beta1">Share of the old average gradient that is kept, in [0, 1).</param>
    /// <param name="beta2">Share of the old largest gradient that is kept, in [0, 1).</param>
    /// <param name="epsilon">What keeps the division away from 0; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public Adamax(double learningRate = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
        : base(learningRate, beta1, beta2, epsilon)
    {
    }

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(NetworkLayout layout, ParameterBuffer<T> parameters) =>
        new ElementwiseState<T, Rule<T>>(this, layout, parameters, new Rule<T>(Beta1, Beta2, Epsilon));

    private struct Rule<T>(double beta1, double beta2, double epsilon) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _beta2 = T.CreateTruncating(beta2);
        private readonly T _epsilon = Hyperparameter.NonZero<T>(epsilon);
        private AdamMoments<T> _moments = new(beta1, beta2);
        private T _rate;

        public static int SlotCount => 2;

        public void BeginStep(long step, double learningRate)
        {
            _moments.BeginStep(step);
            _rate = T.CreateTruncating(learningRate / _moments.FirstCorrection);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Run<TLanes>(in UpdatePass<T, TLanes> pass)
            where TLanes : struct, ILanes<TLanes, T> => _moments.Run<Rule<T>, Formula<TLanes>, TLanes>(in pass, in this);

        private readonly struct Formula<TLanes>(in Rule<T> rule) : IUpdateFormula<Formula<TLanes>, Rule<T>, TLanes, T>
            where TLanes : struct, ILanes<TLanes, T>
        {
            private readonly MomentAverages<TLanes, T> _moments = rule._moments.Spread<TLanes>();
            private readonly TLanes _beta2 = TLanes.Create(rule._beta2);
            private readonly TLanes _epsilon = TLanes.Create(rule._epsilon);
            private readonly TLanes _rate = TLanes.Create(rule._rate);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static Formula<TLanes> Of(in Rule<T> rule) => new(in rule);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLanes Update(TLanes parameter, TLanes gradient, ref TLanes slot1, ref TLanes slot2, ref TLanes slot3)
            {
                slot1 = _moments.First(slot1, gradient);
                slot2 = TLanes.Max(_beta2 * slot2, TLanes.Abs(gradient) + _epsilon);
                return TLanes.NegatedMultiplyAddEstimate(_rate * slot1, TLanes.ReciprocalEstimate(slot2), parameter);
            }
        }
    }
}
