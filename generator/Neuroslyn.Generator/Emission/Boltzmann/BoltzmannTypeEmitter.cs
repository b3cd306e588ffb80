using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Model;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission.Boltzmann;

/// <summary>Writes the generated half of the user's class: constants, parameters and their views, and the passes that check their arguments.</summary>
internal static class BoltzmannTypeEmitter
{
    public static void Emit(SourceWriter writer, BoltzmannPlan plan)
    {
        string type = plan.Number.TypeName;
        writer.Line("/// <remarks>");
        writer.Line($"/// {plan.Visible} {(plan.IsBinary ? "binary" : "Gaussian")} visible and {plan.Hidden} hidden units, {plan.ParameterCount.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture)} parameters; {type}.");
        writer.Line(plan.IsBinary ? "/// E(v, h) = -bᵀv - cᵀh - vᵀW h, p(v, h) = e^-E / Z." : "/// E(v, h) = |v - b|² / 2 - cᵀh - vᵀW h, p(v, h) = e^-E / Z.");
        writer.Line("/// </remarks>");
        using (writer.Block($"partial class {Literal.Identifier(plan.Model.Type.Name)} : global::Neuroslyn.IBoltzmannMachine<{type}>"))
        {
            EmitConstants(writer, plan);
            EmitConstruction(writer, plan);
            EmitViews(writer, plan);
            EmitPasses(writer, plan);
        }
    }

    private static void EmitConstants(SourceWriter writer, BoltzmannPlan plan)
    {
        writer.Summary("Visible units: values of one sample.");
        writer.Line($"public const int VisibleSize = {Literal.Integer(plan.Visible)};");
        writer.Line();
        writer.Summary("Hidden units.");
        writer.Line($"public const int HiddenSize = {Literal.Integer(plan.Hidden)};");
        writer.Line();
        writer.Summary("Trainable values.");
        writer.Line($"public const int ParameterCount = {Literal.Integer(plan.ParameterCount)};");
        writer.Line();
        writer.Summary("The machine's shape, and where its parameters lie.");
        writer.Line($"public static global::Neuroslyn.BoltzmannLayout Layout {{ get; }} = new global::Neuroslyn.BoltzmannLayout({Literal.Text(plan.Model.Type.Name)}, VisibleSize, HiddenSize, global::Neuroslyn.VisibleUnits.{plan.Model.VisibleUnits}, {Literal.Integer(plan.RowStride)}, {Literal.Integer(plan.VisibleBiasOffset)}, {Literal.Integer(plan.HiddenBiasOffset)}, {Literal.Integer(plan.BufferLength)});");
        writer.Line();
    }

    private static void EmitConstruction(SourceWriter writer, BoltzmannPlan plan)
    {
        BoltzmannModel model = plan.Model;
        string buffer = $"global::Neuroslyn.ParameterBuffer<{plan.Number.TypeName}>";
        string create = $"new {buffer}({Literal.Integer(plan.BufferLength)})";
        writer.Summary("All parameters in one buffer: W, b, c.");
        writer.Line($"public {buffer} Parameters {{ get; }} = {(model.HasConstructor ? $"DrawParameters({create}, seed: 0)" : create)};");
        writer.Line();
        if (!model.HasConstructor)
        {
            writer.Summary("Creates the machine with freshly drawn weights and zero biases.");
            writer.Line("/// <param name=\"seed\">Same seed, same weights.</param>");
            using (writer.Block($"public {Literal.Identifier(model.Type.Name)}(ulong seed = 0)"))
            {
                writer.Line("DrawParameters(Parameters, seed);");
            }

            writer.Line();
        }

        writer.Summary($"Draws all weights anew from N(0, {Literal.Rounded(model.InitializerScale)}²) and sets the biases to zero. Same seed, same weights.");
        writer.Line("/// <param name=\"seed\">Any number.</param>");
        writer.Line("public void Initialize(ulong seed) => DrawParameters(Parameters, seed);");
        writer.Line();
        using (writer.Block($"private static {buffer} DrawParameters({buffer} parameters, ulong seed)"))
        {
            writer.Line("var random = new global::Neuroslyn.RandomSource(seed);");
            writer.Line("parameters.Span.Clear();");
            writer.Line($"global::Neuroslyn.WeightInitializer.Normal(parameters.Matrix(Layout.Weight), {Literal.Double(model.InitializerScale)}, ref random);");
            writer.Line("return parameters;");
        }

        writer.Line();
        string workspace = $"global::Neuroslyn.BoltzmannWorkspace<{plan.Number.TypeName}>";
        writer.Summary("Creates the memory that work on up to <paramref name=\"batchSize\"/> samples needs; it then allocates nothing.");
        writer.Line("/// <param name=\"batchSize\">At least 1.</param>");
        writer.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">The batch size is less than 1 or too large for one array.</exception>");
        writer.Line($"public {workspace} CreateWorkspace(int batchSize) => new {workspace}(Layout, batchSize);");
        writer.Line();
    }

    private static void EmitViews(SourceWriter writer, BoltzmannPlan plan)
    {
        string type = plan.Number.TypeName;
        writer.Summary("W: the link of each visible unit with each hidden one; a view.");
        writer.Line($"public global::Neuroslyn.WeightMatrix<{type}> Weights => Parameters.Matrix(Layout.Weight);");
        writer.Line();
        writer.Summary("b, one value per visible unit; a view.");
        writer.Line($"public global::System.Span<{type}> VisibleBias => Parameters.Vector(Layout.VisibleBias);");
        writer.Line();
        writer.Summary("c, one value per hidden unit; a view.");
        writer.Line($"public global::System.Span<{type}> HiddenBias => Parameters.Vector(Layout.HiddenBias);");
        writer.Line();
    }

    private static void EmitPasses(SourceWriter writer, BoltzmannPlan plan)
    {
        string self = $"global::Neuroslyn.IBoltzmannMachine<{plan.Number.TypeName}>";
        string workspace = $"global::Neuroslyn.BoltzmannWorkspace<{plan.Number.TypeName}> workspace";
        string kernels = "global::Neuroslyn.Generated." + BoltzmannKernelEmitter.ClassName(plan);
        writer.Line($"global::Neuroslyn.BoltzmannLayout {self}.Layout => Layout;");
        writer.Line();
        EmitPass("HiddenPass", $"{kernels}.Hidden(ref Parameters.Origin, ref workspace.Visible, ref workspace.Hidden, workspace.Stride, firstColumn, endColumn);");
        EmitPass("VisiblePass", $"{kernels}.Visible(ref Parameters.Origin, ref workspace.States, ref workspace.Visible, workspace.Stride, firstColumn, endColumn);");
        EmitPass("EnergyPass", $"{kernels}.Energy(ref Parameters.Origin, ref workspace.Visible, ref workspace.Hidden, workspace.Stride, firstColumn, endColumn);");
        using (writer.Block($"void {self}.GradientPass({workspace})"))
        {
            writer.Line("workspace.Require(Layout, 0, workspace.ColumnCount);");
            writer.Line($"{kernels}.Gradient(ref workspace.Visible, ref workspace.Weighted, ref workspace.Gradients.Origin, workspace.Stride, workspace.ColumnCount);");
        }

        void EmitPass(string name, string call)
        {
            using (writer.Block($"void {self}.{name}({workspace}, int firstColumn, int endColumn)"))
            {
                writer.Line("workspace.Require(Layout, firstColumn, endColumn);");
                writer.Line(call);
            }

            writer.Line();
        }
    }
}
