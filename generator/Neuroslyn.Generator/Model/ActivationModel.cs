using Neuroslyn.Generator.Support;

namespace Neuroslyn.Generator.Model;

/// <summary>An activation with its constants.</summary>
/// <param name="Kind">Which formula; <see cref="UserDefined"/> for one of the user's own.</param>
/// <param name="Slope">Slope of a leaky rectifier; what that of a PReLU starts from.</param>
/// <param name="Alpha">Saturation of an exponential linear unit.</param>
internal sealed record ActivationModel(Activation Kind, double Slope, double Alpha)
{
    /// <summary>Stands for a function of the user's own; no member of the enumeration.</summary>
    public const Activation UserDefined = (Activation)(-1);

    /// <summary>The value of a step at 0.</summary>
    public StepAtZero StepAtZero { get; init; }

    /// <summary>The user's function; null for a built-in activation.</summary>
    public FunctionModel? Function { get; init; }

    /// <summary>Whether each unit of a PReLU learns a slope of its own.</summary>
    public bool SlopePerUnit { get; init; }

    /// <summary>The trainable numbers of the activation; none for most.</summary>
    public EquatableArray<LearnedParameter> Learned =>
        Function?.Learned ?? (Kind == Activation.PRelu ? [new LearnedParameter("slope", Slope, SlopePerUnit)] : []);

    /// <summary>An activation of the user's own.</summary>
    public static ActivationModel Of(FunctionModel function) => new(UserDefined, double.NaN, double.NaN) { Function = function };
}
