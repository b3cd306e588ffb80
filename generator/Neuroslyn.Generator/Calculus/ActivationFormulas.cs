using Neuroslyn.Generator.Model;
using static Neuroslyn.Generator.Calculus.Formula;

namespace Neuroslyn.Generator.Calculus;

/// <summary>The activations, one line each. Softmax couples the units of a layer and is therefore not here: see SoftmaxEmitter.</summary>
internal static class ActivationFormulas
{
    // The fixed point of mean 0 and variance 1 (Klambauer et al. 2017, equation 14).
    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;

    /// <summary>A pre-activation beyond which an activation shows its limiting behaviour, and no exponential overflows.</summary>
    private const double FarOut = 30;

    /// <summary>The activation as a formula of z.</summary>
    public static Expression Of(ActivationModel activation) => activation.Function is { } function ? function.Formula : activation.Kind switch
    {
        Activation.Identity => Z,
        Activation.Sigmoid => Sigmoid(Z),
        Activation.Tanh => Tanh(Z),
        Activation.Relu => Max(0, Z),
        Activation.LeakyRelu => Where(Z > 0, Z, activation.Slope * Z),
        Activation.PRelu => Where(Z > 0, Z, new Variable("slope") * Z),
        Activation.Elu => Where(Z > 0, Z, activation.Alpha * Expm1(Z)),
        Activation.Selu => SeluScale * Where(Z > 0, Z, SeluAlpha * Expm1(Z)),
        Activation.Softplus => Softplus(Z),
        Activation.Softsign => Z / (1 + Abs(Z)),
        Activation.Silu => Z * Sigmoid(Z),
        Activation.Mish => Z * Tanh(Softplus(Z)),
        Activation.Gelu => 0.5 * Z * (1 + Erf(Z / Math.Sqrt(2))),
        Activation.GeluTanh => 0.5 * Z * (1 + Tanh(Math.Sqrt(2 / Math.PI) * (Z + (0.044715 * Pow(Z, 3))))),
        Activation.HardSigmoid => Clamp((Z + 3) / 6, 0, 1),
        Activation.HardSwish => Where(Z < -3, 0, Where(Z < 3, Z * (Z + 3) / 6, Z)),
        Activation.Relu6 => Clamp(Z, 0, 6),
        Activation.Step => activation.StepAtZero == StepAtZero.One ? Where(Z >= 0, 1, 0) : Where(Z > 0, 1, 0),
        _ => throw new InvalidOperationException($"{activation.Kind} is not a function of one pre-activation."),
    };

    /// <summary>The activation as a formula of z alone, as training starts: learned parameters have their first values.</summary>
    public static Expression AtStart(ActivationModel activation) => AtStart(activation, Of(activation));

    /// <summary>A formula of the activation's learned parameters with their first values.</summary>
    public static Expression AtStart(ActivationModel activation, Expression formula) => activation.Learned.Aggregate(
        formula,
        static (current, parameter) => Tree.Replace(current, new Variable(parameter.Name), parameter.InitialValue));

    /// <summary>
    /// The distribution of weights that fits: He's where the activation zeroes or shrinks the negative half, LeCun's for SELU, which is built on
    /// it, Xavier's for everything else.
    /// </summary>
    public static Initializer FittingInitializer(ActivationModel activation) => activation.Kind switch
    {
        Activation.Relu or Activation.LeakyRelu or Activation.PRelu or Activation.Elu or Activation.Silu or Activation.Mish or Activation.Gelu or Activation.GeluTanh or
            Activation.HardSwish or Activation.Relu6 => Initializer.HeNormal,
        Activation.Selu => Initializer.LecunNormal,
        ActivationModel.UserDefined when IsRectifier(AtStart(activation)) => Initializer.HeNormal,
        _ => Initializer.XavierUniform,
    };

    /// <summary>Whether a formula is a rectifier by its behaviour far out: it follows z to the right and shrinks it to the left.</summary>
    private static bool IsRectifier(Expression formula) =>
        Evaluation.Evaluate(formula, FarOut) / FarOut is > 0.5 and < 2 && Math.Abs(Evaluation.Evaluate(formula, -FarOut) / FarOut) < 0.5;

    /// <summary>The name people know it by.</summary>
    public static string DisplayName(ActivationModel activation) => activation.Kind switch
    {
        Activation.Identity => "identity",
        Activation.Sigmoid => "sigmoid",
        Activation.Tanh => "tanh",
        Activation.Relu => "ReLU",
        Activation.LeakyRelu => "leaky ReLU",
        Activation.PRelu => "PReLU",
        Activation.Elu => "ELU",
        Activation.Softmax => "softmax",
        Activation.Selu => "SELU",
        Activation.Softplus => "softplus",
        Activation.Softsign => "softsign",
        Activation.Silu => "SiLU",
        Activation.Mish => "Mish",
        Activation.Gelu => "GELU",
        Activation.GeluTanh => "GELU (tanh form)",
        Activation.HardSigmoid => "hard sigmoid",
        Activation.HardSwish => "hard swish",
        Activation.Relu6 => "ReLU6",
        Activation.Step => activation.StepAtZero == StepAtZero.One ? "step" : "step, 0 at 0",
        _ => activation.Function?.Name ?? activation.Kind.ToString(),
    };
}
