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
    public override OptimizerState<T> CreateState<T>(NetworkLayout layout, ParameterBuffer<T> parameters)
    {
        var rule = new Rule<T>(Decay, new RootScale<T>(Epsilon, EpsilonPlacement));
        return Momentum == 0
            ? new ElementwiseState<T, Rule<T>>(this, layout, parameters, rule)
            : new ElementwiseState<T, RuleWithMomentum<T>>(this, layout, parameters, new RuleWithMomentum<T>(rule, Momentum));
    }

    private struct Rule<T>(double decay, RootScale<T> scale) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _decay = T.CreateTruncating(decay);
        private readonly T _gain = T.CreateTruncating(1 - decay);
        private readonly RootScale<T> _scale = scale;
        private T _rate;

        public static int SlotCount => 1;

        public void BeginStep(long step, double learningRate) => _rate = T.CreateTruncating(learningRate);

        public readonly int Run<TLanes>(in UpdatePass<T, TLanes> pass)
            where TLanes : struct, ILanes<TLanes, T> => pass.Run<Rule<T>, Formula<TLanes>>(Spread<TLanes>());

        public readonly Formula<TLanes> Spread<TLanes>()
            where TLanes : struct, ILanes<TLanes, T> => new(TLanes.Create(_decay), TLanes.Create(_gain), _scale.Spread<TLanes>(), TLanes.Create(_rate));

        public readonly struct Formula<TLanes>(TLanes decay, TLanes gain, RootScale<TLanes, T> scale, TLanes rate) : IUpdateFormula<TLanes>
            where TLanes : struct, ILanes<TLanes, T>
        {
            private readonly TLanes _decay = decay;
            private readonly TLanes _gain = gain;
            private readonly RootScale<TLanes, T> _scale = scale;
            private readonly TLanes _rate = rate;

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLanes Update(TLanes parameter, TLanes gradient, ref TLanes slot1, ref TLanes slot2, ref TLanes slot3) =>
                parameter - TLanes.QuotientEstimate(_rate * gradient, Scale(gradient, ref slot1));

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLanes Scale(TLanes gradient, ref TLanes squares)
            {
                squares = TLanes.FlushSubnormal((_decay * squares) + (_gain * gradient * gradient));
                return _scale.Of(squares);
            }
        }
    }

    private struct RuleWithMomentum<T>(Rule<T> rule, double momentum) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Rule<T> _rule = rule;
        private readonly T _momentum = T.CreateTruncating(momentum);
        private T _rate;

        public static int SlotCount => 2;

        public void BeginStep(long step, double learningRate) => _rate = T.CreateTruncating(learningRate);

        public readonly int Run<TLanes>(in UpdatePass<T, TLanes> pass)
            where TLanes : struct, ILanes<TLanes, T> =>
            pass.Run<RuleWithMomentum<T>, Formula<TLanes>>(new(_rule.Spread<TLanes>(), TLanes.Create(_momentum), TLanes.Create(_rate)));

        private readonly struct Formula<TLanes>(Rule<T>.Formula<TLanes> rule, TLanes momentum, TLanes rate) : IUpdateFormula<TLanes>
            where TLanes : struct, ILanes<TLanes, T>
        {
            private readonly Rule<T>.Formula<TLanes> _rule = rule;
            private readonly TLanes _momentum = momentum;
            private readonly TLanes _rate = rate;

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLanes Update(TLanes parameter, TLanes gradient, ref TLanes slot1, ref TLanes slot2, ref TLanes slot3)
            {
                TLanes scale = _rule.Scale(gradient, ref slot1);
                slot2 = TLanes.FlushSubnormal((_momentum * slot2) + TLanes.QuotientEstimate(gradient, scale));
                return parameter - (_rate * slot2);
            }
        }
    }
}
