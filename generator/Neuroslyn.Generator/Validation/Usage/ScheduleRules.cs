using Neuroslyn.Generator.Model.Usage;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation.Usage;

/// <summary>NSL5007, 5008: does the schedule of the learning rate change anything while training lasts?</summary>
internal static class ScheduleRules
{
    /// <summary>The share of a training that may pass at a rate of 0.</summary>
    private const double IdleShare = 0.1;

    public static IEnumerable<Problem> Check(UsageContext context) =>
        context.Model.Creations.Where(static creation => creation.Is("LearningRateSchedule")).SelectMany(CheckFactor)
            .Concat(context.Trainings.Where(static training => training.IsFit).SelectMany(CheckTraining));

    private static IEnumerable<Problem> CheckFactor(CreationUse schedule)
    {
        if (schedule.OwnSettings.Contains("factor") && schedule.Setting("factor") is { Number: { } factor, IsWritten: true } written && !(factor is > 0 and < 1))
        {
            yield return Problem.At(written.Place, "NSL5008", schedule.Type, MessageArgument.Phrase("NSL5008_Factor", Literal.Rounded(factor)));
        }
    }

    /// <summary>Options are judged where they are used: until then, a copy may still change them.</summary>
    private static IEnumerable<Problem> CheckTraining(TrainingUse training)
    {
        if (training.Settings is not { } options || options.Setting("Schedule") is not { Creation: { } schedule } written)
        {
            yield break;
        }

        if (training.Optimizer is { Type: "Adagrad" } && schedule.Type.EndsWith("Decay", StringComparison.Ordinal))
        {
            yield return Problem.At(written.Place.Or(training.Call.Place), "NSL5007", schedule.Type).WithRepairs(written.IsWritten ? [UsageRepairs.Remove("Schedule")] : []);
        }

        if (options.Setting("Epochs")?.Number is { } epochs and >= 1 && (WaitsTooLong(schedule, (long)epochs, 0, isPerEpoch: true) ?? EndsTooEarly(schedule, (long)epochs, 0, isPerEpoch: true)) is { } problem)
        {
            yield return problem with { Anchor = Anchor.At(problem.Anchor.Place.Or(written.Place).Or(training.Call.Place)) };
        }
    }

    /// <summary>A rate that is 0 for the rest of the training; an epoch or two more than the schedule has are nobody's mistake.</summary>
    private static Problem? EndsTooEarly(CreationUse schedule, long epochs, long start, bool isPerEpoch)
    {
        isPerEpoch &= schedule.Setting("Per")?.Constant is null or "Epoch";
        if (schedule.Type == "Warmup")
        {
            return schedule.Setting("duration")?.Number is { } rise && schedule.Setting("then")?.Creation is { } next ? EndsTooEarly(next, epochs, start + (long)rise, isPerEpoch) : null;
        }

        if (!isPerEpoch || schedule.Type is not ("CosineDecay" or "PolynomialDecay") || schedule.Setting("end")?.Number is not 0 || schedule.Setting("duration") is not { Number: { } duration } setting)
        {
            return null;
        }

        long idle = epochs - start - (long)duration;
        return duration < 1 || idle < Math.Max(2, epochs * IdleShare)
            ? null
            : Problem.At(setting.Place.Or(schedule.Place), "NSL5008", schedule.Type, MessageArgument.Phrase("NSL5008_Early", Literal.Integer(start + (long)duration), Literal.Integer(epochs), Literal.Integer(idle)))
                .WithRepairs(setting.IsWritten ? [Repair.Of("Fix_SetDuration", Edit.ReplaceExpression(Literal.Integer(epochs - start))).With(Literal.Integer(epochs - start))] : []);
    }

    /// <summary>Time runs from 0 to epochs - 1; what happens later does not happen.</summary>
    private static Problem? WaitsTooLong(CreationUse schedule, long epochs, long start, bool isPerEpoch)
    {
        isPerEpoch &= schedule.Setting("Per")?.Constant is null or "Epoch";
        if (schedule.Type == "Warmup")
        {
            UsageValue? then = schedule.Setting("then");
            isPerEpoch &= then?.Creation?.Setting("Per")?.Constant is null or "Epoch" && then is null or { IsNull: true } or { Creation: not null };
            if (!isPerEpoch || schedule.Setting("duration") is not { Number: { } duration } rise)
            {
                return null;
            }

            return start + duration >= epochs
                ? Late(schedule, rise, "NSL5008_Warmup", start + (long)duration, epochs)
                : then?.Creation is { } next ? WaitsTooLong(next, epochs, start + (long)duration, isPerEpoch) : null;
        }

        UsageValue? first = schedule.Type switch
        {
            "StepDecay" => schedule.Setting("interval"),
            "PiecewiseDecay" => schedule.Setting("milestones"),
            "ReduceOnPlateau" => schedule.Setting("patience"),
            _ => null,
        };
        double? time = first?.Number ?? (first?.Numbers is { Count: > 0 } numbers ? numbers.Min() : null);
        bool isEpoch = isPerEpoch || schedule.Type == "ReduceOnPlateau";
        return isEpoch && time is { } change && start + change >= epochs ? Late(schedule, first!, "NSL5008_Late", start + (long)change, epochs) : null;
    }

    private static Problem Late(CreationUse schedule, UsageValue setting, string reason, long time, long epochs) =>
        Problem.At(setting.Place.Or(schedule.Place), "NSL5008", schedule.Type, MessageArgument.Phrase(reason, Literal.Integer(time), Literal.Integer(epochs)));
}
