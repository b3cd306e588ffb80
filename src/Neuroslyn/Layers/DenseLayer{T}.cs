using System.Numerics;

namespace Neuroslyn;

/// <summary>The handle of a fully connected layer: typed views of its parameters inside the network's one buffer.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>Created by generated code. Reading a view allocates nothing.</remarks>
public class DenseLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterBuffer<T> _parameters;

    /// <summary>Creates the handle; called by generated code.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="weight">Where the weights lie.</param>
    /// <param name="bias">Where the bias lies; null for a layer without one.</param>
    /// <param name="learned">Where the learned parameters of the activation lie; null for an activation without them.</param>
    /// <param name="normalization">The handle of the normalisation between the linear part and the activation; null for a layer without one.</param>
    public DenseLayer(
        ParameterBuffer<T> parameters, ParameterTensor weight, ParameterTensor? bias, IReadOnlyList<ParameterTensor>? learned = null, NormalizationLayer<T>? normalization = null)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(weight);
        _parameters = parameters;
        WeightTensor = weight;
        BiasTensor = bias;
        LearnedTensors = learned ?? [];
        Normalization = normalization;
    }

    /// <summary>The layer's property name.</summary>
    public string Name => WeightTensor.LayerName;

    /// <summary>Values the layer receives per sample.</summary>
    public int InputSize => WeightTensor.Rows;

    /// <summary>Values the layer produces per sample.</summary>
    public virtual int UnitCount => WeightTensor.Columns;

    /// <summary>Where the weights lie in the parameter buffer.</summary>
    public ParameterTensor WeightTensor { get; }

    /// <summary>Where the bias lies in the parameter buffer; null for a layer without one.</summary>
    public ParameterTensor? BiasTensor { get; }

    /// <summary>Where the learned parameters of the activation lie in the parameter buffer, in their order; empty for an activation without them.</summary>
    public IReadOnlyList<ParameterTensor> LearnedTensors { get; }

    /// <summary>The normalisation between the linear part and the activation; null for a layer without one.</summary>
    public NormalizationLayer<T>? Normalization { get; }

    /// <summary>The weights, <c>[input, unit]</c>.</summary>
    public WeightMatrix<T> Weights => _parameters.Matrix(WeightTensor);

    /// <summary>The bias, one value per unit; empty for a layer without one.</summary>
    public Span<T> Bias => BiasTensor is null ? [] : _parameters.Vector(BiasTensor);

    /// <summary>A learned parameter of the activation: one value per unit, or one for the layer.</summary>
    /// <param name="name">Its name in the activation, e.g. <c>slope</c> of a PReLU.</param>
    /// <exception cref="ArgumentException">The activation has no learned parameter of that name.</exception>
    public Span<T> Learned(string name) => _parameters.Vector(LearnedTensor(name));

    /// <summary>The gradient of the loss with respect to <see cref="Weights"/>, as the last backward pass left it in a workspace.</summary>
    /// <exception cref="InvalidOperationException">The workspace holds no gradients.</exception>
    public WeightMatrix<T> WeightGradients(Workspace<T> workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return workspace.ParameterGradients.Matrix(WeightTensor);
    }

    /// <summary>The gradient of the loss with respect to <see cref="Bias"/>, as the last backward pass left it in a workspace.</summary>
    /// <exception cref="InvalidOperationException">The workspace holds no gradients.</exception>
    public Span<T> BiasGradients(Workspace<T> workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return BiasTensor is null ? [] : workspace.ParameterGradients.Vector(BiasTensor);
    }

    /// <summary>The gradient of the loss with respect to <see cref="Learned"/>, as the last backward pass left it in a workspace.</summary>
    /// <param name="name">The parameter's name in the activation.</param>
    /// <param name="workspace">A workspace of the network.</param>
    /// <exception cref="ArgumentException">The activation has no learned parameter of that name.</exception>
    /// <exception cref="InvalidOperationException">The workspace holds no gradients.</exception>
    public Span<T> LearnedGradients(string name, Workspace<T> workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return workspace.ParameterGradients.Vector(LearnedTensor(name));
    }

    private ParameterTensor LearnedTensor(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (ParameterTensor tensor in LearnedTensors)
        {
            if (tensor.Name.AsSpan(Name.Length + 1).SequenceEqual(name))
            {
                return tensor;
            }
        }

        throw new ArgumentException($"The activation of '{Name}' learns {(LearnedTensors.Count == 0 ? "nothing" : string.Join(", ", LearnedTensors.Select(tensor => tensor.Name[(Name.Length + 1)..])))}, not '{name}'.", nameof(name));
    }
}
