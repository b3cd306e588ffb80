using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>A dense layer in every pass. The matrix products themselves are written by the emitters of the single directions.</summary>
internal sealed class DenseEmitter(DenseOperation dense) : OperationEmitter(dense)
{
    public override IEnumerable<(int Row, string Content)> Rows =>
    [
        (dense.OutputRow, $"{dense.Name}: a"),
        (dense.PreActivationRow, $"{dense.Name}: z"),
        (dense.DeltaRow, $"{dense.Name}: δ"),
        (dense.BatchMajorDeltaRow, $"{dense.Name}: δ, batch-major"),
        (dense.BatchMajorOutputRow, $"{dense.Name}: a, batch-major"),
        .. LearnedEmitter.Rows(dense),
    ];

    public override IEnumerable<string> Initialization(EmissionContext context, IReadOnlyList<string> tensors)
    {
        string weights = $"parameters.Matrix({tensors[0]})";
        string call = dense.Initializer switch
        {
            Initializer.Zero => $"Constant({weights}, {context.Number(0)})",
            Initializer.Constant => $"Constant({weights}, {context.Number(dense.InitializerScale)})",
            Initializer.Normal or Initializer.Uniform => $"{dense.Initializer}({weights}, {Literal.Double(dense.InitializerScale)}, ref random)",
            _ => $"{dense.Initializer}({weights}, ref random)",
        };
        return
        [
            $"global::Neuroslyn.WeightInitializer.{call}; // {dense.Name}: fan-in {dense.InputSize}, fan-out {dense.Units}",
            .. LearnedEmitter.Initialization(context, dense, [.. tensors.Skip(tensors.Count - dense.Learned.Count)]),
        ];
    }

    public override void CallPrediction(EmissionContext context, PredictionPlaces places)
    {
        context.Writer.Line($"{PredictEmitter.MethodName(dense)}(ref parameters, {places.Reference(dense.Input)}, {places.Reference(dense.Output)});");
        if (PredictEmitter.LeavesLogits(context, dense))
        {
            string units = places.Elements(dense.Output);
            context.Writer.Line($"Softmax.Apply<{context.TypeName}>({units}, {(places.IsOutput(dense.Output) ? "outputs" : units)});");
        }
    }

    public override bool WritesOutputs(EmissionContext context) => PredictEmitter.LeavesLogits(context, dense);

    public override IEnumerable<Action> PredictionMethods(EmissionContext context) => [() => PredictEmitter.EmitLayer(context, dense)];

    public override void CallForward(EmissionContext context)
    {
        context.Writer.Line($"{DenseForwardEmitter.MethodName(dense)}(ref parameters, {(dense.ReadsBatchMajor ? "ref inputs, ref tail, sampleCount, " : "")}ref cells, stride, firstColumn, endColumn);");
        if (dense.IsSoftmax)
        {
            context.Writer.Line($"{SoftmaxEmitter.ForwardName(dense)}(ref cells, stride, firstColumn, endColumn);");
        }
    }

    public override IEnumerable<Action> ForwardMethods(EmissionContext context)
    {
        yield return () => DenseForwardEmitter.Emit(context, dense);
        if (dense.IsSoftmax)
        {
            yield return () => SoftmaxEmitter.EmitForward(context, dense);
        }
    }

    public override void CallBackward(EmissionContext context)
    {
        SourceWriter writer = context.Writer;
        if (SoftmaxEmitter.NeedsJacobian(context, dense))
        {
            writer.Line($"{SoftmaxEmitter.BackwardName(dense)}(ref cells, stride, firstColumn, endColumn);");
        }

        if (dense.HasLearned && !context.Flow.FusesLearned(dense.Output))
        {
            writer.Line($"{LearnedEmitter.BackwardName(dense)}(ref parameters, ref cells, stride, firstColumn, endColumn);");
        }

        if (!dense.HasFewUnits && !dense.IsFrozen)
        {
            string rowStride = Literal.Integer(dense.RowStride);
            writer.Line($"Transposition.Transpose({EmissionContext.Cell(dense.DeltaRow, "firstColumn")}, stride, {Literal.Integer(dense.Units)}, endColumn - firstColumn, {EmissionContext.Cell(dense.BatchMajorDeltaRow, $"(firstColumn * {rowStride})")}, {rowStride});");
        }

        context.CallInto(context.Flow.Into(dense), () => writer.Line($"{DenseBackwardEmitter.MethodName(dense)}(ref parameters, ref cells, stride, firstColumn, endColumn);"));
    }

    public override void CallGradient(EmissionContext context)
    {
        if (dense.IsFrozen)
        {
            context.Writer.Line($"// {dense.Name} is frozen.");
            return;
        }

        context.Writer.Line(dense.ReadsBatchMajor
            ? $"{DenseGradientEmitter.MethodName(dense)}(ref inputs, ref parameters, ref cells, gradients, optimizer, stride, sampleCount, part, partCount);"
            : $"{DenseGradientEmitter.MethodName(dense)}(ref parameters, ref cells, gradients, optimizer, stride, columnCount, part, partCount);");
        if (dense.HasLearned)
        {
            context.Writer.Line($"{LearnedEmitter.GradientName(dense)}(ref cells, gradients, optimizer, stride, columnCount, part, partCount);");
        }
    }

    public override IEnumerable<Action> BackwardMethods(EmissionContext context)
    {
        if (SoftmaxEmitter.NeedsJacobian(context, dense))
        {
            yield return () => SoftmaxEmitter.EmitBackward(context, dense);
        }

        if (dense.HasLearned && !context.Flow.FusesLearned(dense.Output))
        {
            yield return () => LearnedEmitter.EmitBackward(context, dense);
        }

        if (dense.HasLearned && !dense.IsFrozen)
        {
            yield return () => LearnedEmitter.EmitGradient(context, dense);
        }

        yield return () => DenseBackwardEmitter.Emit(context, dense);
        if (!dense.IsFrozen)
        {
            yield return () => DenseGradientEmitter.Emit(context, dense);
        }
    }
}
