namespace Neuroslyn.Generator.Validation.Usage;

/// <summary>All rules about code that uses networks; a new one adds a line.</summary>
internal static class UsageRules
{
    private static readonly Func<UsageContext, IEnumerable<Problem>>[] All =
    [
        OptimizerRules.Check,
        ScheduleRules.Check,
        TrainingRules.Check,
        EvaluationRules.Check,
        DataRules.Check,
        AugmentationRules.Check,
    ];

    /// <summary>The problems of one member. A place and rule are named once, however many calls show them.</summary>
    public static IEnumerable<Problem> Check(UsageContext context) => All
        .SelectMany(rule => rule(context))
        .Where(static problem => problem.Anchor.Place.IsKnown)
        .GroupBy(static problem => (problem.Id, problem.Anchor.Place))
        .Select(static group => group.First());
}
