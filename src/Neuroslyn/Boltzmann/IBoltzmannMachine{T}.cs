using System.Numerics;

namespace Neuroslyn;

/// <summary>What every generated restricted Boltzmann machine offers to code that does not know its shape.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// The passes work on the columns of a workspace, which are samples or chains. Methods for spans are in <see cref="BoltzmannMachines"/>. Reading a machine from several threads is safe
/// with one workspace each; training is for one thread.
/// </remarks>
public interface IBoltzmannMachine<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The machine's shape.</summary>
    BoltzmannLayout Layout { get; }

    /// <summary>All parameters: W, b, c.</summary>
    ParameterBuffer<T> Parameters { get; }

    /// <summary>Draws the weights anew and sets the biases to 0. Same seed, same bits.</summary>
    /// <param name="seed">Any number.</param>
    void Initialize(ulong seed);

    /// <summary>p(h = 1 | v) = σ(c + Wᵀv) of the columns in [<paramref name="firstColumn"/>, <paramref name="endColumn"/>), from the visible rows to the hidden rows.</summary>
    /// <param name="workspace">A workspace of this machine.</param>
    /// <param name="firstColumn">A multiple of <see cref="BoltzmannWorkspace{T}.ColumnQuantum"/>.</param>
    /// <param name="endColumn">A multiple of <see cref="BoltzmannWorkspace{T}.ColumnQuantum"/>.</param>
    void HiddenPass(BoltzmannWorkspace<T> workspace, int firstColumn, int endColumn);

    /// <summary>The means of p(v | h): σ(b + W h) of binary units, b + W h of Gaussian ones; from the state rows to the visible rows.</summary>
    /// <param name="workspace">A workspace of this machine.</param>
    /// <param name="firstColumn">A multiple of <see cref="BoltzmannWorkspace{T}.ColumnQuantum"/>.</param>
    /// <param name="endColumn">A multiple of <see cref="BoltzmannWorkspace{T}.ColumnQuantum"/>.</param>
    void VisiblePass(BoltzmannWorkspace<T> workspace, int firstColumn, int endColumn);

    /// <summary>ln(1 + e^z) with z = c + Wᵀv, the hidden units' share of the free energy; from the visible rows to the hidden rows.</summary>
    /// <param name="workspace">A workspace of this machine.</param>
    /// <param name="firstColumn">A multiple of <see cref="BoltzmannWorkspace{T}.ColumnQuantum"/>.</param>
    /// <param name="endColumn">A multiple of <see cref="BoltzmannWorkspace{T}.ColumnQuantum"/>.</param>
    void EnergyPass(BoltzmannWorkspace<T> workspace, int firstColumn, int endColumn);

    /// <summary>Σ over all columns of v hᵀ, from the visible rows and the weighted hidden values to the gradient of W.</summary>
    /// <param name="workspace">A workspace of this machine.</param>
    void GradientPass(BoltzmannWorkspace<T> workspace);
}
