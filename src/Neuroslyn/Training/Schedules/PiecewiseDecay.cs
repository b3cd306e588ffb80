namespace Neuroslyn;

/// <summary>lr(t) = lr0 * factor^(number of milestones at or before t): the rate falls at chosen times.</summary>
public sealed record PiecewiseDecay : TimeSchedule
{
    private readonly long[] _milestones;

    /// <summary>Sets the falls.</summary>
    /// <param name="factor">What the rate is multiplied by at each milestone, in (0, 1).</param>
    /// <param name="milestones">Epochs or steps that are the first with the lower rate; at least one, positive and increasing.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is outside (0, 1).</exception>
    /// <exception cref="ArgumentException"><paramref name="milestones"/> is empty, or its values are not positive and increasing.</exception>
    public PiecewiseDecay(double factor, params ReadOnlySpan<long> milestones)
    {
        Factor = factor;
        _milestones = milestones.ToArray();
        if (milestones.IsEmpty)
        {
            throw new ArgumentException("There is at least one milestone, the first epoch or step with a lower rate.", nameof(milestones));
        }

        for (int i = 0; i < milestones.Length; i++)
        {
            if (milestones[i] <= (i == 0 ? 0 : milestones[i - 1]))
            {
                throw new ArgumentException($"Milestones are positive and increase, but were {string.Join(", ", _milestones)}.", nameof(milestones));
            }
        }
    }

    /// <summary>What the rate is multiplied by at each milestone, in (0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside (0, 1).</exception>
    public double Factor
    {
        get;
        init => field = ScheduleArgument.Factor(value, "factor");
    }

    /// <summary>Epochs or steps that are the first with the lower rate, increasing.</summary>
    public IReadOnlyList<long> Milestones => _milestones;

    /// <summary>Compares the settings.</summary>
    public bool Equals(PiecewiseDecay? other) => base.Equals(other) && Factor == other.Factor && _milestones.AsSpan().SequenceEqual(other._milestones);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Factor, _milestones.Length, _milestones[^1]);

    private protected override double Rate(double learningRate, long time)
    {
        int passed = 0;
        while (passed < _milestones.Length && _milestones[passed] <= time)
        {
            passed++;
        }

        return learningRate * Math.Pow(Factor, passed);
    }
}
