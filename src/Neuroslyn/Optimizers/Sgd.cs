using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>Gradient descent on mini-batches: theta -= learningRate * g.</summary>
/// <remarks>Remembers nothing. A batch size of 1 is stochastic gradient descent proper, a batch of all samples batch gradient descent.</remarks>
public sealed record Sgd : Optimizer
{
    /// <summary>Sets the hyper-parameters.</summary>
    /// <param name="learningRate">Positive; usual values are 0.01 to 0.1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is not positive or not finite.</exception>
    public Sgd(double learningRate)
        : base(learningRate)
    {
    }

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(NetworkLayout layout, ParameterBuffer<T> parameters) =>
        new ElementwiseState<T, Rule<T>>(this, layout, parameters, default);

    private struct Rule<T> : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private T _rate;

        public static int SlotCount => 0;

        public void BeginStep(long step, double learningRate) => _rate = T.CreateTruncating(learningRate);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Run<TLanes>(in UpdatePass<T, TLanes> pass)
            where TLanes : struct, ILanes<TLanes, T> => pass.Run<Rule<T>, Formula<TLanes>>(in this);

        private readonly struct Formula<TLanes>(in Rule<T> rule) : IUpdateFormula<Formula<TLanes>, Rule<T>, TLanes, T>
            where TLanes : struct, ILanes<TLanes, T>
        {
            private readonly TLanes _rate = TLanes.Create(rule._rate);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static Formula<TLanes> Of(in Rule<T> rule) => new(in rule);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLanes Update(TLanes parameter, TLanes gradient, ref TLanes slot1, ref TLanes slot2, ref TLanes slot3) => parameter - (_rate * gradient);
        }
    }
}
