using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>
/// RMSProp whose learning rate is the root of the average squared step: E = decay * E + (1 - decay) * g^2; d = sqrt(D + epsilon) / sqrt(E + epsilon) * g;
/// D = decay * D + (1 - decay) * d^2; theta -= learningRate * d (Zeiler 2012, Algorithm 1, where the learning rate is 1).
/// </summary>
/// <remarks>Remembers two values per parameter.</remarks>
public sealed record AdaDelta : Optimizer
{
    /// <summary>Sets the hyper-parameters.</summary>
    /// <param name="learningRate">Factor of every step; 1 in the paper.</param>
    /// <param name="decay">Share of the old averages that is kept, in [0, 1).</param>
    /// <param name="epsilon">What keeps the division away from 0 and starts the first steps; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public AdaDelta(double learningRate = 1, double decay = 0.9, double epsilon = 1e-6)
        : base(learningRate) => (Decay, Epsilon) = (decay, epsilon);

    /// <summary>Share of the old averages that is kept, in [0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public double Decay
    {
        get;
        init => field = Hyperparameter.Decay(value, "decay");
    }

    /// <summary>What keeps the division away from 0 and starts the first steps; positive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or not finite.</exception>
    public double Epsilon
    {
        get;
        init => field = Hyperparameter.Epsilon(value);
    }

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(NetworkLayout layout, ParameterBuffer<T> parameters) =>
        new ElementwiseState<T, Rule<T>>(this, layout, parameters, new Rule<T>(Decay, Epsilon));

    private struct Rule<T>(double decay, double epsilon) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _decay = T.CreateTruncating(decay);
        private readonly T _gain = T.CreateTruncating(1 - decay);
        private readonly T _epsilon = Hyperparameter.NonZero<T>(epsilon);
        private T _rate;

        public static int SlotCount => 2;

        public void BeginStep(long step, double learningRate) => _rate = T.CreateTruncating(learningRate);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Run<TLanes>(in UpdatePass<T, TLanes> pass)
            where TLanes : struct, ILanes<TLanes, T> => pass.Run<Rule<T>, Formula<TLanes>>(in this);

        private readonly struct Formula<TLanes>(in Rule<T> rule) : IUpdateFormula<Formula<TLanes>, Rule<T>, TLanes, T>
            where TLanes : struct, ILanes<TLanes, T>
        {
            private readonly TLanes _decay = TLanes.Create(rule._decay);
            private readonly TLanes _gain = TLanes.Create(rule._gain);
            private readonly TLanes _epsilon = TLanes.Create(rule._epsilon);
            private readonly TLanes _rate = TLanes.Create(rule._rate);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static Formula<TLanes> Of(in Rule<T> rule) => new(in rule);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLanes Update(TLanes parameter, TLanes gradient, ref TLanes slot1, ref TLanes slot2, ref TLanes slot3)
            {
                slot1 = Average(slot1, gradient);
                TLanes delta = TLanes.Sqrt(slot2 + _epsilon) * TLanes.ReciprocalEstimate(TLanes.Sqrt(slot1 + _epsilon)) * gradient;
                slot2 = Average(slot2, delta);
                return parameter - (_rate * delta);
            }

            private TLanes Average(TLanes average, TLanes value) => TLanes.FlushSubnormal((_decay * average) + (_gain * value * value));
        }
    }
}
