using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation.Usage;

/// <summary>The repairs that rules about user code describe again and again.</summary>
internal static class UsageRepairs
{
    /// <summary>Another number in place of the marked one.</summary>
    public static Repair Use(double value) => Use(Literal.Double(value));

    /// <summary>Another expression in place of the marked one, or of an additional place.</summary>
    public static Repair Use(string value, int place = 0) => Repair.Of("Fix_UseValue", Edit.ReplaceExpression(value, place)).With(value);

    /// <summary>Without the argument, or the member of the initialiser, whose value is marked.</summary>
    /// <param name="setting">Its name.</param>
    public static Repair Remove(string setting) => Repair.Of("Fix_RemoveSetting", Edit.RemoveExpression()).With(setting);
}
