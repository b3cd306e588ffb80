using System.Numerics;

namespace Neuroslyn.Benchmarks.Comparison;

/// <summary>Walks the reference data batch by batch, over and over.</summary>
internal readonly struct Batches
{
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private readonly int _inputLength;
    private readonly int _targetLength;
    private readonly int _mask;

    /// <param name="data">The data.</param>
    /// <param name="layout">The network's shape.</param>
    /// <param name="batch">Samples per batch, 1 to all.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batch"/> is outside its range.</exception>
    public Batches(ReferenceData data, NetworkLayout layout, int batch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batch, ReferenceData.SampleCount);
        _inputs = data.Inputs;
        _targets = data.Targets;
        _inputLength = batch * layout.InputSize;
        _targetLength = batch * layout.OutputSize;

        // A power of two of batches, so that walking them costs no division.
        _mask = (int)(BitOperations.RoundUpToPowerOf2((uint)(ReferenceData.SampleCount / batch) + 1) / 2) - 1;
    }

    /// <summary>The inputs of a call.</summary>
    public ReadOnlySpan<float> Inputs(int call) => _inputs.AsSpan((call & _mask) * _inputLength, _inputLength);

    /// <summary>The targets of a call.</summary>
    public ReadOnlySpan<float> Targets(int call) => _targets.AsSpan((call & _mask) * _targetLength, _targetLength);
}
