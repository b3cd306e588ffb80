using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Signal;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>Writes the generated half of the user's class: constants, parameters, layers, and the entry points that check their arguments.</summary>
internal static class NetworkTypeEmitter
{
    public static void Emit(EmissionContext context)
    {
        SourceWriter writer = context.Writer;
        NetworkGraph graph = context.Graph;
        string name = Literal.Identifier(graph.Model.Type.Name);
        string type = context.TypeName;
        IReadOnlyList<LayerSignal> signals = NetworkSignal.Predict(graph);
        writer.Line("/// <remarks>");
        writer.Lines(LayoutEmitter.Table(graph, signals).Select(static line => "/// " + line));
        writer.Line("/// </remarks>");
        using (writer.Block($"partial class {name} : global::Neuroslyn.INetwork<{name}, {type}>"))
        {
            EmitConstants(context);
            EmitConstruction(context, name);
            EmitLayers(context, signals);
            EmitPredict(context);
            EmitPasses(context);
        }
    }

    private static void EmitConstants(EmissionContext context)
    {
        (SourceWriter writer, NetworkGraph graph) = (context.Writer, context.Graph);
        writer.Summary("Features of one input sample.");
        writer.Line($"public const int InputSize = {Literal.Integer(graph.InputSize)};");
        writer.Line();
        writer.Summary("Values the network predicts per sample.");
        writer.Line($"public const int OutputSize = {Literal.Integer(graph.OutputSize)};");
        writer.Line();
        writer.Summary("Trainable values.");
        writer.Line($"public const int ParameterCount = {Literal.Integer(graph.ParameterCount)};");
        writer.Line();
        LayoutEmitter.Emit(context);
        writer.Line();
    }

    private static void EmitConstruction(EmissionContext context, string name)
    {
        SourceWriter writer = context.Writer;
        NetworkGraph graph = context.Graph;
        string buffer = $"global::Neuroslyn.ParameterBuffer<{context.TypeName}>";
        bool hasConstructor = graph.Model.HasConstructor;
        writer.Summary("All parameters in one buffer; see Layout.Tensors for where each lies. The layers' Weights and Bias are views of it.");
        string drawn = $"DrawParameters(new {buffer}({Literal.Integer(graph.ParameterBufferLength)}), {(hasConstructor ? "seed: 0" : "seed")});";
        writer.Line($"public {buffer} Parameters {{ get; }}{(hasConstructor ? " = " + drawn : "")}");
        writer.Line();
        if (!hasConstructor)
        {
            writer.Summary("Creates the network with freshly drawn weights and zero biases.");
            writer.Line("/// <param name=\"seed\">Same seed, same weights.</param>");
            writer.Line($"public {name}(ulong seed = 0) => Parameters = {drawn}");
            writer.Line();
            writer.Summary("Creates the network on parameters that exist: it and whoever else holds them see the same ones.");
            writer.Line("/// <param name=\"parameters\">As many as Layout.ParameterBufferLength.</param>");
            writer.Line("/// <exception cref=\"global::System.ArgumentException\">The buffer has another length.</exception>");
            writer.Line($"public {name}({buffer} parameters) => Parameters = parameters.Require(Layout);");
            writer.Line();
        }

        writer.Summary("Draws all weights anew and sets all biases to zero. Same seed, same weights.");
        writer.Line("/// <param name=\"seed\">Any number.</param>");
        writer.Line("public void Initialize(ulong seed) => DrawParameters(Parameters, seed);");
        writer.Line();
        EmitDrawParameters(context, buffer);
        writer.Summary("Creates the memory that passes over up to <paramref name=\"batchSize\"/> samples need; the passes then allocate nothing.");
        writer.Line("/// <param name=\"batchSize\">At least 1.</param>");
        writer.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">The batch size is less than 1 or too large for one array.</exception>");
        writer.Line($"public global::Neuroslyn.Workspace<{context.TypeName}> CreateWorkspace(int batchSize) => new global::Neuroslyn.Workspace<{context.TypeName}>(Layout, batchSize);");
        writer.Line();
    }

    private static void EmitDrawParameters(EmissionContext context, string buffer)
    {
        SourceWriter writer = context.Writer;
        using (writer.Block($"private static {buffer} DrawParameters({buffer} parameters, ulong seed)"))
        {
            writer.Line("var random = new global::Neuroslyn.RandomSource(seed);");
            writer.Line("parameters.Span.Clear();");
            int first = 0;
            foreach (Operation operation in context.Graph.WithParameters)
            {
                string[] tensors = [.. operation.Tensors.Select((_, index) => $"Layout.Tensors[{Literal.Integer(first + index)}]")];
                writer.Lines(OperationEmitter.Of(operation).Initialization(context, tensors));
                first += tensors.Length;
            }

            int index = 0;
            foreach (Operation operation in context.Graph.WithParameters)
            {
                for (int tensor = 0; tensor < operation.Tensors.Count(); tensor++, index++)
                {
                    if (operation.IsFrozen)
                    {
                        writer.Line($"parameters.Freeze(Layout.Tensors[{Literal.Integer(index)}]);");
                    }
                }
            }

            writer.Line("return parameters;");
        }

        writer.Line();
    }

    private static void EmitLayers(EmissionContext context, IReadOnlyList<LayerSignal> signals)
    {
        SourceWriter writer = context.Writer;
        foreach (LayerModel layer in context.Graph.Model.Layers)
        {
            LayerPropertyEmitter.Emit(writer, context.Graph, layer, signals);
        }
    }

    private static void EmitPredict(EmissionContext context)
    {
        SourceWriter writer = context.Writer;
        string type = context.TypeName;
        string kernels = Kernels(context);
        writer.Summary("Predicts one sample or several. One sample allocates nothing; several reuse a workspace that the first call creates.");
        writer.Line("/// <param name=\"inputs\"><c>[samples, InputSize]</c>, row by row.</param>");
        writer.Line("/// <param name=\"outputs\">Receives <c>[samples, OutputSize]</c>, row by row.</param>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">A length does not fit.</exception>");
        using (writer.Block($"public void Predict(global::System.ReadOnlySpan<{type}> inputs, global::System.Span<{type}> outputs)"))
        {
            if (PredictionPlan.FitsOnStack(context.Graph))
            {
                using (writer.Block("if (inputs.Length == InputSize && outputs.Length == OutputSize)"))
                {
                    writer.Line($"{kernels}.{PassSignature.Predict(context).Call};");
                    writer.Line("return;");
                }

                writer.Line();
            }

            writer.Line("global::Neuroslyn.Kernels.BatchPrediction.Predict(this, inputs, outputs);");
        }

        writer.Line();
        writer.Summary("Predicts any number of samples in chunks of the workspace's capacity. Allocates nothing.");
        writer.Line("/// <param name=\"inputs\"><c>[samples, InputSize]</c>, row by row.</param>");
        writer.Line("/// <param name=\"outputs\">Receives <c>[samples, OutputSize]</c>, row by row.</param>");
        writer.Line("/// <param name=\"workspace\">A workspace of this class; one per thread.</param>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">A length does not fit, or the workspace belongs to another network.</exception>");
        writer.Line($"public void Predict(global::System.ReadOnlySpan<{type}> inputs, global::System.Span<{type}> outputs, global::Neuroslyn.Workspace<{type}> workspace) =>");
        using (writer.Indent())
        {
            writer.Line("global::Neuroslyn.Kernels.BatchPrediction.Predict(this, inputs, outputs, workspace);");
        }

        writer.Line();
    }

    private static void EmitPasses(EmissionContext context)
    {
        SourceWriter writer = context.Writer;
        string type = context.TypeName;
        string workspace = $"global::Neuroslyn.Workspace<{type}> workspace";
        string kernels = Kernels(context);
        string self = $"global::Neuroslyn.INetwork<{type}>";
        bool couples = context.Graph.CouplesSamples;
        writer.Line($"static global::Neuroslyn.NetworkLayout global::Neuroslyn.INetwork<{Literal.Identifier(context.Graph.Model.Type.Name)}, {type}>.SharedLayout => Layout;");
        writer.Line();
        writer.Line($"global::Neuroslyn.NetworkLayout {self}.Layout => Layout;");
        writer.Line();
        using (writer.Block($"void {self}.ForwardPass({workspace}, int firstColumn, int endColumn, bool training)"))
        {
            writer.Line("workspace.RequireColumns(Layout, firstColumn, endColumn);");
            if (couples)
            {
                using (writer.Block("if (training)"))
                {
                    writer.Line("workspace.RequireBatch(firstColumn, endColumn);");
                }

                writer.Line();
                writer.Line("workspace.IsTraining = training;");
            }

            writer.Line($"{kernels}.{PassSignature.Forward(context).Call};");
        }

        writer.Line();
        using (writer.Block($"void {self}.BackwardPass({workspace}, int firstColumn, int endColumn)"))
        {
            writer.Line("workspace.RequireColumns(Layout, firstColumn, endColumn);");
            if (couples && context.Graph.Loss is not null)
            {
                using (writer.Block("if (workspace.IsTraining)"))
                {
                    writer.Line("workspace.RequireBatch(firstColumn, endColumn);");
                }

                writer.Line();
            }

            writer.Line(context.Graph.Loss is null
                ? NoLoss(context)
                : $"{kernels}.{PassSignature.Backward(context).Call};");
        }

        writer.Line();
        using (writer.Block($"void {self}.GradientPass({workspace}, int part, int partCount, global::Neuroslyn.OptimizerState<{type}>? optimizer)"))
        {
            writer.Line("workspace.RequireShare(Layout, part, partCount);");
            if (context.Graph.Loss is not null)
            {
                writer.Line("optimizer?.RequireParameters(Parameters);");
            }

            writer.Line(context.Graph.Loss is null
                ? NoLoss(context)
                : $"{kernels}.{PassSignature.Gradient(context).Call};");
        }

        writer.Line();
        EmitSamplePass(context);
        if (context.HasBatchPass)
        {
            writer.Line();
            EmitBatchPass(context);
        }
    }

    private static void EmitSamplePass(EmissionContext context)
    {
        SourceWriter writer = context.Writer;
        string type = context.TypeName;
        string spans = $"global::System.ReadOnlySpan<{type}> input, global::System.ReadOnlySpan<{type}> target";
        using (writer.Block($"{type} global::Neuroslyn.INetwork<{type}>.SamplePass({spans}, global::Neuroslyn.Workspace<{type}> workspace, global::Neuroslyn.OptimizerState<{type}>? optimizer)"))
        {
            if (!context.HasSamplePass)
            {
                writer.Line(NoSamplePass(context));
                return;
            }

            writer.Line("workspace.RequireSample(Layout, input.Length, target.Length);");
            writer.Line("optimizer?.RequireParameters(Parameters);");
            writer.Line($"return {Kernels(context)}.{PassSignature.Sample(context).Call};");
        }
    }

    private static void EmitBatchPass(EmissionContext context)
    {
        SourceWriter writer = context.Writer;
        string type = context.TypeName;
        using (writer.Block($"{type} global::Neuroslyn.INetwork<{type}>.BatchPass(global::Neuroslyn.Workspace<{type}> workspace, global::Neuroslyn.OptimizerState<{type}>? optimizer)"))
        {
            writer.Line("workspace.RequireShare(Layout, 0, 1);");
            writer.Line("optimizer?.RequireParameters(Parameters);");
            writer.Line($"return {Kernels(context)}.{PassSignature.Batch(context).Call};");
        }
    }

    private static string NoSamplePass(EmissionContext context) => context.Graph.Loss is null
        ? NoLoss(context)
        : $"throw new global::System.NotSupportedException({Literal.Text($"'{context.Graph.Model.Type.Name}' has no path for single samples; use the passes over columns. See NetworkLayout.HasSamplePass.")});";

    private static string Kernels(EmissionContext context) => "global::Neuroslyn.Generated." + KernelEmitter.ClassName(context.Graph);

    private static string NoLoss(EmissionContext context) =>
        $"throw new global::System.NotSupportedException({Literal.Text($"'{context.Graph.Model.Type.Name}' declares no loss and cannot be trained. Set Loss on its [Network] attribute.")});";
}
