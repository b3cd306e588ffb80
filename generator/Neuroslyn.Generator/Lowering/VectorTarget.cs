using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Lowering;

/// <summary>A kind of vector register that tiles are emitted for, with the tile shapes that fill its register file.</summary>
/// <remarks>
/// Two kinds cover all machines: <c>Vector512</c> where it is accelerated (32 registers), and <c>Vector&lt;T&gt;</c>, which is 256 bits with
/// AVX2 and 128 bits with SSE or NEON (16 registers count on the first two). Measured in docs/performance.md.
/// </remarks>
internal sealed record VectorTarget
{
    /// <summary>Distinguishes the emitted methods: <c>Wide</c> or empty.</summary>
    public required string Suffix { get; init; }

    /// <summary>The vector type; <c>Wide</c> and <c>Native</c> are aliases that the generated file declares.</summary>
    public required string Type { get; init; }

    /// <summary>The type that <see cref="Type"/> stands for, without namespace.</summary>
    public required string FullType { get; init; }

    /// <summary>The number type.</summary>
    public required string ElementType { get; init; }

    /// <summary>The static class with its operations.</summary>
    public required string Operations { get; init; }

    /// <summary>Lanes, as an expression that is a constant to the JIT.</summary>
    public required string Count { get; init; }

    /// <summary>Lanes if known at generation time.</summary>
    public required int? KnownCount { get; init; }

    /// <summary>Rows of a full tile that is two vectors wide.</summary>
    public required int TileRows { get; init; }

    /// <summary>The largest number of rows that one tile may have instead of being split.</summary>
    public required int MaximumTileRows { get; init; }

    public static VectorTarget Wide(NumberFormat number) => new()
    {
        Suffix = "Wide",
        Type = "Wide",
        FullType = $"Vector512<{number.TypeName}>",
        ElementType = number.TypeName,
        Operations = "Vector512",
        Count = Literal.Integer(number.Line),
        KnownCount = number.Line,
        TileRows = 8,
        MaximumTileRows = 14,
    };

    public static VectorTarget Native(NumberFormat number) => new()
    {
        Suffix = "",
        Type = "Native",
        FullType = $"Vector<{number.TypeName}>",
        ElementType = number.TypeName,
        Operations = "Vector",
        Count = "Native.Count",
        KnownCount = null,
        TileRows = 6,
        MaximumTileRows = 6,
    };

    /// <summary>Vectors whose sums over lanes are formed together (<c>LaneSums</c>).</summary>
    public const int SummedTogether = 4;

    /// <summary>The vector of the sums that are formed together.</summary>
    public static VectorTarget Sums(NumberFormat number) => Narrow(number, SummedTogether);

    /// <summary>A vector narrower than a line, for layers with few units: 128 or 256 bits.</summary>
    public static VectorTarget Narrow(NumberFormat number, int lanes) => new()
    {
        Suffix = "",
        Type = $"Vector{Literal.Integer(lanes * number.Bytes * 8)}<{number.TypeName}>",
        FullType = $"Vector{Literal.Integer(lanes * number.Bytes * 8)}<{number.TypeName}>",
        ElementType = number.TypeName,
        Operations = $"Vector{Literal.Integer(lanes * number.Bytes * 8)}",
        Count = Literal.Integer(lanes),
        KnownCount = lanes,
        TileRows = 1,
        MaximumTileRows = 1,
    };

    /// <summary>The offset of vector number <paramref name="index"/>: <c>32</c> or <c>2 * Vector&lt;float&gt;.Count</c>.</summary>
    public string LaneOffset(int index) => index switch
    {
        0 => "0",
        _ when KnownCount is { } count => Literal.Integer(index * count),
        1 => Count,
        _ => $"{Literal.Integer(index)} * {Count}",
    };
}
