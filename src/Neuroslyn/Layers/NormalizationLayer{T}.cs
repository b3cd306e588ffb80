using System.Numerics;

namespace Neuroslyn;

/// <summary>The handle of a normalisation: typed views of its parameters inside the network's one buffer.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>Created by generated code. Reading a view allocates nothing.</remarks>
public abstract class NormalizationLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected NormalizationLayer(ParameterBuffer<T> parameters, ParameterTensor scale, ParameterTensor shift)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(scale);
        ArgumentNullException.ThrowIfNull(shift);
        Parameters = parameters;
        ScaleTensor = scale;
        ShiftTensor = shift;
    }

    /// <summary>The name of the property it is, or decorates.</summary>
    public string Name => ScaleTensor.LayerName;

    /// <summary>Values per sample.</summary>
    public int UnitCount => ScaleTensor.Columns;

    /// <summary>Where <see cref="Scale"/> lies in the parameter buffer.</summary>
    public ParameterTensor ScaleTensor { get; }

    /// <summary>Where <see cref="Shift"/> lies in the parameter buffer.</summary>
    public ParameterTensor ShiftTensor { get; }

    /// <summary>gamma, one value per unit; starts as 1. Weight decay does not act on it.</summary>
    public Span<T> Scale => Parameters.Vector(ScaleTensor);

    /// <summary>beta, one value per unit; starts as 0.</summary>
    public Span<T> Shift => Parameters.Vector(ShiftTensor);

    private protected ParameterBuffer<T> Parameters { get; }

    /// <summary>The gradient of the loss with respect to <see cref="Scale"/>, as the last backward pass left it in a workspace.</summary>
    /// <exception cref="InvalidOperationException">The workspace holds no gradients.</exception>
    public Span<T> ScaleGradients(Workspace<T> workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return workspace.ParameterGradients.Vector(ScaleTensor);
    }

    /// <summary>The gradient of the loss with respect to <see cref="Shift"/>, as the last backward pass left it in a workspace.</summary>
    /// <exception cref="InvalidOperationException">The workspace holds no gradients.</exception>
    public Span<T> ShiftGradients(Workspace<T> workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return workspace.ParameterGradients.Vector(ShiftTensor);
    }
}
