using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Neuroslyn.Kernels;

/// <summary>Prediction of many samples: chunk by chunk through a workspace. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchPrediction
{
    private const int ChunkSize = 128;

    /// <summary>Predicts through a workspace that is kept for the network and the calling thread.</summary>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static void Predict<T>(INetwork<T> network, ReadOnlySpan<T> inputs, Span<T> outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        CheckLengths(network.Layout, inputs.Length, outputs.Length);
        Predict(network, inputs, outputs, Cache<T>.Rent(network.Layout));
    }

    /// <summary>Predicts through a workspace.</summary>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static unsafe void Predict<T>(INetwork<T> network, ReadOnlySpan<T> inputs, Span<T> outputs, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(workspace);
        NetworkLayout layout = network.Layout;
        int samples = CheckLengths(layout, inputs.Length, outputs.Length);
        fixed (T* pinned = inputs)
        {
            try
            {
                for (int first = 0; first < samples; first += workspace.Capacity)
                {
                    int count = Math.Min(workspace.Capacity, samples - first);
                    workspace.AttachInputs(inputs.Slice(first * layout.InputSize, count * layout.InputSize));
                    network.ForwardPass(workspace, 0, workspace.ColumnCount, training: false);
                    workspace.CopyOutputs(outputs.Slice(first * layout.OutputSize, count * layout.OutputSize));
                }
            }
            finally
            {
                workspace.DetachInputs();
            }
        }
    }

    private static int CheckLengths(NetworkLayout layout, int inputLength, int outputLength)
    {
        if (inputLength == 0 || inputLength % layout.InputSize != 0)
        {
            throw new ArgumentException($"'{layout.Name}' takes samples of {layout.InputSize} values, got {inputLength} values.", "inputs");
        }

        int samples = inputLength / layout.InputSize;
        if (outputLength != samples * layout.OutputSize)
        {
            throw new ArgumentException(
                $"{samples} samples of '{layout.Name}' give {samples} x {layout.OutputSize} = {samples * layout.OutputSize} values, but there is room for {outputLength}.", "outputs");
        }

        return samples;
    }

    /// <summary>One workspace per network shape and thread, so that repeated calls allocate nothing.</summary>
    private static class Cache<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [ThreadStatic]
        private static ConditionalWeakTable<NetworkLayout, Workspace<T>>? _workspaces;

        public static Workspace<T> Rent(NetworkLayout layout) =>
            (_workspaces ??= []).GetValue(layout, static key => new Workspace<T>(key, ChunkSize));
    }
}
