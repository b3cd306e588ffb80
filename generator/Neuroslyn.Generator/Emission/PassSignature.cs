namespace Neuroslyn.Generator.Emission;

/// <summary>
/// A pass as the kernels declare it and the network's class calls it. Which parameters it takes depends on the network; each stands here once, with what is
/// passed for it, so that declaration and call agree.
/// </summary>
/// <param name="result">What the method returns, as C#.</param>
/// <param name="name">Its name.</param>
/// <param name="parameters">Its parameters, in order.</param>
internal sealed class PassSignature(string result, string name, IReadOnlyList<PassParameter> parameters)
{
    /// <summary>The method's name.</summary>
    public string Name { get; } = name;

    /// <summary>The head of the method.</summary>
    public string Declaration { get; } = $"public static {result} {name}({string.Join(", ", parameters.Select(static parameter => parameter.Declaration))})";

    /// <summary>The call, without the class that holds the method.</summary>
    public string Call { get; } = $"{name}({string.Join(", ", parameters.Select(static parameter => parameter.Passed))})";

    /// <summary>One sample without training.</summary>
    public static PassSignature Predict(EmissionContext context) => new(
        "void",
        "Predict",
        [Parameters(context), FirstElement(context, "input", "inputs"), new PassParameter($"Span<{context.TypeName}>", "outputs", "outputs")]);

    /// <summary>The activations of a range of columns.</summary>
    public static PassSignature Forward(EmissionContext context) => new(
        "void",
        "Forward",
        [
            Parameters(context),
            .. Where(context.Graph.InputsAreBatchMajor, Reference(context, "inputs", "workspace.Inputs"), Reference(context, "tail", "workspace.InputTail"), SampleCount),
            Cells(context),
            Stride,
            .. Columns,
            new PassParameter("bool", "training", "training"),
            new PassParameter("ulong", "dropoutKey", "workspace.DropoutKey"),
            .. Where(context.Graph.CouplesSamples && !context.Graph.InputsAreBatchMajor, SampleCount),
            .. Where(context.Graph.CouplesSamples, ColumnCount, Statistics(context), Phase("training")),
        ]);

    /// <summary>Losses and gradients of a range of columns.</summary>
    public static PassSignature Backward(EmissionContext context) => new(
        "void",
        "Backward",
        [
            Parameters(context),
            Cells(context),
            Stride,
            SampleCount,
            .. Columns,
            new PassParameter("bool", "toInput", "workspace.ComputesInputGradients"),
            .. Where(context.Graph.CouplesSamples, ColumnCount, Statistics(context), IsTraining, Phase(IsTraining.Argument)),
        ]);

    /// <summary>Gradients of the parameters in one of several shares.</summary>
    public static PassSignature Gradient(EmissionContext context) => new(
        "void",
        "Gradient",
        [
            .. Where(context.Graph.InputsAreBatchMajor, Reference(context, "inputs", "workspace.Inputs"), SampleCount),
            Parameters(context),
            Cells(context),
            .. Update(context),
            Stride,
            ColumnCount,
            new PassParameter("int", "part", "part"),
            new PassParameter("int", "partCount", "partCount"),
            .. Where(context.Graph.CouplesSamples && !context.Graph.InputsAreBatchMajor, SampleCount),
            .. Where(context.Graph.CouplesSamples, Statistics(context), IsTraining),
        ]);

    /// <summary>A training step on one sample.</summary>
    public static PassSignature Sample(EmissionContext context) => new(
        context.TypeName,
        "Sample",
        [
            Parameters(context),
            FirstElement(context, "input", "input"),
            new PassParameter($"ReadOnlySpan<{context.TypeName}>", "target", "target"),
            Reference(context, "scratch", "workspace.SampleScratch"),
            .. Update(context),
        ]);

    /// <summary>A training step of a tiny network on a batch.</summary>
    public static PassSignature Batch(EmissionContext context) => new(
        context.TypeName,
        "Batch",
        [Parameters(context), Cells(context), Stride, SampleCount, .. Update(context)]);

    private static PassParameter Stride => new("nint", "stride", "workspace.Stride");

    private static PassParameter SampleCount => new("int", "sampleCount", "workspace.SampleCount");

    private static PassParameter ColumnCount => new("int", "columnCount", "workspace.ColumnCount");

    private static PassParameter IsTraining => new("bool", "training", "workspace.IsTraining");

    private static PassParameter[] Columns => [new PassParameter("int", "firstColumn", "firstColumn"), new PassParameter("int", "endColumn", "endColumn")];

    private static PassParameter Parameters(EmissionContext context) => Reference(context, "parameters", "Parameters.Origin");

    private static PassParameter Cells(EmissionContext context) => Reference(context, "cells", "workspace.Origin");

    /// <summary>Means and variances of the batch.</summary>
    private static PassParameter Statistics(EmissionContext context) => Reference(context, "statistics", "workspace.Statistics");

    /// <summary>Where operations take whole rows, and only in training, the pass is run in phases.</summary>
    /// <param name="isTraining">Whether this is training, as C#.</param>
    private static PassParameter Phase(string isTraining) => new("int", "phase", $"{isTraining} ? workspace.Phase : -1");

    /// <summary>Where the gradients go, and what makes a step of them.</summary>
    private static PassParameter[] Update(EmissionContext context) =>
    [
        new PassParameter($"ParameterBuffer<{context.TypeName}>", "gradients", "workspace.ParameterGradients"),
        new PassParameter($"OptimizerState<{context.TypeName}>?", "optimizer", "optimizer"),
    ];

    private static PassParameter FirstElement(EmissionContext context, string name, string span) =>
        Reference(context, name, $"global::System.Runtime.InteropServices.MemoryMarshal.GetReference({span})");

    private static PassParameter Reference(EmissionContext context, string name, string argument) => new($"ref {context.TypeName}", name, argument);

    /// <summary>Parameters of some networks only.</summary>
    private static PassParameter[] Where(bool applies, params PassParameter[] parameters) => applies ? parameters : [];
}
