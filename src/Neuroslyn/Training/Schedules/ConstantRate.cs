namespace Neuroslyn;

/// <summary>The starting rate throughout: lr(t) = lr0. What a <see cref="Warmup"/> leads to unless told otherwise.</summary>
public sealed record ConstantRate : TimeSchedule
{
    private protected override double Rate(double learningRate, long time) => learningRate;
}
