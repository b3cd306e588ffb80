using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>Gradient descent that keeps rolling: v = momentum * v + g; theta -= learningRate * v (Polyak 1964).</summary>
/// <remarks>Remembers one value per parameter. Two other forms are in use; see <see cref="MomentumForm"/>.</remarks>
public sealed record Momentum : Optimizer
{
    /// <summary>Sets the hyper-parameters.</summary>
    /// <param name="learningRate">Positive; usual values are 0.01 to 0.1, ten times more for <see cref="MomentumForm.ExponentialAverage"/>.</param>
    /// <param name="momentum">Share of the old velocity that is kept, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public Momentum(double learningRate, double momentum = 0.9)
        : base(learningRate) => Coefficient = Hyperparameter.Decay(momentum, nameof(momentum));

    /// <summary>Share of the old velocity that is kept, in [0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1).</exception>
    public double Coefficient
    {
        get;
        init => field = Hyperparameter.Decay(value, nameof(Coefficient));
    }

    /// <summary>Sum of gradients, average of gradients, or sum of moves. Default: the sum of gradients.</summary>
    public MomentumForm Form { get; init; }

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(NetworkLayout layout, ParameterBuffer<T> parameters) => Form switch
    {
        MomentumForm.Displacement => new ElementwiseState<T, DisplacementRule<T>>(this, layout, parameters, new DisplacementRule<T>(Coefficient)),
        MomentumForm.ExponentialAverage => new ElementwiseState<T, Rule<T>>(this, layout, parameters, new Rule<T>(Coefficient, 1 - Coefficient)),
        _ => new ElementwiseState<T, Rule<T>>(this, layout, parameters, new Rule<T>(Coefficient, 1)),
    };

    private struct Rule<T>(double momentum, double gain) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _momentum = T.CreateTruncating(momentum);
        private readonly T _gain = T.CreateTruncating(gain);
        private T _rate;

        public static int SlotCount => 1;

        public void BeginStep(long step, double learningRate) => _rate = T.CreateTruncating(learningRate);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Run<TLanes>(in UpdatePass<T, TLanes> pass)
            where TLanes : struct, ILanes<TLanes, T> => pass.Run<Rule<T>, Formula<TLanes>>(in this);

        private readonly struct Formula<TLanes>(in Rule<T> rule) : IUpdateFormula<Formula<TLanes>, Rule<T>, TLanes, T>
            where TLanes : struct, ILanes<TLanes, T>
        {
            private readonly TLanes _momentum = TLanes.Create(rule._momentum);
            private readonly TLanes _gain = TLanes.Create(rule._gain);
            private readonly TLanes _rate = TLanes.Create(rule._rate);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static Formula<TLanes> Of(in Rule<T> rule) => new(in rule);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLanes Update(TLanes parameter, TLanes gradient, ref TLanes slot1, ref TLanes slot2, ref TLanes slot3)
            {
                slot1 = TLanes.FlushSubnormal((_momentum * slot1) + (_gain * gradient));
                return parameter - (_rate * slot1);
            }
        }
    }

    private struct DisplacementRule<T>(double momentum) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _momentum = T.CreateTruncating(momentum);
        private T _rate;

        public static int SlotCount => 1;

        public void BeginStep(long step, double learningRate) => _rate = T.CreateTruncating(learningRate);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Run<TLanes>(in UpdatePass<T, TLanes> pass)
            where TLanes : struct, ILanes<TLanes, T> => pass.Run<DisplacementRule<T>, Formula<TLanes>>(in this);

        private readonly struct Formula<TLanes>(in DisplacementRule<T> rule) : IUpdateFormula<Formula<TLanes>, DisplacementRule<T>, TLanes, T>
            where TLanes : struct, ILanes<TLanes, T>
        {
            private readonly TLanes _momentum = TLanes.Create(rule._momentum);
            private readonly TLanes _rate = TLanes.Create(rule._rate);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static Formula<TLanes> Of(in DisplacementRule<T> rule) => new(in rule);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLanes Update(TLanes parameter, TLanes gradient, ref TLanes slot1, ref TLanes slot2, ref TLanes slot3)
            {
                slot1 = TLanes.FlushSubnormal((_momentum * slot1) - (_rate * gradient));
                return parameter + slot1;
            }
        }
    }
}
