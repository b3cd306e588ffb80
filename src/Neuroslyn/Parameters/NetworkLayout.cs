using System.Globalization;
using System.Text;

namespace Neuroslyn;

/// <summary>The shape of a network: its parameter tensors and the rows of its workspace. Emitted once per network class.</summary>
public sealed class NetworkLayout
{
    /// <summary>Name of the network class.</summary>
    public required string Name { get; init; }

    /// <summary>Features of one input sample.</summary>
    public required int InputSize { get; init; }

    /// <summary>Units of the last layer.</summary>
    public required int OutputSize { get; init; }

    /// <summary>Number of trainable values, padding excluded.</summary>
    public required int ParameterCount { get; init; }

    /// <summary>Length of the parameter buffer in elements, padding included.</summary>
    public required int ParameterBufferLength { get; init; }

    /// <summary>The parameter tensors in the order they are stored.</summary>
    public required IReadOnlyList<ParameterTensor> Tensors { get; init; }

    /// <summary>The layers in the order data flows through them.</summary>
    public required IReadOnlyList<LayerDescription> Layers { get; init; }

    /// <summary>The rows that a workspace sets aside for each activation, gradient and target.</summary>
    public required WorkspacePlan Workspace { get; init; }

    /// <summary>Whether the outputs are one distribution over classes (softmax).</summary>
    public required bool OutputsAreDistribution { get; init; }

    /// <summary>
    /// Phases of a training pass forward, each of which needs all columns of the one before: 1, and 2 more for each batch normalisation, because its means and variances are
    /// over the whole batch. See <see cref="Workspace{T}.Phase"/>.
    /// </summary>
    public int ForwardPhaseCount { get; init; } = 1;

    /// <summary>Phases of the pass backward after a training pass forward.</summary>
    public int BackwardPhaseCount { get; init; } = 1;

    /// <summary>Whether samples of a training batch influence each other, as they do through batch normalisation.</summary>
    public bool CouplesSamples => ForwardPhaseCount > 1;

    /// <summary>The batch normalisations, with what folding them into the layer before them needs.</summary>
    public IReadOnlyList<BatchNormalizationDescription> BatchNormalizations { get; init; } = [];

    /// <summary>The layers as a table for people: the input layer, the hidden layers, the output layer, what each computes, its sizes and its parameters.</summary>
    /// <returns>Lines that end with a line feed each; numbers are culture-invariant.</returns>
    public string Describe()
    {
        var text = new StringBuilder();
        string output = Layers[^1].Name;
        int names = Layers.Max(layer => layer.Name.Length);
        int descriptions = Layers.Max(layer => layer.Description.Length);
        text.Append(CultureInfo.InvariantCulture, $"{Name}: {InputSize} inputs, {OutputSize} outputs, {ParameterCount} parameters\n");
        text.Append(CultureInfo.InvariantCulture, $"{"input layer",-13} {new string(' ', names)} {new string(' ', descriptions)} {InputSize,6}\n");
        foreach (LayerDescription layer in Layers)
        {
            string role = layer.Name == output ? "output layer" : "hidden layer";
            text.Append(
                CultureInfo.InvariantCulture,
                $"{role,-13} {layer.Name.PadRight(names)} {layer.Description.PadRight(descriptions)} {layer.InputSize,6} -> {layer.OutputSize,6} {layer.ParameterCount,9} parameters\n");
        }

        return text.ToString();
    }

    /// <summary>Whether the network declares a loss: whether it can be trained, and workspaces hold targets, losses and gradients.</summary>
    public bool HasLoss => Workspace.TargetRow >= 0;

    /// <summary>Whether <see cref="INetwork{T}.SamplePass"/> is available: a chain of dense layers with a loss, without dropout and frozen layers.</summary>
    public bool HasSamplePass => Workspace.SampleScratch > 0;

    /// <summary>Whether <see cref="INetwork{T}.BatchPass"/> is available: a chain of dense layers with a loss and at most two dozen parameters, none of them frozen by an attribute.</summary>
    public bool HasBatchPass { get; init; }

    private string LossMissing => $"'{Name}' declares no loss and cannot be trained. Set Loss on its [Network] attribute.";

    /// <summary>Refuses a network without a loss as an argument.</summary>
    /// <param name="argument">Its name.</param>
    /// <exception cref="ArgumentException">The network declares no loss.</exception>
    internal void RequireLoss(string argument)
    {
        if (!HasLoss)
        {
            throw new ArgumentException(LossMissing, argument);
        }
    }

    /// <summary>Refuses what only a network with a loss can do.</summary>
    /// <exception cref="InvalidOperationException">The network declares no loss.</exception>
    internal void RequireLoss()
    {
        if (!HasLoss)
        {
            throw new InvalidOperationException(LossMissing);
        }
    }
}
