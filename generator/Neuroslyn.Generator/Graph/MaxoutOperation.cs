using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Graph;

/// <summary>y[u] = max over p of z[p units + u]: the largest of the affine functions that the operation in front computes side by side.</summary>
internal sealed record MaxoutOperation : Operation
{
    /// <summary>Affine functions per unit.</summary>
    public required int Pieces { get; init; }

    public override string Title => Name + ".max";

    public override string Description => $"Maxout of {Literal.Integer(Pieces)}";
}
