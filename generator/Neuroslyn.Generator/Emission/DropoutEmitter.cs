using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Dropout: a mask in the forward pass, which multiplies the gradient on its way back; nothing in a prediction.</summary>
internal sealed class DropoutEmitter(DropoutOperation dropout) : OperationEmitter(dropout)
{
    public override IEnumerable<(int Row, string Content)> Rows =>
    [
        (dropout.OutputRow, $"{dropout.Name}: after dropout"),
        (dropout.MaskRow, $"{dropout.Name}: m"),
        (dropout.GradientRow, $"{dropout.Name}: ∂L/∂y after dropout"),
    ];

    public override void CallPrediction(EmissionContext context, PredictionPlaces places)
    {
    }

    public override void CallForward(EmissionContext context)
    {
        string rows = string.Join(", ", new[] { dropout.InputRow, dropout.OutputRow, dropout.MaskRow }.Select(static row => EmissionContext.Cell(row, "0")));
        string range = $"stride, {Literal.Integer(dropout.OutputSize)}, firstColumn, endColumn";
        SourceWriter writer = context.Writer;
        writer.Line(dropout.IsAlpha
            ? $"// Alpha dropout {dropout.Name}: y = m x + b, where m = 0 and b is what SELU tends to with probability {Literal.Double(dropout.Rate)}, all scaled to keep mean 0 and variance 1; outside training y = x."
            : $"// Dropout {dropout.Name}: y = x ⊙ m, m = 0 with probability {Literal.Double(dropout.Rate)}, else 1 / (1 - {Literal.Double(dropout.Rate)}); outside training m = 1.");
        using (writer.Block("if (training)"))
        {
            writer.Line($"DropoutMask.{(dropout.IsAlpha ? "ApplyAlpha" : "Apply")}({rows}, {range}, {Literal.Double(dropout.Rate)}, dropoutKey + {Literal.Integer(dropout.Index)});");
        }

        using (writer.Block("else"))
        {
            writer.Line($"DropoutMask.PassThrough({rows}, {range});");
        }
    }

    public override void CallBackward(EmissionContext context)
    {
        if (!context.Flow.LetsThrough(dropout))
        {
            context.CallInto(context.Flow.Into(dropout), () => context.Writer.Line($"{MethodName}(ref cells, stride, firstColumn, endColumn);"));
        }
    }

    public override IEnumerable<Action> BackwardMethods(EmissionContext context) => context.Flow.LetsThrough(dropout) ? [] : [() => EmitBackward(context)];

    private string MethodName => $"BackwardDropout{Literal.Integer(dropout.Index)}";

    private void EmitBackward(EmissionContext context)
    {
        GradientSink sink = context.Flow.Into(dropout);
        context.Writer.Line($"// Backward dropout {dropout.Name}: several layers read what it let through; their gradients have been summed.");
        context.Writer.Line($"//   {GradientWriter.Describe(sink, "∂L/∂y ⊙ m")}");
        Expression gradient = new Variable("dy") * new Variable("m");
        ElementwiseEmitter.EmitBackward(context, MethodName, [(sink, gradient)], dropout.OutputSize, name => name switch
        {
            "dy" => dropout.GradientRow,
            "m" => dropout.MaskRow,
            _ => null,
        });
    }
}
