using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>
/// The one inner loop behind every matrix product of the batch path: a tile of C in registers, C[r, v] = initial + sum_k A[r, k] B[k, v],
/// where A is broadcast element by element and B is read in vectors.
/// </summary>
internal sealed record TileEmitter
{
    public required VectorTarget Target { get; init; }

    public required string TypeName { get; init; }

    /// <summary>Name of the emitted method, without the tile shape.</summary>
    public required string Name { get; init; }

    /// <summary>What the tile computes, for its comment.</summary>
    public required string Formula { get; init; }

    /// <summary>Rows of the tile.</summary>
    public required int Rows { get; init; }

    /// <summary>Vectors per row.</summary>
    public required int Vectors { get; init; }

    /// <summary>Terms of the sum: a constant or a parameter name.</summary>
    public required string Count { get; init; }

    /// <summary>
    /// Whether one call adds <c>count</c> of the terms: then the sums of the others wait where the results will be. <see cref="Count"/> does not count.
    /// </summary>
    public bool IsPartial { get; init; }

    /// <summary>Names of A and B in the emitted method.</summary>
    public required (string Left, string Right) Operands { get; init; }

    /// <summary>Elements of A from row to row: a constant, or a name whose multiples are computed once.</summary>
    public required string LeftRowStep { get; init; }

    /// <summary>Elements of A and of B from term to term.</summary>
    public required (string Left, string Right) TermSteps { get; init; }

    /// <summary>Elements of C from row to row: a constant or a name.</summary>
    public required string ResultRowStep { get; init; }

    /// <summary>The parameter declarations of the emitted method, without A, B and the result.</summary>
    public required IReadOnlyList<string> ExtraParameters { get; init; }

    /// <summary>The vector that a sum starts from, given its row and its place in the row; null for zero.</summary>
    public required Func<int, int, string>? InitialValue { get; init; }

    /// <summary>Name of the reference that results are stored through.</summary>
    public required string Result { get; init; }

    /// <summary>Statements that store a finished sum.</summary>
    public required Func<TileCell, IEnumerable<string>> Store { get; init; }

    /// <summary>Statements in front of the stores.</summary>
    public IReadOnlyList<string> Opening { get; init; } = [];

    /// <summary>Statements behind the stores.</summary>
    public IReadOnlyList<string> Closing { get; init; } = [];

    /// <summary>Another way to store, and the condition on which it is taken; null for none.</summary>
    public (string Condition, string Preparation, Func<TileCell, IEnumerable<string>> Store)? Alternative { get; init; }

    public string MethodName => $"{Name}Tile{Literal.Integer(Rows)}x{Literal.Integer(Vectors)}{Target.Suffix}";

    /// <summary>Writes the tile's method.</summary>
    public void Write(SourceWriter writer)
    {
        string shape = Target.KnownCount is { } lanes ? $"{Rows} x {Vectors * lanes}" : $"{Rows} x {Vectors} vectors";
        writer.Line($"// {shape} values at once: {Formula}");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        string[] partial = IsPartial ? ["int count, bool isFirst, bool isLast"] : [];
        string parameters = string.Join(", ", [$"ref {TypeName} {Operands.Left}", $"ref {TypeName} {Operands.Right}", $"ref {TypeName} {Result}", .. ExtraParameters, .. partial]);
        using (writer.Block($"private static void {MethodName}({parameters})"))
        {
            WriteRowSteps(writer);
            WriteInitialValues(writer);
            writer.Line($"{Target.Type} e;");
            using (writer.Block($"for (int k = 0; k < {(IsPartial ? "count" : Count)}; k++)"))
            {
                WriteTerm(writer);
            }

            if (IsPartial)
            {
                using (writer.Block("if (!isLast)"))
                {
                    WriteStores(writer, cell => [$"{VectorAt(Target, Result, cell.Offset)} = {cell.Sum};"]);
                    writer.Line("return;");
                }

                writer.Line();
            }

            if (Alternative is var (condition, preparation, store))
            {
                using (writer.Block($"if ({condition})"))
                {
                    writer.Line(preparation);
                    WriteStores(writer, store);
                    writer.Line("return;");
                }

                writer.Line();
            }

            writer.Lines(Opening);
            WriteStores(writer, Store);
            writer.Lines(Closing);
        }
    }

    private static bool IsConstant(string step) => step.All(char.IsDigit);

    private static string Multiple(int factor, string step) => factor switch
    {
        0 => "0",
        _ when IsConstant(step) => Literal.Integer(factor * long.Parse(step, System.Globalization.CultureInfo.InvariantCulture)),
        1 => step,
        _ => $"{step}{Literal.Integer(factor)}",
    };

    private static string Sum(int row, int vector) => $"s{Literal.Integer(row)}{(char)('a' + vector)}";

    /// <summary>Row distances that are only known at run time are multiplied out once, before the loop.</summary>
    private void WriteRowSteps(SourceWriter writer)
    {
        var steps = new List<string>();
        foreach (string step in new[] { LeftRowStep, ResultRowStep }.Where(static step => !IsConstant(step)).Distinct())
        {
            for (int row = 2; row < Rows; row++)
            {
                steps.Add($"{step}{Literal.Integer(row)} = {Literal.Integer(row)} * {step}");
            }
        }

        if (steps.Count > 0)
        {
            writer.Line($"nint {string.Join(", ", steps)};");
        }
    }

    private void WriteInitialValues(SourceWriter writer)
    {
        if (!IsPartial)
        {
            WriteSums($"{Target.Type} ", Initial, ", ");
            return;
        }

        writer.Line($"{Target.Type} {string.Join(", ", Enumerable.Range(0, Rows).SelectMany(row => Enumerable.Range(0, Vectors).Select(vector => Sum(row, vector))))};");
        using (writer.Block("if (isFirst)"))
        {
            WriteSums("", Initial, "; ");
        }

        using (writer.Block("else"))
        {
            WriteSums("", (row, vector) => VectorAt(Target, Result, ResultOffset(row, vector)), "; ");
        }

        writer.Line();

        void WriteSums(string declaration, Func<int, int, string> value, string separator)
        {
            for (int row = 0; row < Rows; row++)
            {
                int current = row;
                writer.Line($"{declaration}{string.Join(separator, Enumerable.Range(0, Vectors).Select(vector => $"{Sum(current, vector)} = {value(current, vector)}"))};");
            }
        }

        // The same value need not be made twice: later vectors of a row, or later rows, copy the first one.
        string Initial(int row, int vector)
        {
            string value = InitialValue?.Invoke(row, vector) ?? $"{Target.Type}.Zero";
            for (int earlier = 0; earlier < vector; earlier++)
            {
                if (InitialValue is not null && InitialValue(row, earlier) == value)
                {
                    return Sum(row, earlier);
                }
            }

            return InitialValue is not null && row > 0 && InitialValue(0, vector) == value ? Sum(0, vector) : value;
        }
    }

    private void WriteTerm(SourceWriter writer)
    {
        IEnumerable<string> loads = Enumerable.Range(0, Vectors)
            .Select(vector => $"v{Literal.Integer(vector)} = {VectorAt(Target, Operands.Right, Target.LaneOffset(vector))}");
        writer.Line($"{Target.Type} {string.Join(", ", loads)};");
        for (int row = 0; row < Rows; row++)
        {
            string offset = Multiple(row, LeftRowStep);
            string element = offset == "0" ? Operands.Left : $"Unsafe.Add(ref {Operands.Left}, {offset})";
            writer.Line($"e = {Target.Operations}.Create({element});");
            writer.Line(string.Join(" ", Enumerable.Range(0, Vectors).Select(vector =>
                $"{Sum(row, vector)} = {Target.Operations}.MultiplyAddEstimate(e, v{Literal.Integer(vector)}, {Sum(row, vector)});")));
        }

        writer.Line($"{Operands.Left} = ref Unsafe.Add(ref {Operands.Left}, {TermSteps.Left});");
        writer.Line($"{Operands.Right} = ref Unsafe.Add(ref {Operands.Right}, {TermSteps.Right});");
    }

    private void WriteStores(SourceWriter writer, Func<TileCell, IEnumerable<string>> store)
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int vector = 0; vector < Vectors; vector++)
            {
                writer.Lines(store(new TileCell(row, vector, Sum(row, vector), ResultOffset(row, vector))));
            }
        }
    }

    private string ResultOffset(int row, int vector)
    {
        (string rowOffset, string laneOffset) = (Multiple(row, ResultRowStep), Target.LaneOffset(vector));
        return rowOffset == "0" ? laneOffset : laneOffset == "0" ? rowOffset : $"{rowOffset} + {laneOffset}";
    }

    /// <summary>The vector at an offset of a reference, as an assignable expression.</summary>
    public static string VectorAt(VectorTarget target, string reference, string offset) => offset == "0"
        ? $"Unsafe.As<{target.ElementType}, {target.Type}>(ref {reference})"
        : $"Unsafe.As<{target.ElementType}, {target.Type}>(ref Unsafe.Add(ref {reference}, {offset}))";
}
