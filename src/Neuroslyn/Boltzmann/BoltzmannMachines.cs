using System.Numerics;
using Neuroslyn.Kernels;

namespace Neuroslyn;

/// <summary>What a restricted Boltzmann machine computes for samples. Nothing here allocates, except for files and the exact likelihood.</summary>
public static class BoltzmannMachines
{
    /// <summary>p(h = 1 | v) = σ(c + Wᵀv).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="machine">The machine.</param>
    /// <param name="visible"><c>[samples, VisibleSize]</c>, row by row; any number, in chunks of the workspace's capacity.</param>
    /// <param name="hidden">Receives <c>[samples, HiddenSize]</c>.</param>
    /// <param name="workspace">A workspace of this machine.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the workspace belongs to another machine.</exception>
    public static void HiddenProbabilities<T>(this IBoltzmannMachine<T> machine, ReadOnlySpan<T> visible, Span<T> hidden, BoltzmannWorkspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        BoltzmannLayout layout = Layout(machine, workspace);
        int count = Count(visible.Length, layout.VisibleSize, nameof(visible), hidden.Length, layout.HiddenSize, nameof(hidden));
        for (int start = 0; start < count; start += workspace.Capacity)
        {
            int chunk = LoadVisible(workspace, visible, start, count);
            machine.HiddenPass(workspace, 0, BoltzmannWorkspace<T>.Columns(chunk));
            Transposition.ToBatchMajor<T>(workspace.HiddenRows, workspace.Stride, layout.HiddenSize, hidden[(start * layout.HiddenSize)..], chunk);
        }
    }

    /// <summary>The means of p(v | h): σ(b + W h) of binary visible units, b + W h of Gaussian ones.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="machine">The machine.</param>
    /// <param name="hidden"><c>[samples, HiddenSize]</c>, row by row: states, or probabilities in their place.</param>
    /// <param name="visible">Receives <c>[samples, VisibleSize]</c>.</param>
    /// <param name="workspace">A workspace of this machine.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the workspace belongs to another machine.</exception>
    public static void VisibleMeans<T>(this IBoltzmannMachine<T> machine, ReadOnlySpan<T> hidden, Span<T> visible, BoltzmannWorkspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        BoltzmannLayout layout = Layout(machine, workspace);
        int count = Count(hidden.Length, layout.HiddenSize, nameof(hidden), visible.Length, layout.VisibleSize, nameof(visible));
        for (int start = 0; start < count; start += workspace.Capacity)
        {
            int chunk = Math.Min(workspace.Capacity, count - start);
            int columns = BoltzmannWorkspace<T>.Columns(chunk);
            Transposition.ToFeatureMajor(hidden[(start * layout.HiddenSize)..], layout.HiddenSize, workspace.StateRows, workspace.Stride, chunk, columns);
            machine.VisiblePass(workspace, 0, columns);
            Transposition.ToBatchMajor<T>(workspace.VisibleRows, workspace.Stride, layout.VisibleSize, visible[(start * layout.VisibleSize)..], chunk);
        }
    }

    /// <summary>There and back without chance: the means of p(v | h) with h = p(h = 1 | v).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="machine">The machine.</param>
    /// <param name="visible"><c>[samples, VisibleSize]</c>, row by row.</param>
    /// <param name="reconstruction">Receives <c>[samples, VisibleSize]</c>; may be <paramref name="visible"/> itself.</param>
    /// <param name="workspace">A workspace of this machine.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the workspace belongs to another machine.</exception>
    public static void Reconstruct<T>(this IBoltzmannMachine<T> machine, ReadOnlySpan<T> visible, Span<T> reconstruction, BoltzmannWorkspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        BoltzmannLayout layout = Layout(machine, workspace);
        int count = Count(visible.Length, layout.VisibleSize, nameof(visible), reconstruction.Length, layout.VisibleSize, nameof(reconstruction));
        for (int start = 0; start < count; start += workspace.Capacity)
        {
            int chunk = LoadVisible(workspace, visible, start, count);
            int columns = BoltzmannWorkspace<T>.Columns(chunk);
            machine.HiddenPass(workspace, 0, columns);
            workspace.HiddenRows.CopyTo(workspace.StateRows);
            machine.VisiblePass(workspace, 0, columns);
            Transposition.ToBatchMajor<T>(workspace.VisibleRows, workspace.Stride, layout.VisibleSize, reconstruction[(start * layout.VisibleSize)..], chunk);
        }
    }

    /// <summary>The free energy F(v), for which p(v) = e^-F(v) / Z: the lower, the likelier.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="machine">The machine.</param>
    /// <param name="visible"><c>[samples, VisibleSize]</c>, row by row.</param>
    /// <param name="energies">Receives one value per sample.</param>
    /// <param name="workspace">A workspace of this machine.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the workspace belongs to another machine.</exception>
    /// <remarks>F(v) = -bᵀv - Σⱼ ln(1 + e^(cⱼ + (Wᵀv)ⱼ)) for binary, |v - b|² / 2 - Σⱼ ln(1 + e^(cⱼ + (Wᵀv)ⱼ)) for Gaussian visible units. Sums in double precision.</remarks>
    public static void FreeEnergy<T>(this IBoltzmannMachine<T> machine, ReadOnlySpan<T> visible, Span<T> energies, BoltzmannWorkspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        BoltzmannLayout layout = Layout(machine, workspace);
        int count = Count(visible.Length, layout.VisibleSize, nameof(visible), energies.Length, 1, nameof(energies));
        ReadOnlySpan<T> bias = machine.Parameters.Vector(layout.VisibleBias);
        for (int start = 0; start < count; start += workspace.Capacity)
        {
            int chunk = LoadVisible(workspace, visible, start, count);
            machine.EnergyPass(workspace, 0, BoltzmannWorkspace<T>.Columns(chunk));
            for (int column = 0; column < chunk; column++)
            {
                double energy = 0;
                for (int unit = 0; unit < layout.HiddenSize; unit++)
                {
                    energy -= double.CreateTruncating(workspace.HiddenRows[(unit * workspace.Stride) + column]);
                }

                energies[start + column] = T.CreateTruncating(energy + OwnEnergy(layout, visible.Slice((start + column) * layout.VisibleSize, layout.VisibleSize), bias));
            }
        }
    }

    /// <summary>Draws samples from the model: chains of alternating draws of h and v (Gibbs sampling), from random states.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="machine">The machine.</param>
    /// <param name="samples">Receives <c>[samples, VisibleSize]</c>, one per chain: drawn states, not probabilities.</param>
    /// <param name="steps">Steps of each chain, at least 1; the more, the less the start matters.</param>
    /// <param name="seed">Same seed, same samples.</param>
    /// <param name="workspace">A workspace of this machine.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the workspace belongs to another machine.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is less than 1.</exception>
    public static void Sample<T>(this IBoltzmannMachine<T> machine, Span<T> samples, int steps, ulong seed, BoltzmannWorkspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        BoltzmannLayout layout = Layout(machine, workspace);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        int count = Count(samples.Length, layout.VisibleSize, nameof(samples), samples.Length, layout.VisibleSize, nameof(samples));
        for (int start = 0; start < count; start += workspace.Capacity)
        {
            var chains = new GibbsChains<T>(machine, workspace, Seeds.Derive(seed, (ulong)start));
            chains.StartAtRandom();
            chains.Run(steps);
            int chunk = Math.Min(workspace.Capacity, count - start);
            Transposition.ToBatchMajor<T>(workspace.VisibleRows[workspace.HalfColumns..], workspace.Stride, layout.VisibleSize, samples[(start * layout.VisibleSize)..], chunk);
        }
    }

    /// <summary>The mean of ln p(v) over samples, exactly, for a machine small enough that all states of one layer can be counted through.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="machine">The machine; its smaller layer (the hidden one if visible units are Gaussian) has at most 25 units.</param>
    /// <param name="visible"><c>[samples, VisibleSize]</c>, row by row, at least one sample.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    /// <exception cref="NotSupportedException">The machine is too large.</exception>
    /// <remarks>Computed in double precision. Gaussian visible units have a density, so their mean may be positive.</remarks>
    public static double LogLikelihood<T>(this IBoltzmannMachine<T> machine, ReadOnlySpan<T> visible)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(machine);
        BoltzmannLayout layout = machine.Layout;
        int count = Count(visible.Length, layout.VisibleSize, nameof(visible), 1, 1, nameof(visible), compare: false);
        var exact = new ExactBoltzmann(layout, machine.Parameters.Span.ToArray().Select(double.CreateTruncating).ToArray());
        double sum = 0;
        double[] sample = new double[layout.VisibleSize];
        for (int index = 0; index < count; index++)
        {
            for (int unit = 0; unit < sample.Length; unit++)
            {
                sample[unit] = double.CreateTruncating(visible[(index * sample.Length) + unit]);
            }

            sum -= exact.FreeEnergy(sample);
        }

        return (sum / count) - exact.LogPartition();
    }

    /// <summary>Saves W (as <c>weight</c>, <c>[hidden, visible]</c>), b (<c>visible.bias</c>) and c (<c>hidden.bias</c>) in the safetensors format, see <see cref="SafetensorsFile"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="machine">The machine.</param>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Save<T>(this IBoltzmannMachine<T> machine, string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(machine);
        SafetensorsFile.Save(machine.Layout.ParameterLayout, machine.Parameters, path);
    }

    /// <summary>Loads the parameters. A file that is refused leaves the machine as it was.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="machine">The machine, of the shape the file was saved from.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or its tensors are not the machine's.</exception>
    public static void Load<T>(this IBoltzmannMachine<T> machine, string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(machine);
        SafetensorsFile.Load(machine.Layout.ParameterLayout, machine.Parameters, path);
    }

    /// <summary>Puts a chunk of samples into the left half.</summary>
    internal static int LoadVisible<T>(BoltzmannWorkspace<T> workspace, ReadOnlySpan<T> visible, int start, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = workspace.Layout.VisibleSize;
        int chunk = Math.Min(workspace.Capacity, count - start);
        Transposition.ToFeatureMajor(visible[(start * size)..], size, workspace.VisibleRows, workspace.Stride, chunk, BoltzmannWorkspace<T>.Columns(chunk));
        return chunk;
    }

    private static double OwnEnergy<T>(BoltzmannLayout layout, ReadOnlySpan<T> sample, ReadOnlySpan<T> bias)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double energy = 0;
        for (int unit = 0; unit < sample.Length; unit++)
        {
            (double v, double b) = (double.CreateTruncating(sample[unit]), double.CreateTruncating(bias[unit]));
            energy += layout.VisibleUnits == VisibleUnits.Binary ? -(b * v) : 0.5 * (v - b) * (v - b);
        }

        return energy;
    }

    private static BoltzmannLayout Layout<T>(IBoltzmannMachine<T> machine, BoltzmannWorkspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(workspace);
        workspace.Require(machine.Layout, 0, 0);
        return machine.Layout;
    }

    private static int Count(int length, int size, string argument, int otherLength, int otherSize, string otherArgument, bool compare = true)
    {
        if (length == 0 || length % size != 0)
        {
            throw new ArgumentException($"Expected at least one sample of {size} values, got {length} values.", argument);
        }

        return !compare || otherLength == length / size * otherSize
            ? length / size
            : throw new ArgumentException($"{length / size} samples need room for {length / size} x {otherSize} values, got {otherLength}.", otherArgument);
    }
}
