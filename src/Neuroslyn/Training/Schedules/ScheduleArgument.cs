namespace Neuroslyn;

/// <summary>Checks of schedule settings.</summary>
internal static class ScheduleArgument
{
    /// <summary>A span of epochs or steps: at least 1.</summary>
    public static long Duration(long value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is a number of epochs or steps, at least 1.");

    /// <summary>What a rate is multiplied by when it falls: in (0, 1).</summary>
    public static double Factor(double value, string name) => value is > 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} lies strictly between 0 and 1: at 0 training would stop, at 1 nothing would change. Usual values are 0.1 and 0.5.");

    /// <summary>A share of the starting rate: in [0, 1].</summary>
    public static double Share(double value, string name) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is a share of the starting rate, from 0 to 1.");

    /// <summary>A speed or an exponent: positive and finite.</summary>
    public static double Positive(double value, string name) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is positive and finite. Leave Schedule unset for a constant rate.");
}
