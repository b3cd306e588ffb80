using Neuroslyn.Generator.Graph;

namespace Neuroslyn.Generator.Lowering;

/// <summary>Where a training step on one sample keeps its vectors: offsets into a small scratch buffer, each on a 64-byte line.</summary>
/// <param name="Graph">The network.</param>
internal sealed record SamplePlan(NetworkGraph Graph)
{
    /// <summary>Rows whose products with dL/dz are summed over their lanes together (<c>LaneSums</c>).</summary>
    public const int SummedRows = VectorTarget.SummedTogether;

    private const int UpdateElements = 2048;

    /// <summary>
    /// Whether one sample can take the direct path: no dropout, and no layer but a fused last one needs its pre-activation for the backward pass.
    /// </summary>
    public static bool Applies(NetworkGraph graph) =>
        graph.Loss is { Form: not (LossForm.SoftmaxJacobian or LossForm.OverUnits) } loss &&
        graph.Operations.All(static operation => operation is DenseOperation { IsFrozen: false }) &&
        graph.DenseOperations.All(dense => dense.PreActivationRow < 0 || (dense == graph.DenseOperations.Last() && loss.Form != LossForm.Elementwise));

    /// <summary>Offset of the outputs of a layer; of its pre-activations where loss and activation are fused.</summary>
    public int Output(DenseOperation dense) => 2 * Preceding(dense);

    /// <summary>Offset of dL/dz of a layer.</summary>
    public int Delta(DenseOperation dense) => Output(dense) + Padded(dense);

    /// <summary>Offset of the padded targets.</summary>
    public int Target => 2 * Graph.DenseOperations.Sum(Padded);

    /// <summary>Elements in all.</summary>
    public int Length => Target + Padded(Graph.DenseOperations.Last());

    /// <summary>
    /// Weight rows whose products are computed before they are updated by an optimizer that remembers something: as many as stay in the first-level cache
    /// until then, and a multiple of those whose sums are formed together.
    /// </summary>
    public static int UpdateRows(DenseOperation dense) => Math.Max(SummedRows, UpdateElements / dense.RowStride / SummedRows * SummedRows);

    private int Padded(DenseOperation dense) => Graph.Number.RoundUpToLine(dense.Units);

    private int Preceding(DenseOperation dense) => Graph.DenseOperations.TakeWhile(other => other != dense).Sum(Padded);
}
