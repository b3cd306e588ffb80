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

    /// <summary>The number type of the network. <see cref="Precision.Double"/> layers are declared as <c>DenseLayer&lt;double&gt;</c>.</summary>
    public Precision Precision { get; set; }

    /// <summary>Where <see cref="Loss.Huber"/> turns from quadratic to linear, in target units; positive.</summary>
    public double HuberDelta { get; set; } = 1.0;
}
