using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>Every parameter steps by its gradient divided by the root of its average squared gradient: E = decay * E + (1 - decay) * g^2; theta -= learningRate * g / sqrt(E + epsilon) (Tieleman and Hinton 2012).</summary>
/// <remarks>
/// With momentum the quotient is accumulated first, v = momentum * v + quotient, and theta -= learningRate * v. Remembers one value per parameter, two with momentum.
/// </remarks>
public sealed record RmsProp : Optimizer
{
    /// <summary>Sets the hyper-parameters.</summary>
    /// <param name="learningRate">Positive; usual values are 0.001 to 0.01.</param>
    /// <param name="decay">Share of the old average squared gradient that is kept, in [0, 1).</param>
    /// <param name="epsilon">What keeps the division away from 0; positive.</param>
    /// <param name="momentum">Share of the old velocity that is kept, in [0, 1); 0 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public RmsProp(double learningRate = 1e-3, double decay = 0.9, double epsilon = 1e-8, double momentum = 0)
        : base(learningRate) => (Decay, Epsilon, Momentum) = (decay, epsilon, momentum);

    /// <summary>Share of the old average squared gradient that is kept, in [0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public double Decay
    {
        get;
        init => field = Hyperparameter.Decay(value, "decay");
    }

    /// <summary>What keeps the division away from 0; positive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or not finite.</exception>
    public double Epsilon
    {
        get;
        init => field = Hyperparameter.Epsilon(value);
    }

    /// <summary>Share of the old velocity that is kept, in [0, 1); 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public double Momentum
    {
        get;
        init => field = Hyperparameter.Decay(value, "momentum");
    }

    /// <summary>Where epsilon is added. Default: inside the root; PyTorch adds it outside.</summary>
    public EpsilonPlacement EpsilonPlacement { get; init; } = EpsilonPlacement.InsideRoot;

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(NetworkLayout layout, ParameterBuffer<T> parameters) => EpsilonPlacement == EpsilonPlacement.InsideRoot
        ? CreateState<T, EpsilonInsideRoot>(layout, parameters)
        : CreateState<T, EpsilonOutsideRoot>(layout, parameters);

    private OptimizerState<T> CreateState<T, TRoot>(NetworkLayout layout, ParameterBuffer<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRoot : struct, IEpsilonRoot
    {
        var rule = new Rule<T, TRoot>(Decay, Epsilon);
        return Momentum == 0
            ? new ElementwiseState<T, Rule<T, TRoot>>(this, layout, parameters, rule)
            : new ElementwiseState<T, RuleWithMomentum<T, TRoot>>(this, layout, parameters, new RuleWithMomentum<T, TRoot>(rule, Momentum));
    }

    private struct Rule<T, TRoot>(double decay, double epsilon) : IUpdateRule<T>
        where TRoot : struct, IEpsilonRoot
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _decay = T.CreateTruncating(decay);
        private readonly T _gain = T.CreateTruncating(1 - decay);
        private readonly T _epsilon = Hyperparameter.NonZero<T>(epsilon);
        private T _rate;

        public static int SlotCount => 1;

        public void BeginStep(long step, double learningRate) => _rate = T.CreateTruncating(learningRate);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Run<TLanes>(in UpdatePass<T, TLanes> pass)
            where TLanes : struct, ILanes<TLanes, T> => pass.Run<Rule<T, TRoot>, Formula<TLanes>>(in this);

        public readonly struct Formula<TLanes>(in Rule<T, TRoot> rule) : IUpdateFormula<Formula<TLanes>, Rule<T, TRoot>, TLanes, T>
            where TLanes : struct, ILanes<TLanes, T>
        {
            private readonly TLanes _decay = TLanes.Create(rule._decay);
            private readonly TLanes _gain = TLanes.Create(rule._gain);
            private readonly TLanes _epsilon = TLanes.Create(rule._epsilon);
            private readonly TLanes _rate = TLanes.Create(rule._rate);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static Formula<TLanes> Of(in Rule<T, TRoot> rule) => new(in rule);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLanes Update(TLanes parameter, TLanes gradient, ref TLanes slot1, ref TLanes slot2, ref TLanes slot3) =>
                TLanes.NegatedMultiplyAddEstimate(_rate * gradient, TLanes.ReciprocalEstimate(Scale(gradient, ref slot1)), parameter);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLanes Scale(TLanes gradient, ref TLanes squares)
            {
                squares = TLanes.FlushSubnormal((_decay * squares) + (_gain * gradient * gradient));
                return TRoot.Of<TLanes, T>(squares, _epsilon);
            }
        }
    }

    private struct RuleWithMomentum<T, TRoot>(Rule<T, TRoot> rule, double momentum) : IUpdateRule<T>
        where TRoot : struct, IEpsilonRoot
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Rule<T, TRoot> _rule = rule;
        private readonly T _momentum = T.CreateTruncating(momentum);
        private T _rate;

        public static int SlotCount => 2;

        public void BeginStep(long step, double learningRate) => _rate = T.CreateTruncating(learningRate);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Run<TLanes>(in UpdatePass<T, TLanes> pass)
            where TLanes : struct, ILanes<TLanes, T> =>
            pass.Run<RuleWithMomentum<T, TRoot>, Formula<TLanes>>(in this);

        private readonly struct Formula<TLanes>(in RuleWithMomentum<T, TRoot> rule) : IUpdateFormula<Formula<TLanes>, RuleWithMomentum<T, TRoot>, TLanes, T>
            where TLanes : struct, ILanes<TLanes, T>
        {
            private readonly Rule<T, TRoot>.Formula<TLanes> _rule = new(in rule._rule);
            private readonly TLanes _momentum = TLanes.Create(rule._momentum);
            private readonly TLanes _rate = TLanes.Create(rule._rate);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static Formula<TLanes> Of(in RuleWithMomentum<T, TRoot> rule) => new(in rule);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLanes Update(TLanes parameter, TLanes gradient, ref TLanes slot1, ref TLanes slot2, ref TLanes slot3)
            {
                TLanes scale = _rule.Scale(gradient, ref slot1);
                slot2 = TLanes.FlushSubnormal((_momentum * slot2) + (gradient * TLanes.ReciprocalEstimate(scale)));
                return parameter - (_rate * slot2);
            }
        }
    }
}
