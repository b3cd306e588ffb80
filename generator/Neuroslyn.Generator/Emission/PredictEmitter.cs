using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Writes the prediction of one sample: vectors run over the units of a layer, hidden activations live on the stack.</summary>
internal static class PredictEmitter
{
    public static void Emit(EmissionContext context)
    {
        SourceWriter writer = context.Writer;
        NetworkGraph graph = context.Graph;
        string type = context.TypeName;
        var places = new PredictionPlaces(graph);
        writer.Line("/// <summary>One sample: vectors run over units; the activations live on the stack.</summary>");
        using (writer.Block(PassSignature.Predict(context).Declaration))
        {
            if (places.CopiesInput)
            {
                writer.Line($"Span<{type}> {PredictionPlaces.PaddedInput} = stackalloc {type}[{Literal.Integer(graph.Number.RoundUpToLine(graph.InputSize))}];");
            }

            foreach (Value value in places.Stored)
            {
                writer.Line($"Span<{type}> {places.Span(value)} = stackalloc {type}[{Literal.Integer(graph.Number.RoundUpToLine(value.Size))}];");
            }

            if (places.CopiesInput)
            {
                writer.Line($"MemoryMarshal.CreateReadOnlySpan(ref input, {Literal.Integer(graph.InputSize)}).CopyTo({PredictionPlaces.PaddedInput});");
            }

            foreach (OperationEmitter operation in context.Operations)
            {
                operation.CallPrediction(context, places);
            }

            // A softmax over many units has written its result where it belongs.
            if (!context.Operations.Any(operation => operation.WritesOutputs(context) && places.IsOutput(operation.Operation.Output)))
            {
                writer.Line($"{places.Elements(graph.Output)}.CopyTo(outputs);");
            }
        }

        KernelEmitter.EmitMethods(writer, context.Operations.SelectMany(operation => operation.PredictionMethods(context)));
    }

    /// <summary>Writes the method that computes a layer.</summary>
    public static void EmitLayer(EmissionContext context, DenseOperation dense) => EmitLayer(context, dense, MethodName(dense), isLinear: LeavesLogits(context, dense));

    /// <summary>Whether the method of a layer leaves z, because a softmax over so many units is computed afterwards.</summary>
    public static bool LeavesLogits(EmissionContext context, DenseOperation dense) => dense.IsSoftmax && !SoftmaxFitsVector(context, dense);

    /// <summary>Writes the method that computes z of a layer, without its activation.</summary>
    public static void EmitLinear(EmissionContext context, DenseOperation dense, string methodName) => EmitLayer(context, dense, methodName, isLinear: true);

    /// <summary>The method that computes one layer of one sample; for a softmax that does not fit one vector it leaves z.</summary>
    public static string MethodName(DenseOperation dense) => "Predict" + dense.Identifier;

    /// <summary>Whether the units of a softmax layer fit one vector on every machine, so that it is computed in that register.</summary>
    public static bool SoftmaxFitsVector(EmissionContext context, DenseOperation dense) => dense.IsSoftmax && dense.Units <= context.Graph.Number.Line;

    private static void EmitLayer(EmissionContext context, DenseOperation dense, string methodName, bool isLinear)
    {
        SourceWriter writer = context.Writer;
        NumberFormat number = context.Graph.Number;
        int lanes = SampleProduct.Lanes(dense.Units, number);
        Func<VectorTarget, string, string, VectorCode> activation = ActivationOf(context, dense, isLinear);
        writer.Line($"// {dense.Name} of one sample: a = {(isLinear || dense.Activation.Kind == Activation.Identity ? "" : "f")}(b + Σₖ x[k] W[k, :]), {dense.InputSize} -> {dense.Units}.");
        writer.Line(EmissionContext.OptimizedMethod);
        using (writer.Block($"private static void {methodName}(ref {context.TypeName} parameters, ref {context.TypeName} x, ref {context.TypeName} a)"))
        {
            writer.Line($"ref {context.TypeName} w = {EmissionContext.Element("parameters", dense.WeightOffset)};");
            if (lanes < number.Line)
            {
                VectorTarget narrow = VectorTarget.Narrow(number, lanes);
                EmitProduct(context, dense, narrow, SampleProduct.For(dense, lanes, number), "0", activation);
                return;
            }

            SampleProduct product = SampleProduct.For(dense, lanes, number);
            using (writer.Block($"if ({context.Wide.Operations}.IsHardwareAccelerated)"))
            {
                EmitWide(context, dense, product, activation);
                writer.Line();
                writer.Line("return;");
            }

            writer.Line();
            using (writer.Block($"for (int unit = 0; unit < {Literal.Integer(number.RoundUpToLine(dense.Units))}; unit += 2 * {context.Native.Count})"))
            {
                EmitProduct(context, dense, context.Native, SampleProduct.Native(dense), "unit", activation);
            }

            if (dense.IsSoftmax && !isLinear)
            {
                string line = TileEmitter.VectorAt(context.Wide, "a", "0");
                writer.Line();
                writer.Line($"{line} = Softmax.OfLanes({line}, {Literal.Integer(dense.Units)});");
            }
        }
    }

    /// <summary>What is stored of a finished z. The machine's own vectors may not hold all units of a softmax; it then follows on the stored line.</summary>
    private static Func<VectorTarget, string, string, VectorCode> ActivationOf(EmissionContext context, DenseOperation dense, bool isLinear)
    {
        if (isLinear)
        {
            return static (_, z, _) => VectorCode.Of(z);
        }

        if (dense.IsSoftmax)
        {
            return (target, z, _) => VectorCode.Of(target.KnownCount is null ? z : $"Softmax.OfLanes({z}, {Literal.Integer(dense.Units)})");
        }

        Expression formula = CheaperForm.Of(dense.Function!);
        return (target, z, unit) => context.Vector(
            [formula],
            target,
            name => name == "z" ? z : LearnedEmitter.OfUnits(dense, name, target, unit));
    }

    private static void EmitWide(EmissionContext context, DenseOperation dense, SampleProduct product, Func<VectorTarget, string, string, VectorCode> activation)
    {
        int line = context.Graph.Number.Line;
        int vectors = context.Graph.Number.RoundUpToLine(dense.Units) / line;
        int full = vectors / product.Vectors * product.Vectors;
        if (full == product.Vectors)
        {
            EmitProduct(context, dense, context.Wide, product, "0", activation);
        }
        else
        {
            using (context.Writer.Block($"for (int unit = 0; unit < {Literal.Integer(full * line)}; unit += {Literal.Integer(product.Vectors * line)})"))
            {
                EmitProduct(context, dense, context.Wide, product, "unit", activation);
            }
        }

        if (full < vectors)
        {
            context.Writer.Line();
            using (context.Writer.Block())
            {
                EmitProduct(context, dense, context.Wide, product with { Vectors = vectors - full }, Literal.Integer(full * line), activation);
            }
        }
    }

    private static void EmitProduct(EmissionContext context, DenseOperation dense, VectorTarget target, SampleProduct product, string unit, Func<VectorTarget, string, string, VectorCode> activation)
    {
        SourceWriter writer = context.Writer;
        for (int vector = 0; vector < product.Vectors; vector++)
        {
            string bias = dense.BiasOffset < 0 ? $"{target.Type}.Zero" : TileEmitter.VectorAt(target, "parameters", EmissionContext.Sum(Literal.Integer(dense.BiasOffset), unit, target.LaneOffset(vector)));
            string others = string.Concat(Enumerable.Range(1, product.Chains - 1).Select(chain => $", {Name(vector, chain)} = {target.Type}.Zero"));
            writer.Line($"{target.Type} {Name(vector, 0)} = {bias}{others};");
        }

        writer.Line($"{target.Type} e;");
        if (product.IsStraightLine)
        {
            for (int input = 0; input < dense.InputSize; input++)
            {
                Term("x", input, "w", EmissionContext.Sum(Literal.Integer(input * dense.RowStride), unit), input % product.Chains);
            }
        }
        else
        {
            // The references advance, so that every offset in the loop is a constant.
            writer.Line($"ref {context.TypeName} value = ref x;");
            writer.Line($"ref {context.TypeName} row = {EmissionContext.Element("w", 0, unit)};");
            using (writer.Block($"for (int k = 0; k < {Literal.Integer(dense.InputSize / product.Inputs)}; k++)"))
            {
                if (product.Prefetches)
                {
                    EmitPrefetch(context, dense, product);
                }

                for (int input = 0; input < product.Inputs; input++)
                {
                    Term("value", input, "row", Literal.Integer(input * dense.RowStride), input % product.Chains);
                }

                writer.Line($"value = ref Unsafe.Add(ref value, {Literal.Integer(product.Inputs)});");
                writer.Line($"row = ref Unsafe.Add(ref row, {Literal.Integer(product.Inputs * dense.RowStride)});");
            }

            for (int input = 0; input < dense.InputSize % product.Inputs; input++)
            {
                Term("value", input, "row", Literal.Integer(input * dense.RowStride), input % product.Chains);
            }
        }

        for (int vector = 0; vector < product.Vectors; vector++)
        {
            if (product.Chains > 1)
            {
                writer.Line($"{Name(vector, 0)} += {string.Join(" + ", Enumerable.Range(1, product.Chains - 1).Select(chain => Name(vector, chain)))};");
            }

            string z = Name(vector, 0);
            string place = EmissionContext.Sum("0", unit, target.LaneOffset(vector));
            writer.Lines(activation(target, z, place).AssignTo(TileEmitter.VectorAt(target, "a", place)));
        }

        void Term(string inputs, int input, string weights, string row, int chain)
        {
            writer.Line($"e = {target.Operations}.Create({(input == 0 ? inputs : $"Unsafe.Add(ref {inputs}, {Literal.Integer(input)})")});");
            for (int vector = 0; vector < product.Vectors; vector++)
            {
                string place = TileEmitter.VectorAt(target, weights, EmissionContext.Sum(row, target.LaneOffset(vector)));
                writer.Line($"{Name(vector, chain)} = {target.Operations}.MultiplyAddEstimate(e, {place}, {Name(vector, chain)});");
            }
        }
    }

    /// <summary>Asks for the weights 16 rows ahead; asking beyond the end is harmless.</summary>
    private static void EmitPrefetch(EmissionContext context, DenseOperation dense, SampleProduct product)
    {
        for (int input = 0; input < product.Inputs; input++)
        {
            for (int vector = 0; vector < product.Vectors; vector++)
            {
                int ahead = ((16 + input) * dense.RowStride) + (vector * context.Graph.Number.Line);
                context.Writer.Line($"Prefetching.Request(ref Unsafe.Add(ref row, {Literal.Integer(ahead)}));");
            }
        }
    }

    private static string Name(int vector, int chain) => $"z{Literal.Integer(vector)}{(char)('a' + chain)}";
}
