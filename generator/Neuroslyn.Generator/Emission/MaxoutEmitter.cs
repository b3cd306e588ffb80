using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;

namespace Neuroslyn.Generator.Emission;

/// <summary>The largest of the pieces of each unit; the gradient goes to the piece that was the largest, the first of equal ones.</summary>
internal sealed class MaxoutEmitter(MaxoutOperation maxout) : OperationEmitter(maxout)
{
    public override IEnumerable<(int Row, string Content)> Rows =>
    [
        (maxout.OutputRow, $"{maxout.Name}: y, the largest piece"),
        (maxout.GradientRow, $"{maxout.Name}: ∂L/∂y"),
    ];

    public override void CallPrediction(EmissionContext context, PredictionPlaces places) =>
        context.Writer.Line($"MaxoutKernel.Apply<{context.TypeName}>({places.Elements(maxout.Input)}, {places.Elements(maxout.Output)});");

    public override void CallForward(EmissionContext context) => context.Writer.Line($"{ForwardName}(ref cells, stride, firstColumn, endColumn);");

    public override IEnumerable<Action> ForwardMethods(EmissionContext context) => [() => EmitForward(context)];

    public override void CallBackward(EmissionContext context) =>
        context.CallInto(context.Flow.Into(maxout), () => context.Writer.Line($"{BackwardName}(ref cells, stride, firstColumn, endColumn);"));

    public override IEnumerable<Action> BackwardMethods(EmissionContext context) => [() => EmitBackward(context)];

    private string ForwardName => "Maxout" + maxout.Identifier;

    private string BackwardName => "BackwardMaxout" + maxout.Identifier;

    private void EmitForward(EmissionContext context)
    {
        context.Writer.Line($"// Maxout {maxout.Name}: y[u] = max over {maxout.Pieces} pieces p of z[{maxout.OutputSize} p + u].");
        ElementwiseEmitter.Emit(context, ForwardName, maxout.OutputSize, target =>
        {
            string largest = ElementwiseEmitter.Place(target, PieceRow(maxout.InputRow, 0));
            for (int piece = 1; piece < maxout.Pieces; piece++)
            {
                largest = $"VectorMath.Max({largest}, {ElementwiseEmitter.Place(target, PieceRow(maxout.InputRow, piece))})";
            }

            context.Writer.Line($"{ElementwiseEmitter.Place(target, maxout.OutputRow)} = {largest};");
        });
    }

    private void EmitBackward(EmissionContext context)
    {
        SourceWriter writer = context.Writer;
        GradientSink sink = context.Flow.Into(maxout);
        Expression delta = GradientWriter.Delta(sink, new Variable("g"));
        writer.Line($"// Backward maxout {maxout.Name}: the first piece that is as large as y receives ∂L/∂y, the others 0.");
        writer.Line($"//   {GradientWriter.Describe(sink, "[z is the largest] ∂L/∂y")}");
        ElementwiseEmitter.Emit(context, BackwardName, maxout.OutputSize, target =>
        {
            writer.Line($"{target.Type} largest = {ElementwiseEmitter.Place(target, maxout.OutputRow)};");
            writer.Line($"{target.Type} rest = {ElementwiseEmitter.Place(target, maxout.GradientRow)};");
            for (int piece = 0; piece < maxout.Pieces; piece++)
            {
                int current = piece;
                using (writer.Block())
                {
                    string isLargest = $"{target.Operations}.Equals({ElementwiseEmitter.Place(target, PieceRow(maxout.InputRow, piece))}, largest)";
                    writer.Line($"{target.Type} g = {target.Operations}.ConditionalSelect({isLargest}, rest, {target.Type}.Zero);");
                    writer.Line("rest -= g;");
                    writer.Lines(context
                        .Vector([delta], target, name => name == "g" ? "g" : GradientWriter.Place(sink, name, row => ElementwiseEmitter.Place(target, PieceRow(row, current))))
                        .AssignTo(ElementwiseEmitter.Place(target, PieceRow(sink.Row, piece))));
                }
            }
        });
    }

    private int PieceRow(int firstRow, int piece) => firstRow + (piece * maxout.OutputSize);
}
