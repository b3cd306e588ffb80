namespace Neuroslyn;

/// <summary>Performance-based: multiplies the rate by a factor whenever the validation loss has not improved for <see cref="Patience"/> checks in a row.</summary>
/// <remarks>
/// A check is one validation, after every epoch of <c>Fit</c>. The rate falls after exactly <see cref="Patience"/> checks without improvement; PyTorch's
/// <c>ReduceLROnPlateau</c> with the same number waits for one more. After a fall the count starts again, the best loss so far stays.
/// </remarks>
public sealed record ReduceOnPlateau : LearningRateSchedule
{
    /// <summary>Sets the rule.</summary>
    /// <param name="factor">What the rate is multiplied by, in (0, 1).</param>
    /// <param name="patience">Checks in a row without improvement, the last of which lowers the rate; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public ReduceOnPlateau(double factor = 0.1, int patience = 10) => (Factor, Patience) = (factor, patience);

    /// <summary>What the rate is multiplied by, in (0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside (0, 1).</exception>
    public double Factor
    {
        get;
        init => field = ScheduleArgument.Factor(value, "factor");
    }

    /// <summary>Checks in a row without improvement, the last of which lowers the rate; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Patience
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException("patience", value, "Patience is at least 1: the number of checks without improvement after which the rate falls.");
    }

    /// <summary>How much lower than the best so far a loss must be to count as an improvement; not negative. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MinimumDelta
    {
        get;
        init => field = Hyperparameter.Coefficient(value, nameof(MinimumDelta));
    }

    /// <summary>Like <see cref="MinimumDelta"/>, as a share of the best loss so far; both must be exceeded. Default: 0; PyTorch's is 0.0001.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MinimumRelativeDelta
    {
        get;
        init => field = Hyperparameter.Coefficient(value, nameof(MinimumRelativeDelta));
    }

    /// <summary>Checks after a fall that do not count. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Cooldown
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Cooldown));
            field = value;
        }
    }

    /// <summary>The lowest rate. Default: 0, no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MinimumLearningRate
    {
        get;
        init => field = Hyperparameter.Coefficient(value, nameof(MinimumLearningRate));
    }

    internal override bool ObservesLoss => true;

    /// <inheritdoc/>
    public override LearningRateState CreateState(double learningRate) => new State(this, learningRate);

    private sealed class State(ReduceOnPlateau schedule, double learningRate) : LearningRateState(learningRate)
    {
        private double _best = double.PositiveInfinity;
        private int _withoutImprovement;
        private int _cooling;

        public override void Advance()
        {
        }

        public override void Observe(double loss)
        {
            if (Improves(loss))
            {
                _best = loss;
                _withoutImprovement = 0;
            }
            else if (_cooling == 0)
            {
                _withoutImprovement++;
            }

            _cooling = Math.Max(0, _cooling - 1);
            if (_withoutImprovement >= schedule.Patience)
            {
                // A rate that already lies below the limit is not raised to it.
                LearningRate = Math.Max(LearningRate * schedule.Factor, Math.Min(LearningRate, schedule.MinimumLearningRate));
                _withoutImprovement = 0;
                _cooling = schedule.Cooldown;
            }
        }

        private bool Improves(double loss) => double.IsPositiveInfinity(_best)
            ? double.IsFinite(loss)
            : loss < _best - schedule.MinimumDelta && loss < _best - (schedule.MinimumRelativeDelta * Math.Abs(_best));
    }
}
