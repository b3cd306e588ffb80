using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>
/// How a tile whose rows are units reads the learned parameters of their activation, and leaves what each sample contributes to the parameters'
/// gradients. A parameter of the layer gathers the units of a sample in ascending order, tile after tile, in its own row: whatever range of columns
/// a thread works on, the order, and so every bit, is the same.
/// </summary>
internal sealed class LearnedTile(EmissionContext context, ActivatedOperation operation, VectorTarget target)
{
    /// <summary>Vectors per row of a tile.</summary>
    private const int Vectors = 2;

    private IReadOnlyList<(LearnedPlan Plan, string Number)> Plans { get; } = [.. operation.Learned.Select(static (plan, index) => (plan, Literal.Integer(index)))];

    private IEnumerable<(LearnedPlan Plan, string Number)> OfLayer => Plans.Where(static pair => !pair.Plan.PerUnit);

    /// <summary>Parameter declarations of the tile's method: where the learned parameters of its first row stand.</summary>
    public IEnumerable<string> Parameters => Plans.Select(pair => $"ref {context.TypeName} learned{pair.Number}");

    /// <summary>Parameter declarations for the rows in which parameters of the layer gather the units.</summary>
    public IEnumerable<string> ShareParameters => OfLayer.Select(pair => $"ref {context.TypeName} share{pair.Number}");

    /// <summary>Statements in front of the stores.</summary>
    public IEnumerable<string> Opening => OfLayer.Select(pair => $"{target.Type} parameter{pair.Number} = {target.Operations}.Create(learned{pair.Number});");

    /// <summary>Statements in front of the stores that take up what earlier tiles have gathered.</summary>
    public IEnumerable<string> ShareOpening => OfLayer.SelectMany(pair => Enumerable.Range(0, Vectors).Select(vector => $"{target.Type} {Share(pair.Number, vector)} = {SharePlace("share" + pair.Number, vector)};"));

    /// <summary>Statements behind the stores that leave it to the next tile.</summary>
    public IEnumerable<string> ShareClosing => OfLayer.SelectMany(pair => Enumerable.Range(0, Vectors).Select(vector => $"{SharePlace("share" + pair.Number, vector)} = {Share(pair.Number, vector)};"));

    /// <summary>Statements in front of the first tile of some columns.</summary>
    public IEnumerable<string> ShareClearing => OfLayer.SelectMany(pair => Enumerable.Range(0, Vectors).Select(vector =>
        $"{TileEmitter.VectorAt(target, "cells", $"({Literal.Integer(pair.Plan.GradientRow)} * stride) + column{(vector == 0 ? "" : " + " + target.LaneOffset(vector))}")} = {target.Type}.Zero;"));

    /// <summary>Arguments for <see cref="Parameters"/>.</summary>
    /// <param name="unit">The unit of the tile's first row.</param>
    public string Arguments(string unit) => string.Concat(Plans.Select(pair => ", " + EmissionContext.Element("parameters", pair.Plan.Offset, pair.Plan.PerUnit ? unit : "0")));

    /// <summary>Arguments for <see cref="ShareParameters"/>.</summary>
    public string ShareArguments => string.Concat(OfLayer.Select(static pair => ", " + EmissionContext.Cell(pair.Plan.GradientRow, "column")));

    /// <summary>The name of a learned parameter's vector; null for another variable.</summary>
    public string? Find(string variable) => Plans.Where(pair => pair.Plan.Name == variable).Select(static pair => "parameter" + pair.Number).FirstOrDefault();

    /// <summary>Statements of one cell, with the parameters of its unit.</summary>
    public IEnumerable<string> WithParameters(TileCell cell, IEnumerable<string> statements)
    {
        string[] declarations =
        [
            .. Plans.Where(static pair => pair.Plan.PerUnit).Select(pair =>
                $"{target.Type} parameter{pair.Number} = {target.Operations}.Create({(cell.Row == 0 ? "learned" + pair.Number : $"Unsafe.Add(ref learned{pair.Number}, {Literal.Integer(cell.Row)})")});"),
        ];
        return declarations.Length == 0 ? statements : ["{", .. declarations.Concat(statements).Select(static line => "    " + line), "}"];
    }

    /// <summary>Statements that leave the contributions of one cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="values">One per parameter.</param>
    /// <param name="place">The place of the cell's unit in rows of units, given their first row.</param>
    public IEnumerable<string> StoreShares(TileCell cell, IReadOnlyList<string> values, Func<int, string> place) => Plans.Select((pair, index) =>
        pair.Plan.PerUnit ? $"{place(pair.Plan.GradientRow)} = {values[index]};" : $"{Share(pair.Number, cell.Vector)} += {values[index]};");

    private static string Share(string number, int vector) => $"share{number}{(char)('a' + vector)}";

    private string SharePlace(string reference, int vector) => TileEmitter.VectorAt(target, reference, target.LaneOffset(vector));
}
