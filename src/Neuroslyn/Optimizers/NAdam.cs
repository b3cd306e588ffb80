using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn;

/// <summary>Adam that looks one step ahead, as Nesterov's method does (Dozat 2016).</summary>
/// <remarks>
/// With the momentum schedule mu_t = beta1 (1 - 0.96^(t momentumDecay) / 2), as in PyTorch:
/// theta -= learningRate * ((1 - mu_t) / (1 - mu_1...mu_t) * g + mu_(t+1) / (1 - mu_1...mu_(t+1)) * m) / (sqrt(vHat) + epsilon).
/// PyTorch before 2.0 multiplied the last product by mu_t once more. Remembers two values per parameter.
/// </remarks>
public sealed record NAdam : AdaptiveMomentOptimizer
{
    /// <summary>Sets the hyper-parameters.</summary>
    /// <param name="learningRate">Positive; usual values are 0.0002 to 0.02.</param>
    /// <param name="beta1">Share of the old average gradient that is kept, in [0, 1).</param>
    /// <param name="beta2">Share of the old average squared gradient that is kept, in [0, 1).</param>
    /// <param name="epsilon">What keeps the division away from 0; positive.</param>
    /// <param name="momentumDecay">How fast the momentum schedule rises from beta1 / 2 to beta1; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public NAdam(double learningRate = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double momentumDecay = 0.004)
        : base(learningRate, beta1, beta2, epsilon) => MomentumDecay = momentumDecay;

    /// <summary>How fast the momentum schedule rises from beta1 / 2 to beta1; not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MomentumDecay
    {
        get;
        init => field = Hyperparameter.Coefficient(value, "momentumDecay");
    }

    /// <inheritdoc/>
    public override OptimizerState<T> CreateState<T>(NetworkLayout layout, ParameterBuffer<T> parameters) =>
        new ElementwiseState<T, Rule<T>>(this, layout, parameters, new Rule<T>(Beta1, Beta2, Epsilon, MomentumDecay));

    private struct Rule<T>(double beta1, double beta2, double epsilon, double momentumDecay) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private AdamMoments<T> _moments = new(beta1, beta2);
        private double _momentumProduct = 1;
        private T _gradientRate;
        private T _momentRate;
        private T _epsilon;

        public static int SlotCount => 2;

        public void BeginStep(long step, double learningRate)
        {
            _moments.BeginStep(step);
            double momentum = MomentumAt(step);
            double nextMomentum = MomentumAt(step + 1);
            _momentumProduct *= momentum;
            double correction = Math.Sqrt(_moments.SecondCorrection);
            _gradientRate = T.CreateTruncating(learningRate * correction * (1 - momentum) / (1 - _momentumProduct));
            _momentRate = T.CreateTruncating(learningRate * correction * nextMomentum / (1 - (_momentumProduct * nextMomentum)));
            _epsilon = Hyperparameter.NonZero<T>(epsilon * correction);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Run<TLanes>(in UpdatePass<T, TLanes> pass)
            where TLanes : struct, ILanes<TLanes, T> => _moments.Run<Rule<T>, Formula<TLanes>, TLanes>(in pass, in this);

        private readonly struct Formula<TLanes>(in Rule<T> rule) : IUpdateFormula<Formula<TLanes>, Rule<T>, TLanes, T>
            where TLanes : struct, ILanes<TLanes, T>
        {
            private readonly MomentAverages<TLanes, T> _moments = rule._moments.Spread<TLanes>();
            private readonly TLanes _gradientRate = TLanes.Create(rule._gradientRate);
            private readonly TLanes _momentRate = TLanes.Create(rule._momentRate);
            private readonly TLanes _epsilon = TLanes.Create(rule._epsilon);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static Formula<TLanes> Of(in Rule<T> rule) => new(in rule);

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public TLanes Update(TLanes parameter, TLanes gradient, ref TLanes slot1, ref TLanes slot2, ref TLanes slot3)
            {
                slot1 = _moments.First(slot1, gradient);
                slot2 = _moments.Second(slot2, gradient);
                TLanes ahead = (_gradientRate * gradient) + (_momentRate * slot1);
                return TLanes.NegatedMultiplyAddEstimate(ahead, TLanes.ReciprocalEstimate(TLanes.Sqrt(slot2) + _epsilon), parameter);
            }
        }

        private readonly double MomentumAt(long step) => beta1 * (1 - (0.5 * Math.Pow(0.96, step * momentumDecay)));
    }
}
