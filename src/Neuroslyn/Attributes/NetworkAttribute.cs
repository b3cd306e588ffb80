namespace Neuroslyn;

/// <summary>Turns a partial class into a neural network: its layers are its attributed partial properties, in declaration order.</summary>
/// <remarks>
/// Layers count only in the part of the class that bears this attribute, because the order of members across parts is undefined in C#.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>Number of input features of one sample, at least 1.</summary>
    public int Input { get; set; }

    /// <summary>What training minimises; <see cref="Loss.None"/> makes a network that only predicts.</summary>
    public Loss Loss { get; set; }

    /// <summary>The name of a loss of your own, a method with <c>[Loss]</c>, instead of <see cref="Loss"/>: <c>nameof(LogCosh)</c>. Default: null.</summary>
    public string? LossFunction { get; set; }

    /// <summary>The class that declares <see cref="LossFunction"/>. Default: null, the network class.</summary>
    public Type? LossFunctions { get; set; }

    /// <summary>The values of the constant parameters of <see cref="LossFunction"/>, in their order: <c>new[] { 0.9 }</c>. Default: none.</summary>
    public double[]? LossArguments { get; set; }

    /// <summary>The number type of the network. <see cref="Precision.Double"/> layers are declared as <c>DenseLayer&lt;double&gt;</c>.</summary>
    public Precision Precision { get; set; }

    /// <summary>Where <see cref="Loss.Huber"/> turns from quadratic to linear, in target units; positive.</summary>
    public double HuberDelta { get; set; } = 1.0;

    /// <summary>What the network is for. Optional; sharpens the analyzers' advice about loss and output.</summary>
    public LearningTask Task { get; set; }

    /// <summary>Number of classes to tell apart, at least 2. Optional; the analyzers compare the output layer with it.</summary>
    public int Classes { get; set; }

    /// <summary>Number of samples there are to train on, at least 1. Optional; the analyzers compare the number of parameters with it.</summary>
    public int TrainingSamples { get; set; }
}
