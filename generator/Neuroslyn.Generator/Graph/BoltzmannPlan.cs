using Neuroslyn.Generator.Model;

namespace Neuroslyn.Generator.Graph;

/// <summary>A restricted Boltzmann machine with every address decided. Built from a valid model only.</summary>
/// <remarks>Parameters: W <c>[visible, hidden]</c> at 0, b after it, c last; each begins on a 64-byte line.</remarks>
internal sealed record BoltzmannPlan(BoltzmannModel Model)
{
    public NumberFormat Number { get; } = new(Model.Precision);

    public int Visible => Model.Visible;

    public int Hidden => Model.Hidden;

    public bool IsBinary => Model.VisibleUnits == VisibleUnits.Binary;

    /// <summary>Elements from one row of W to the next.</summary>
    public int RowStride => Number.RowStride(Hidden);

    /// <summary>Index of b[0].</summary>
    public int VisibleBiasOffset => Visible * RowStride;

    /// <summary>Index of c[0].</summary>
    public int HiddenBiasOffset => VisibleBiasOffset + Number.RoundUpToLine(Visible);

    public int BufferLength => HiddenBiasOffset + Number.RoundUpToLine(Hidden);

    public int ParameterCount => (Visible * Hidden) + Visible + Hidden;
}
