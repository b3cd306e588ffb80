using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Graph;

/// <summary>y = x * m, where m is 0 with probability <see cref="Rate"/> and 1 / (1 - rate) otherwise.</summary>
internal sealed record DropoutOperation : Operation
{
    public required double Rate { get; init; }

    /// <summary>First row of m.</summary>
    public required int MaskRow { get; init; }

    /// <summary>Tells the masks of several dropouts apart.</summary>
    public required int Index { get; init; }

    /// <summary>Whether it is alpha dropout: y = a x + b, or a d + b where x is dropped; m is then a or 0.</summary>
    public required bool IsAlpha { get; init; }

    /// <summary>What it reads, by name, where it is not the layer declared before; else empty.</summary>
    public required string From { get; init; }

    public override bool IsAbsentFromPrediction => true;

    public override string Description => (IsAlpha ? "Alpha dropout " : "Dropout ") + Literal.Double(Rate) + (From.Length > 0 ? ", from " + From : "");
}
