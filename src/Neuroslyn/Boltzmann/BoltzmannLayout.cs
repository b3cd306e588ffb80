namespace Neuroslyn;

/// <summary>The shape of a restricted Boltzmann machine and where its parameters lie. Emitted once per class.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="VisibleSize">Visible units.</param>
/// <param name="HiddenSize">Hidden units.</param>
/// <param name="VisibleUnits">What the visible units are.</param>
/// <param name="RowStride">Elements from one row of W to the next.</param>
/// <param name="VisibleBiasOffset">Index of b[0] in the parameter buffer; W begins at 0.</param>
/// <param name="HiddenBiasOffset">Index of c[0].</param>
/// <param name="BufferLength">Length of the parameter buffer, padding included.</param>
public sealed record BoltzmannLayout(
    string Name, int VisibleSize, int HiddenSize, VisibleUnits VisibleUnits, int RowStride, int VisibleBiasOffset, int HiddenBiasOffset, int BufferLength)
{
    /// <summary>W, <c>[visible, hidden]</c>; in files, as for layers, <c>[hidden, visible]</c>.</summary>
    public ParameterTensor Weight { get; } = new("Machine", "weight", ParameterKind.Weight, 0, VisibleSize, HiddenSize, RowStride);

    /// <summary>b, one value per visible unit.</summary>
    public ParameterTensor VisibleBias { get; } = new("Machine", "visible.bias", ParameterKind.Bias, VisibleBiasOffset, 1, VisibleSize, VisibleSize);

    /// <summary>c, one value per hidden unit.</summary>
    public ParameterTensor HiddenBias { get; } = new("Machine", "hidden.bias", ParameterKind.Bias, HiddenBiasOffset, 1, HiddenSize, HiddenSize);

    /// <summary>Trainable values.</summary>
    public int ParameterCount => (VisibleSize * HiddenSize) + VisibleSize + HiddenSize;

    /// <summary>The same parameters as a network's, for optimizers and files.</summary>
    internal NetworkLayout ParameterLayout => field ??= new NetworkLayout
    {
        Name = Name,
        InputSize = VisibleSize,
        OutputSize = HiddenSize,
        ParameterCount = ParameterCount,
        ParameterBufferLength = BufferLength,
        Tensors = [Weight, VisibleBias, HiddenBias],
        Layers = [],
        Workspace = new WorkspacePlan(0, 0, 0, -1, -1, -1),
        OutputsAreDistribution = false,
    };
}
