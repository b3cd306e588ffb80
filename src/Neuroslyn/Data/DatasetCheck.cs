using System.Numerics;

namespace Neuroslyn;

/// <summary>Whether a data set has the sizes of a network.</summary>
internal static class DatasetCheck
{
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A size differs.</exception>
    public static void RequireFit<T>(INetwork<T> network, Dataset<T> data, string argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data, argument);
        NetworkLayout layout = network.Layout;
        if (data.InputSize != layout.InputSize)
        {
            throw new ArgumentException($"'{layout.Name}' takes inputs of {layout.InputSize} values; the samples of {argument} have {data.InputSize}.", argument);
        }

        if (data.TargetSize != layout.OutputSize)
        {
            throw new ArgumentException(
                $"'{layout.Name}' has {layout.OutputSize} outputs; the {(data.HasLabels ? "one-hot targets" : "targets")} of {argument} have {data.TargetSize} values.", argument);
        }
    }
}
