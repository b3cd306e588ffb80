using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>Momentum whose gradient is taken at the point ahead: v = momentum * v + g; theta -= learningRate * (g + momentum * v).</summary>
/// <remarks>
/// Nesterov 1983 in the variables of Sutskever et al. 2013, as PyTorch and Keras compute it: the parameters are the point ahead itself, so the network
/// is evaluated where its parameters stand. Remembers one value per parameter. <see cref="NesterovForm.Original"/> keeps the method's first variables.
/// </remarks>
public sealed record Nesterov : Optimizer
{
    /// <summary>Sets the hyper-parameters.</summary>
    /// <param name="learningRate">Positive; usual values are 0.01 to 0.1.</param>
    /// <param name="momentum">Share of the old velocity that is kept, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public Nesterov(double learningRate, double momentum = 0.9)
        : base(learningRate) => Coefficient = Hyperparameter.NesterovMomentum(momentum, nameof(momentum));

    /// <summary>Share of the old velocity that is kept, in (0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside (0, 1).</exception>
    public double Coefficient
    {
        get;
        init => field = Hyperparameter.NesterovMomentum(value, nameof(Coefficient));
    }

    /// <summary>Where the parameters stand between steps. Default: at the look-ahead.</summary>
    public NesterovForm Form { get; init; }

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(NetworkLayout layout, ParameterBuffer<T> parameters) => Form == NesterovForm.Original
        ? new OriginalNesterovState<T>(this, layout, parameters)
        : new ElementwiseState<T, Rule<T>>(this, layout, parameters, new Rule<T>(Coefficient));

    private struct Rule<T>(double momentum) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _momentum = T.CreateTruncating(momentum);
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
            private readonly TLanes _rate = TLanes.Create(rule._rate);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static Formula<TLanes> Of(in Rule<T> rule) => new(in rule);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLanes Update(TLanes parameter, TLanes gradient, ref TLanes slot1, ref TLanes slot2, ref TLanes slot3)
            {
                slot1 = TLanes.FlushSubnormal((_momentum * slot1) + gradient);
                return parameter - (_rate * (gradient + (_momentum * slot1)));
            }
        }
    }
}
