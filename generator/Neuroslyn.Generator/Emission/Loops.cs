using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>The loops around tiles.</summary>
internal static class Loops
{
    /// <summary>Writes a loop over column groups: once for the wide vectors where the machine has them, once for its own.</summary>
    public static void ForColumnGroups(SourceWriter writer, NumberFormat number, Action<VectorTarget> body)
    {
        (VectorTarget wide, VectorTarget native) = (VectorTarget.Wide(number), VectorTarget.Native(number));
        using (writer.Block($"if ({wide.Operations}.IsHardwareAccelerated)"))
        {
            using (writer.Block($"for (int column = firstColumn; column < endColumn; column += {Literal.Integer(number.ColumnQuantum)})"))
            {
                body(wide);
            }

            writer.Line();
            writer.Line("return;");
        }

        writer.Line();
        using (writer.Block($"for (int column = firstColumn; column < endColumn; column += 2 * {native.Count})"))
        {
            body(native);
        }
    }

    /// <summary>Writes calls of one tile method for every block of rows.</summary>
    public static void ForRowBlocks(SourceWriter writer, IReadOnlyList<RowBlocks> blocks, string index, Action<RowBlocks, string> call)
    {
        foreach (RowBlocks block in blocks)
        {
            if (block.End - block.Start == block.Height)
            {
                call(block, Literal.Integer(block.Start));
                continue;
            }

            using (writer.Block($"for (int {index} = {Literal.Integer(block.Start)}; {index} < {Literal.Integer(block.End)}; {index} += {Literal.Integer(block.Height)})"))
            {
                call(block, index);
            }
        }
    }
}
