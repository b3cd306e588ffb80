using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Lowering;
using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Emission;

/// <summary>What batch and layer normalisation have in common: n = γ x̂ + β, the activation behind it, and the gradients of γ and β.</summary>
internal abstract class NormalizationEmitter(NormalizationOperation normalization) : OperationEmitter(normalization)
{
    protected NormalizationOperation Normalization => normalization;

    protected string ForwardName => "Normalize" + normalization.Identifier;

    protected string BackwardName => "BackwardNormalize" + normalization.Identifier;

    protected string PredictionName => "PredictNormalize" + normalization.Identifier;

    protected string Units => Literal.Integer(normalization.OutputSize);

    protected string Epsilon => Literal.Double(normalization.Model.Epsilon);

    /// <summary>The formula that ends the forward comment.</summary>
    protected string Mathematics => normalization.Function switch
    {
        null => "n = γ x̂ + β, softmax follows",
        Variable => "a = γ x̂ + β",
        { } function => $"z = γ x̂ + β,  a = {ExpressionWriter.ToMathematics(function)}",
    };

    public override IEnumerable<(int Row, string Content)> Rows =>
    [
        (normalization.OutputRow, $"{normalization.Name}: a, normalised"),
        (normalization.NormalizedRow, $"{normalization.Name}: x̂"),
        (normalization.InverseDeviationRow, $"{normalization.Name}: 1 / √(variance + ε)"),
        (normalization.PreActivationRow, $"{normalization.Name}: z = γ x̂ + β"),
        (normalization.GradientRow, $"{normalization.Name}: δ behind γ x̂ + β"),
    ];

    public override IEnumerable<string> Initialization(EmissionContext context, IReadOnlyList<string> tensors)
    {
        yield return $"parameters.Vector({tensors[0]}).Fill(1); // {normalization.Name}: γ = 1, β = 0{(normalization.IsBatch ? ", running mean 0 and variance 1" : "")}";
        if (normalization.IsBatch)
        {
            yield return $"parameters.Vector({tensors[3]}).Fill(1);";
        }
    }

    public override void CallPrediction(EmissionContext context, PredictionPlaces places)
    {
        context.Writer.Line($"{PredictionName}(ref parameters, {places.Reference(normalization.Input)}, {places.Reference(normalization.Output)});");
        if (normalization.IsSoftmax)
        {
            string units = places.Elements(normalization.Output);
            context.Writer.Line($"Softmax.Apply<{context.TypeName}>({units}, {(places.IsOutput(normalization.Output) ? "outputs" : units)});");
        }
    }

    public override bool WritesOutputs(EmissionContext context) => normalization.IsSoftmax;

    public override void CallGradient(EmissionContext context)
    {
        if (normalization.IsFrozen)
        {
            return;
        }

        SourceWriter writer = context.Writer;
        string padded = Literal.Integer(context.Graph.Number.RoundUpToLine(normalization.OutputSize));
        writer.Line($"// Gradients of {normalization.Name}: ∂L/∂γ = Σ δ x̂,  ∂L/∂β = Σ δ over all samples.");
        using (writer.Block($"if (part == {Literal.Integer(normalization.Output.Index)} % partCount)"))
        {
            writer.Line($"NormalizationGradient.Compute({EmissionContext.Cell(normalization.NormalizedRow, "0")}, {EmissionContext.Cell(normalization.GradientRow, "0")}, stride, columnCount, {Units}, {EmissionContext.Element("gradients.Origin", normalization.ScaleOffset)}, {EmissionContext.Element("gradients.Origin", normalization.ShiftOffset)});");
            writer.Line($"optimizer?.UpdateBlock(gradients, {Literal.Integer(normalization.ScaleOffset)}, {padded}, ParameterKind.Scale);");
            writer.Line($"optimizer?.UpdateBlock(gradients, {Literal.Integer(normalization.ShiftOffset)}, {padded}, ParameterKind.Bias);");
            AfterGradient(context);
        }
    }

    public override IEnumerable<Action> ForwardMethods(EmissionContext context)
    {
        yield return () => EmitForward(context);
        if (normalization.IsSoftmax)
        {
            yield return () => SoftmaxEmitter.EmitForward(context, normalization);
        }
    }

    public override IEnumerable<Action> BackwardMethods(EmissionContext context)
    {
        if (SoftmaxEmitter.NeedsJacobian(context, normalization))
        {
            yield return () => SoftmaxEmitter.EmitBackward(context, normalization);
        }

        yield return () => EmitBackward(context);
    }

    /// <summary>Statements behind the gradients, in the share that computed them.</summary>
    protected virtual void AfterGradient(EmissionContext context)
    {
    }

    protected abstract void EmitForward(EmissionContext context);

    protected abstract void EmitBackward(EmissionContext context);

    protected void CallSoftmax(EmissionContext context)
    {
        if (normalization.IsSoftmax)
        {
            context.Writer.Line($"{SoftmaxEmitter.ForwardName(normalization)}(ref cells, stride, firstColumn, endColumn);");
        }
    }

    protected void CallJacobian(EmissionContext context)
    {
        if (SoftmaxEmitter.NeedsJacobian(context, normalization))
        {
            context.Writer.Line($"{SoftmaxEmitter.BackwardName(normalization)}(ref cells, stride, firstColumn, endColumn);");
        }
    }

    /// <summary>Statements that store x̂, n where it is kept, and a; given names of vectors that hold x̂, γ and β, and the place of a row.</summary>
    protected IEnumerable<string> Stores(EmissionContext context, VectorTarget target, string normalized, string scale, string shift, Func<int, string> place)
    {
        yield return $"{place(normalization.NormalizedRow)} = {normalized};";
        yield return $"{target.Type} n = {target.Operations}.MultiplyAddEstimate({normalized}, {scale}, {shift});";
        if (normalization.PreActivationRow >= 0)
        {
            yield return $"{place(normalization.PreActivationRow)} = n;";
        }

        if (normalization.Function is { } function)
        {
            foreach (string line in context.Vector([CheaperForm.Of(function)], target, static _ => "n").AssignTo(place(normalization.OutputRow)))
            {
                yield return line;
            }
        }
    }

    /// <summary>What a prediction stores of n: the activation, or n where a softmax follows.</summary>
    protected IEnumerable<string> PredictionStores(EmissionContext context, VectorTarget target, string place) =>
        (normalization.Function is { } function ? context.Vector([CheaperForm.Of(function)], target, static _ => "n") : VectorCode.Of("n")).AssignTo(place);
}
