using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>Every parameter steps by its gradient divided by the root of the sum of its squared gradients so far: G += g^2; theta -= learningRate * g / sqrt(G + epsilon) (Duchi et al. 2011).</summary>
/// <remarks>Steps only ever shrink, on a constant gradient as 1 / sqrt(t). Remembers one value per parameter.</remarks>
public sealed record Adagrad : Optimizer
{
    /// <summary>Sets the hyper-parameters.</summary>
    /// <param name="learningRate">Positive; the usual value is 0.01.</param>
    /// <param name="epsilon">What keeps the division away from 0; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public Adagrad(double learningRate = 0.01, double epsilon = 1e-8)
        : base(learningRate) => Epsilon = epsilon;

    /// <summary>What keeps the division away from 0; positive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive or not finite.</exception>
    public double Epsilon
    {
        get;
        init => field = Hyperparameter.Epsilon(value);
    }

    /// <summary>Where epsilon is added. Default: inside the root; PyTorch adds it outside.</summary>
    public EpsilonPlacement EpsilonPlacement { get; init; } = EpsilonPlacement.InsideRoot;

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(NetworkLayout layout, ParameterBuffer<T> parameters) => EpsilonPlacement == EpsilonPlacement.InsideRoot
        ? new ElementwiseState<T, Rule<T, EpsilonInsideRoot>>(this, layout, parameters, new Rule<T, EpsilonInsideRoot>(Epsilon))
        : new ElementwiseState<T, Rule<T, EpsilonOutsideRoot>>(this, layout, parameters, new Rule<T, EpsilonOutsideRoot>(Epsilon));

    private struct Rule<T, TRoot>(double epsilon) : IUpdateRule<T>
        where TRoot : struct, IEpsilonRoot
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _epsilon = Hyperparameter.NonZero<T>(epsilon);
        private T _rate;

        public static int SlotCount => 1;

        public void BeginStep(long step, double learningRate) => _rate = T.CreateTruncating(learningRate);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Run<TLanes>(in UpdatePass<T, TLanes> pass)
            where TLanes : struct, ILanes<TLanes, T> => pass.Run<Rule<T, TRoot>, Formula<TLanes>>(in this);

        private readonly struct Formula<TLanes>(in Rule<T, TRoot> rule) : IUpdateFormula<Formula<TLanes>, Rule<T, TRoot>, TLanes, T>
            where TLanes : struct, ILanes<TLanes, T>
        {
            private readonly TLanes _epsilon = TLanes.Create(rule._epsilon);
            private readonly TLanes _rate = TLanes.Create(rule._rate);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static Formula<TLanes> Of(in Rule<T, TRoot> rule) => new(in rule);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLanes Update(TLanes parameter, TLanes gradient, ref TLanes slot1, ref TLanes slot2, ref TLanes slot3)
            {
                slot1 += gradient * gradient;
                return TLanes.NegatedMultiplyAddEstimate(_rate * gradient, TLanes.ReciprocalEstimate(TRoot.Of<TLanes, T>(slot1, _epsilon)), parameter);
            }
        }
    }
}
