using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Validation;

/// <summary>NSL0014: parameters, and the workspace of the smallest batch, must each fit one array.</summary>
internal static class SizeRules
{
    /// <summary>Sizes and buffers beyond this do not fit one array.</summary>
    public const long MaximumElements = 1L << 30;

    public static IEnumerable<Problem> Check(NetworkModel model)
    {
        int quantum = new NumberFormat(model.Precision).ColumnQuantum;
        double parameters = 0;
        double cells = 2.0 * Math.Max(0, model.InputSize) * quantum;
        foreach ((LayerModel layer, double layerParameters, double layerCells) in Estimate(model))
        {
            parameters += layerParameters;
            cells += layerCells;
            if (parameters > MaximumElements || cells > MaximumElements)
            {
                MessageArgument what = MessageArgument.Phrase(parameters > MaximumElements ? "NSL0014_ParameterCount" : "NSL0014_WorkspaceSize", layer.Name);
                Anchor place = layer is DenseModel ? Anchor.Dense(layer.Name, "units") : Anchor.Name(layer.Name);
                yield return Problem.At(place, "NSL0014", what, MessageArgument.Phrase("AtMost", Literal.Integer(MaximumElements)), (long)Math.Max(parameters, cells));
                yield break;
            }
        }
    }

    /// <summary>What each layer needs: a little above what the graph will set aside.</summary>
    private static IEnumerable<(LayerModel Layer, double Parameters, double Cells)> Estimate(NetworkModel model)
    {
        var number = new NumberFormat(model.Precision);
        var wiring = new LayerWiring(model);
        int[] sizes = LayerSizes.Of(model, wiring);
        for (int i = 0; i < sizes.Length; i++)
        {
            LayerModel layer = model.Layers[i];
            double inputs = wiring.Sources(i).Select(source => source == LayerWiring.Input ? Math.Max(0, model.InputSize) : sizes[source]).FirstOrDefault();
            double units = sizes[i];
            double dropout = layer.DropoutRate is null && layer.AlphaDropoutRate is null ? 0 : 3 * units * number.ColumnQuantum;
            double computed = 4 * (units + number.Line) * number.ColumnQuantum;
            yield return layer switch
            {
                SubnetworkModel { Network: { } inner } => Estimate(inner).Aggregate(
                    (layer, Parameters: 0.0, Cells: dropout), static (sum, part) => (sum.layer, sum.Parameters + part.Parameters, sum.Cells + part.Cells)),
                DenseModel dense => (layer, ((inputs + 1) * (units + (2 * number.Line))) + Normalized(dense.Normalization, units), computed + dropout + Rows(dense.Normalization, units)),
                MaxoutModel maxout => (
                    layer,
                    ((inputs + 1) * ((units * maxout.Pieces) + (2 * number.Line))) + Normalized(maxout.Normalization, units * maxout.Pieces),
                    (computed * (maxout.Pieces + 1)) + dropout + Rows(maxout.Normalization, units * maxout.Pieces)),
                NormalizationLayerModel own => (layer, Normalized(own.Normalization, units), dropout + Rows(own.Normalization, units)),
                { IsDropout: true } => (layer, 0, dropout),
                _ => (layer, 0, computed + dropout),
            };
        }

        double Normalized(NormalizationModel? normalization, double units) => normalization is null ? 0 : 4 * (units + number.Line);

        double Rows(NormalizationModel? normalization, double units) => normalization is null ? 0 : 5 * (units + 1) * number.ColumnQuantum;
    }
}
