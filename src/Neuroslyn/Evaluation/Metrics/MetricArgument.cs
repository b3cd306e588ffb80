using System.Numerics;

namespace Neuroslyn;

/// <summary>Checks that metrics share.</summary>
internal static class MetricArgument
{
    public static void RequirePairs(int actual, int predicted, string argument)
    {
        if (actual != predicted || actual == 0)
        {
            throw new ArgumentException($"Every true value has one prediction, and there is at least one: got {actual} true and {predicted} predicted values.", argument);
        }
    }

    /// <summary>Labels of a yes-no decision, 0 or 1; returns how many are 1.</summary>
    public static int CountPositives(ReadOnlySpan<int> labels, string argument)
    {
        int positives = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            positives += labels[i] is 0 or 1
                ? labels[i]
                : throw new ArgumentException($"{argument}[{i}] is {labels[i]}; labels of a yes-no decision are 0 and 1.", argument);
        }

        return positives;
    }

    /// <summary>Indices from the highest score to the lowest.</summary>
    public static int[] DescendingOrder<T>(ReadOnlySpan<T> scores, string argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var keys = new double[scores.Length];
        var order = new int[scores.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            order[i] = i;
            keys[i] = T.IsNaN(scores[i]) ? throw new ArgumentException($"{argument}[{i}] is NaN and has no place in an order.", argument) : -double.CreateTruncating(scores[i]);
        }

        Array.Sort(keys, order);
        return order;
    }
}
