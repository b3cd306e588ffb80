namespace Neuroslyn;

/// <summary>Follows the validation losses: which epoch was best, and whether there has been no improvement for too long.</summary>
internal sealed class ValidationMonitor(EarlyStopping? rule)
{
    private double _best = double.PositiveInfinity;
    private int _withoutImprovement;

    /// <summary>Whether the loss observed last is the best so far.</summary>
    public bool LatestIsBest { get; private set; }

    /// <summary>Takes the loss of one more epoch, which is finite, and returns whether training ends.</summary>
    public bool Observe(double loss)
    {
        LatestIsBest = loss < _best - (rule?.MinimumDelta ?? 0);
        if (LatestIsBest)
        {
            _best = loss;
            _withoutImprovement = 0;
            return false;
        }

        _withoutImprovement++;
        return rule is not null && _withoutImprovement >= rule.Patience;
    }
}
