using Neuroslyn.Generator.Model;
using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Calculus;

/// <summary>The activations, one line each. Softmax couples the units of a layer and is therefore not here: see SoftmaxEmitter.</summary>
internal static class ActivationFormulas
{
    /// <summary>The activation as a formula of z.</summary>
    public static Expression Of(ActivationModel activation) => activation.Kind switch
    {
        Activation.Identity => Z,
        Activation.Sigmoid => Sigmoid(Z),
        Activation.Tanh => Tanh(Z),
        Activation.Relu => Max(0, Z),
        Activation.LeakyRelu => WhereGreater(Z, 0, Z, activation.Slope * Z),
        Activation.Elu => WhereGreater(Z, 0, Z, activation.Alpha * (Exp(Z) - 1)),
        _ => throw new InvalidOperationException($"{activation.Kind} is not a function of one pre-activation."),
    };

    /// <summary>Whether the initialiser that fits is He's: the activation zeroes or shrinks the negative half.</summary>
    public static bool IsRectifier(Activation activation) => activation is Activation.Relu or Activation.LeakyRelu or Activation.Elu;

    /// <summary>The name people know it by.</summary>
    public static string DisplayName(Activation activation) => activation switch
    {
        Activation.Identity => "identity",
        Activation.Sigmoid => "sigmoid",
        Activation.Tanh => "tanh",
        Activation.Relu => "ReLU",
        Activation.LeakyRelu => "leaky ReLU",
        Activation.Elu => "ELU",
        Activation.Softmax => "softmax",
        _ => activation.ToString(),
    };
}
