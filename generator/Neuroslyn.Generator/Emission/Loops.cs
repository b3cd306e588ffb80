using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>The loops around tiles, and around what is done element by element.</summary>
internal static class Loops
{
    /// <summary>Writes a loop over column groups: once for the wide vectors where the machine has them, once for its own.</summary>
    public static void ForColumnGroups(SourceWriter writer, NumberFormat number, Action<VectorTarget> body) =>
        ForTargets(writer, number, target => ForColumns(writer, number, target, () => body(target)));

    /// <summary>Writes a loop over columns, one vector at a time: once for the wide vectors where the machine has them, once for its own.</summary>
    public static void ForColumnVectors(SourceWriter writer, NumberFormat number, Action<VectorTarget> body) => ForTargets(writer, number, target =>
    {
        using (writer.Block($"for (int column = firstColumn; column < endColumn; column += {target.Count})"))
        {
            body(target);
        }
    });

    /// <summary>Writes a loop over units and the empty line behind it.</summary>
    public static void ForUnits(SourceWriter writer, string from, string to, params string[] body)
    {
        using (writer.Block($"for (int unit = {from}; unit < {to}; unit++)"))
        {
            writer.Lines(body);
        }

        writer.Line();
    }

    /// <summary>
    /// Writes loops over blocks of terms, tiles of rows and column groups, in this order: what a tile reads of a block of terms is still in the first-level cache at the next one.
    /// </summary>
    public static void ForTermBlocks(SourceWriter writer, NumberFormat number, int terms, int length, Func<VectorTarget, IReadOnlyList<RowBlocks>> rows, string index, Action<VectorTarget, RowBlocks, string> call) =>
        ForTargets(writer, number, target => ForTerms(writer, terms, length, () =>
            ForRowBlocks(writer, rows(target), index, (block, row) => ForColumns(writer, number, target, () => call(target, block, row)))));

    /// <summary>Writes a loop over blocks of terms, with what a partial tile is told of each: <c>first</c>, <c>count</c>, <c>isFirst</c> and <c>isLast</c>.</summary>
    public static void ForTerms(SourceWriter writer, int terms, int length, Action body)
    {
        using (writer.Block($"for (int first = 0; first < {Literal.Integer(terms)}; first += {Literal.Integer(length)})"))
        {
            writer.Line($"int count = {(terms % length == 0 ? Literal.Integer(length) : $"Math.Min({Literal.Integer(length)}, {Literal.Integer(terms)} - first)")};");
            writer.Line($"(bool isFirst, bool isLast) = (first == 0, first + count == {Literal.Integer(terms)});");
            body();
        }
    }

    /// <summary>Writes code once for the wide vectors where the machine has them, once for its own.</summary>
    private static void ForTargets(SourceWriter writer, NumberFormat number, Action<VectorTarget> body)
    {
        (VectorTarget wide, VectorTarget native) = (VectorTarget.Wide(number), VectorTarget.Native(number));
        using (writer.Block($"if ({wide.Operations}.IsHardwareAccelerated)"))
        {
            body(wide);
            writer.Line();
            writer.Line("return;");
        }

        writer.Line();
        body(native);
    }

    private static void ForColumns(SourceWriter writer, NumberFormat number, VectorTarget target, Action body)
    {
        string step = target.KnownCount is null ? $"2 * {target.Count}" : Literal.Integer(number.ColumnQuantum);
        using (writer.Block($"for (int column = firstColumn; column < endColumn; column += {step})"))
        {
            body();
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
