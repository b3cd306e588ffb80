using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>
/// Writes a training step on one sample: forward through the prediction's methods, then layer by layer the gradient and the update of each weight
/// row while it is in registers. Everything but the weights stays in the first-level cache.
/// </summary>
internal static class SampleEmitter
{
    /// <summary>Vectors of δ that are held in registers across all weight rows.</summary>
    private const int HeldVectors = 8;

    public static void Emit(EmissionContext context)
    {
        SourceWriter writer = context.Writer;
        string type = context.TypeName;
        NetworkGraph graph = context.Graph;
        var plan = new SamplePlan(graph);
        List<DenseOperation> layers = [.. graph.DenseOperations];
        DenseOperation last = layers[layers.Count - 1];
        writer.Line("/// <summary>One training step on one sample; returns its loss. A plain gradient step updates each weight row while it is in registers.</summary>");
        using (writer.Block(PassSignature.Sample(context).Declaration))
        {
            string source = "ref input";
            foreach (DenseOperation dense in layers)
            {
                string result = Scratch(plan.Output(dense));
                writer.Line($"{Forward(context, dense)}(ref parameters, {source}, {result});");
                source = result;
            }

            writer.Line($"target.CopyTo(MemoryMarshal.CreateSpan({Scratch(plan.Target)}, {Literal.Integer(last.Units)}));");
            writer.Line($"{type} loss = {Loss(context, plan, last)};");
            using (writer.Block($"if (!{type}.IsFinite(loss))"))
            {
                writer.Line("return loss;");
            }

            writer.Line();
            writer.Line($"{type} rate = optimizer is null ? {context.Number(0)} : optimizer.PlainRate;");
            for (int i = layers.Count - 1; i >= 0; i--)
            {
                string input = i == 0 ? "ref input" : Scratch(plan.Output(layers[i - 1]));
                string previous = i == 0 ? "" : $"{Scratch(plan.Delta(layers[i - 1]))}, ";
                writer.Line($"{MethodName(layers[i])}(ref parameters, {input}, {Scratch(plan.Delta(layers[i]))}, {previous}gradients, optimizer, rate);");
            }

            if (GradientGroups.UpdateWhole(graph))
            {
                writer.Line("// So few parameters are updated in one call.");
                using (writer.Block("if (rate == 0)"))
                {
                    writer.Line($"optimizer?.Update(gradients, 0, {Literal.Integer(graph.ParameterBufferLength)});");
                }

                writer.Line();
            }

            writer.Line("return loss;");
        }

        if (graph.Loss!.Form != LossForm.FusedSoftmax)
        {
            writer.Line();
            EmitLoss(context, graph.Loss, last);
        }

        if (NeedsLogits(context, last))
        {
            writer.Line();
            PredictEmitter.EmitLinear(context, last, LinearName(last));
        }

        foreach (DenseOperation dense in layers)
        {
            writer.Line();
            EmitLayer(context, dense, graph.Producer(dense.Input) as DenseOperation);
        }
    }

    private static string MethodName(DenseOperation dense) => "Sample" + dense.Identifier;

    private static string LinearName(DenseOperation dense) => "Logits" + dense.Identifier;

    /// <summary>Whether the loss works on z of the last layer while its prediction leaves the activation.</summary>
    private static bool NeedsLogits(EmissionContext context, DenseOperation dense) => dense == context.Graph.DenseOperations.Last() && context.Graph.Loss!.Form switch
    {
        LossForm.OfPreActivation => true,
        LossForm.FusedSoftmax => PredictEmitter.SoftmaxFitsVector(context, dense),
        _ => false,
    };

    private static string Forward(EmissionContext context, DenseOperation dense) => NeedsLogits(context, dense) ? LinearName(dense) : PredictEmitter.MethodName(dense);

    private static string Scratch(int offset) => offset == 0 ? "ref scratch" : $"ref Unsafe.Add(ref scratch, {Literal.Integer(offset)})";

    private static string Loss(EmissionContext context, SamplePlan plan, DenseOperation last)
    {
        string units = Literal.Integer(last.Units);
        string arguments = $"{Scratch(plan.Output(last))}, {Scratch(plan.Target)}, {Scratch(plan.Delta(last))}";
        return context.Graph.Loss!.Form == LossForm.FusedSoftmax ? $"SampleLoss.SoftmaxCrossEntropy({arguments}, {units})" : $"SampleLossColumns({arguments})";
    }

    private static void EmitLoss(EmissionContext context, LossOperation loss, DenseOperation last)
    {
        SourceWriter writer = context.Writer;
        string type = context.TypeName;
        NumberFormat number = context.Graph.Number;
        int lanes = SampleProduct.Lanes(last.Units, number);
        string variable = loss.Form == LossForm.OfPreActivation ? "z" : "y";
        writer.Line($"// {loss.Name} of one sample, vectors over units; lanes beyond the last unit count nothing.");
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static {type} SampleLossColumns(ref {type} outputs, ref {type} targets, ref {type} delta)"))
        {
            VectorTarget target = lanes < number.Line ? VectorTarget.Narrow(number, lanes) : context.Native;
            writer.Line($"{target.Type} total = {target.Type}.Zero;");
            using (writer.Block($"for (int unit = 0; unit < {Literal.Integer(lanes < number.Line ? lanes : number.RoundUpToLine(last.Units))}; unit += {target.Count})"))
            {
                writer.Line($"{target.Type} {variable} = {TileEmitter.VectorAt(target, "outputs", "unit")};");
                writer.Line($"{target.Type} t = {TileEmitter.VectorAt(target, "targets", "unit")};");
                writer.Line($"var present = {target.Operations}.LessThan({target.Type}.Indices + {target.Operations}.Create(({type})unit), {target.Operations}.Create({context.Number(last.Units)}));");
                Expression gradient = loss.Derivative! / loss.UnitDivisor;
                Expression delta = loss.Form == LossForm.OfPreActivation ? CheaperForm.Of(gradient) : GradientWriter.Delta(context.Flow.OfLoss(), gradient);
                VectorCode code = context.Vector([CheaperForm.Of(loss.Value!), delta], target, static name => name);
                writer.Lines(code.Declarations);
                writer.Line($"total += {target.Operations}.ConditionalSelect(present, {code.Values[0]}, {target.Type}.Zero);");
                writer.Line($"{TileEmitter.VectorAt(target, "delta", "unit")} = {target.Operations}.ConditionalSelect(present, {code.Values[1]}, {target.Type}.Zero);");
            }

            writer.Line();
            writer.Line($"return {target.Operations}.Sum(total){(loss.UnitDivisor > 1 ? $" / {Literal.Integer(loss.UnitDivisor)}" : "")};");
        }
    }

    private static void EmitLayer(EmissionContext context, DenseOperation dense, DenseOperation? previous)
    {
        SourceWriter writer = context.Writer;
        string type = context.TypeName;
        NumberFormat number = context.Graph.Number;
        int lanes = SampleProduct.Lanes(dense.Units, number);
        writer.Line($"// {dense.Name} of one sample: ∂L/∂W = x δᵀ{(dense.BiasOffset >= 0 ? ",  ∂L/∂b = δ" : "")}{(previous is null ? "" : $",  δ of {previous.Name} = (W δ){(previous.Derivative is null or Constant(1) ? "" : " ⊙ " + ExpressionWriter.ToFactor(previous.Derivative))}")}.");
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void {MethodName(dense)}(ref {type} parameters, ref {type} x, ref {type} delta, {(previous is null ? "" : $"ref {type} previous, ")}ParameterBuffer<{type}> gradients, OptimizerState<{type}>? optimizer, {type} rate)"))
        {
            writer.Line($"ref {type} w = {EmissionContext.Element("parameters", dense.WeightOffset)};");
            if (lanes < number.Line)
            {
                EmitRows(context, dense, previous, VectorTarget.Narrow(number, lanes), 1);
            }
            else
            {
                using (writer.Block($"if ({context.Wide.Operations}.IsHardwareAccelerated)"))
                {
                    EmitRows(context, dense, previous, context.Wide, number.RoundUpToLine(dense.Units) / number.Line);
                }

                using (writer.Block("else"))
                {
                    EmitRows(context, dense, previous, context.Native, null);
                }
            }

            writer.Line();
            if (dense.BiasOffset >= 0)
            {
                EmitBias(context, dense);
            }

            if (previous is not null && previous.Derivative is not (null or Constant(1)))
            {
                EmitDerivative(context, dense, previous);
            }
        }
    }

    /// <summary>One pass over the weight rows: the old row gives W δ, then receives its update or gives its gradient.</summary>
    private static void EmitRows(EmissionContext context, DenseOperation dense, DenseOperation? previous, VectorTarget target, int? vectors)
    {
        SourceWriter writer = context.Writer;
        string inputs = Literal.Integer(dense.InputSize);
        bool held = vectors <= HeldVectors;
        if (held)
        {
            for (int v = 0; v < vectors; v++)
            {
                writer.Line($"{target.Type} d{v} = {TileEmitter.VectorAt(target, "delta", target.LaneOffset(v))};");
            }
        }

        using (writer.Block("if (rate != 0)"))
        {
            EmitRowLoop(context, dense, previous, target, vectors, "0", inputs, updates: true);
        }

        using (writer.Block("else"))
        {
            EmitUpdate(context, dense, previous, target, vectors);
        }
    }

    /// <summary>Without a plain gradient step: W δ of some rows, then their update, or their gradients where there is no optimizer.</summary>
    private static void EmitUpdate(EmissionContext context, DenseOperation dense, DenseOperation? previous, VectorTarget target, int? vectors)
    {
        SourceWriter writer = context.Writer;
        string inputs = Literal.Integer(dense.InputSize);
        string stride = Literal.Integer(dense.RowStride);
        int block = SamplePlan.UpdateRows(dense);
        bool isWhole = previous is null || block >= dense.InputSize;
        string rowCount = isWhole ? inputs : dense.InputSize % block == 0 ? Literal.Integer(block) : $"Math.Min({Literal.Integer(block)}, {inputs} - first)";
        if (isWhole)
        {
            EmitRowsAt("0");
        }
        else
        {
            using (writer.Block($"for (int first = 0; first < {inputs}; first += {Literal.Integer(block)})"))
            {
                EmitRowsAt("first");
            }
        }

        void EmitRowsAt(string first)
        {
            string end = isWhole ? inputs : $"first + {rowCount}";
            if (previous is not null)
            {
                EmitRowLoop(context, dense, previous, target, vectors, first, end, updates: false);
                writer.Line();
            }

            string x = first == "0" ? "ref x" : "ref Unsafe.Add(ref x, first)";
            string start = first == "0" ? Literal.Integer(dense.WeightOffset) : $"{Literal.Integer(dense.WeightOffset)} + (first * {stride})";
            string rows = $"new ParameterRows({start}, {stride}, {rowCount}, {Literal.Integer(dense.Units)})";
            if (GradientGroups.UpdateWhole(context.Graph))
            {
                writer.Line($"OuterProduct.Store({x}, ref delta, ref gradients.Origin, {rows});");
                return;
            }

            using (writer.Block("if (optimizer is null)"))
            {
                writer.Line($"OuterProduct.Store({x}, ref delta, ref gradients.Origin, {rows});");
            }

            using (writer.Block("else"))
            {
                writer.Line($"optimizer.UpdateOuterProduct({x}, ref delta, {rows});");
            }
        }
    }

    /// <summary>
    /// All rows from one on: W δ, whose sums over lanes are formed four rows at a time, and the gradient step if there is one.
    /// </summary>
    private static void EmitRowLoop(EmissionContext context, DenseOperation dense, DenseOperation? previous, VectorTarget target, int? vectors, string first, string end, bool updates)
    {
        SourceWriter writer = context.Writer;
        int group = previous is not null && dense.InputSize >= SamplePlan.SummedRows ? SamplePlan.SummedRows : 1;
        if (group == 1)
        {
            using (writer.Block($"for (int i = {first}; i < {end}; i++)"))
            {
                EmitRowGroup(context, dense, previous, target, vectors, 1, updates);
            }

            return;
        }

        bool isEven = dense.InputSize % group == 0;
        string loop = isEven ? $"int i = {first}; i < {end}; i += {group}" : $"; i <= {end} - {group}; i += {group}";
        if (!isEven)
        {
            writer.Line($"int i = {first};");
        }

        using (writer.Block($"for ({loop})"))
        {
            EmitRowGroup(context, dense, previous, target, vectors, group, updates);
        }

        if (!isEven)
        {
            using (writer.Block($"for (; i < {end}; i++)"))
            {
                EmitRowGroup(context, dense, previous, target, vectors, 1, updates);
            }
        }
    }

    private static void EmitRowGroup(EmissionContext context, DenseOperation dense, DenseOperation? previous, VectorTarget target, int? vectors, int rowCount, bool updates)
    {
        SourceWriter writer = context.Writer;
        string stride = Literal.Integer(dense.RowStride);
        bool isHeld = vectors <= HeldVectors;
        for (int r = 0; r < rowCount; r++)
        {
            string input = r == 0 ? "i" : $"i + {Literal.Integer(r)}";
            writer.Line($"ref {context.TypeName} row{r} = ref Unsafe.Add(ref w, {(r == 0 ? "i" : $"({input})")} * {stride});");
            if (updates)
            {
                writer.Line($"{target.Type} step{r} = {target.Operations}.Create(-rate * Unsafe.Add(ref x, {input}));");
            }

            if (previous is not null && !isHeld)
            {
                writer.Line($"{target.Type} product{r} = {target.Type}.Zero;");
            }
        }

        if (isHeld)
        {
            for (int v = 0; v < vectors; v++)
            {
                EmitVector($"d{v}", target.LaneOffset(v), $"w{v}", isFirst: v == 0);
            }
        }
        else
        {
            using (writer.Block($"for (int unit = 0; unit < {Literal.Integer(context.Graph.Number.RoundUpToLine(dense.Units))}; unit += {target.Count})"))
            {
                writer.Line($"{target.Type} d = {TileEmitter.VectorAt(target, "delta", "unit")};");
                EmitVector("d", "unit", "old", isFirst: false);
            }
        }

        if (previous is not null && rowCount == 1)
        {
            writer.Line($"Unsafe.Add(ref previous, i) = {target.Operations}.Sum(product0);");
        }
        else if (previous is not null)
        {
            writer.Line($"{TileEmitter.VectorAt(context.Sums, "previous", "i")} = LaneSums.Of({string.Join(", ", Enumerable.Range(0, rowCount).Select(static r => $"product{r}"))});");
        }

        void EmitVector(string delta, string offset, string name, bool isFirst)
        {
            for (int r = 0; r < rowCount; r++)
            {
                string place = TileEmitter.VectorAt(target, "row" + Literal.Integer(r), offset);
                string old = rowCount == 1 ? name : $"{name}{(char)('a' + r)}";
                writer.Line($"{target.Type} {old} = {place};");
                if (previous is not null)
                {
                    writer.Line(isFirst
                        ? $"{target.Type} product{r} = {old} * {delta};"
                        : $"product{r} = {target.Operations}.MultiplyAddEstimate({old}, {delta}, product{r});");
                }

                if (updates)
                {
                    writer.Line($"{place} = {target.Operations}.MultiplyAddEstimate(step{r}, {delta}, {old});");
                }
            }
        }
    }

    private static void EmitBias(EmissionContext context, DenseOperation dense)
    {
        SourceWriter writer = context.Writer;
        string length = Literal.Integer(context.Graph.Number.RoundUpToLine(dense.Units));
        string offset = Literal.Integer(dense.BiasOffset);
        VectorTarget native = context.Native;
        using (writer.Block("if (rate != 0)"))
        {
            writer.Line($"{native.Type} step = {native.Operations}.Create(rate);");
            using (writer.Block($"for (int unit = 0; unit < {length}; unit += {native.Count})"))
            {
                writer.Line($"{TileEmitter.VectorAt(native, "parameters", $"{offset} + unit")} -= step * {TileEmitter.VectorAt(native, "delta", "unit")};");
            }
        }

        using (writer.Block("else"))
        {
            writer.Line($"MemoryMarshal.CreateReadOnlySpan(ref delta, {length}).CopyTo(gradients.Span.Slice({offset}, {length}));");
            if (!GradientGroups.UpdateWhole(context.Graph))
            {
                writer.Line($"optimizer?.UpdateBlock(gradients, {offset}, {length}, ParameterKind.Bias);");
            }
        }
    }

    /// <summary>Multiplies W δ by the derivative of the layer before; x is that layer's output.</summary>
    private static void EmitDerivative(EmissionContext context, DenseOperation dense, DenseOperation previous)
    {
        SourceWriter writer = context.Writer;
        VectorTarget native = context.Native;
        writer.Line();
        using (writer.Block($"for (int unit = 0; unit < {Literal.Integer(context.Graph.Number.RoundUpToLine(previous.Units))}; unit += {native.Count})"))
        {
            string place = TileEmitter.VectorAt(native, "previous", "unit");
            VectorCode code = context.Vector([GradientWriter.Delta(context.Flow.Into(dense), new Variable("g"))], native, name => name == "g" ? place : TileEmitter.VectorAt(native, "x", "unit"));
            writer.Lines(code.AssignTo(place));
        }
    }
}
