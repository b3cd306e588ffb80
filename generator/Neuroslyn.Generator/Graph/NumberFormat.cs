namespace Neuroslyn.Generator.Graph;

/// <summary>What follows from the precision: the C# type and how many numbers fill a 64-byte line.</summary>
internal sealed record NumberFormat(Precision Precision)
{
    /// <summary>
    /// Even numbers of lines from here on put the rows of a block of terms on so few sets of a first-level cache of 32 KB that they drive each other out.
    /// </summary>
    private const int AliasedLines = 8;

    public string TypeName => Precision == Precision.Double ? "double" : "float";

    public int Bytes => Precision == Precision.Double ? 8 : 4;

    /// <summary>Numbers in a 64-byte line, which is also the widest vector.</summary>
    public int Line => 64 / Bytes;

    /// <summary>Samples that are processed together: two of the widest vectors.</summary>
    public int ColumnQuantum => 2 * Line;

    public int RoundUpToLine(int count) => checked((count + Line - 1) / Line * Line);

    /// <summary>
    /// Row stride of a weight matrix: whole lines; from 8 lines on an odd number of lines, because rows a power of two apart fall on the same
    /// cache sets.
    /// </summary>
    public int RowStride(int units)
    {
        int lines = RoundUpToLine(units) / Line;
        return checked((lines >= AliasedLines && lines % 2 == 0 ? lines + 1 : lines) * Line);
    }
}
