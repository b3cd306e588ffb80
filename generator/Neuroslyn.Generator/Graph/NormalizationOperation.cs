using Neuroslyn.Generator.Calculus;
using Neuroslyn.Generator.Model;

namespace Neuroslyn.Generator.Graph;

/// <summary>x̂ = (x - mean) / sqrt(variance + epsilon), n = gamma x̂ + beta, a = f(n); mean and variance over the batch or over the units of a sample.</summary>
internal sealed record NormalizationOperation : ActivatedOperation
{
    public required NormalizationModel Model { get; init; }

    /// <summary>Whether it decorates a layer, whose name it then shares.</summary>
    public required bool IsDecorator { get; init; }

    /// <summary>Index of gamma[0] in the parameter buffer.</summary>
    public required int ScaleOffset { get; init; }

    /// <summary>Index of beta[0].</summary>
    public required int ShiftOffset { get; init; }

    /// <summary>Index of the first running mean; -1 for a layer normalisation.</summary>
    public required int RunningMeanOffset { get; init; }

    /// <summary>Index of the first running variance; -1 for a layer normalisation.</summary>
    public required int RunningVarianceOffset { get; init; }

    /// <summary>Index of the batch's first mean in the workspace's statistics; -1 for a layer normalisation.</summary>
    public required int MeanOffset { get; init; }

    /// <summary>Index of the batch's first variance in the workspace's statistics; -1 for a layer normalisation.</summary>
    public required int VarianceOffset { get; init; }

    /// <summary>First row of x̂.</summary>
    public required int NormalizedRow { get; init; }

    /// <summary>The row of 1 / sqrt(variance + epsilon) of a layer normalisation; -1 for a batch normalisation, which has one such number per unit.</summary>
    public required int InverseDeviationRow { get; init; }

    public override string Title => IsDecorator ? Name + ".norm" : Name;

    public bool IsBatch => Model.Kind == NormalizationKind.Batch;

    public override string Description => (IsBatch ? "Batch normalisation" : "Layer normalisation") + (Activation.Kind == Neuroslyn.Activation.Identity ? "" : ", " + ActivationFormulas.DisplayName(Activation));

    public override IEnumerable<TensorPlan> Tensors
    {
        get
        {
            string prefix = IsDecorator ? "norm." : "";
            yield return Vector(prefix + "weight", ParameterKind.Scale, ScaleOffset);
            yield return Vector(prefix + "bias", ParameterKind.Bias, ShiftOffset);
            if (IsBatch)
            {
                yield return Vector(prefix + "running_mean", ParameterKind.RunningStatistic, RunningMeanOffset);
                yield return Vector(prefix + "running_var", ParameterKind.RunningStatistic, RunningVarianceOffset);
            }
        }
    }

    private TensorPlan Vector(string role, ParameterKind kind, int offset) => new(Name, role, kind, offset, 1, OutputSize, OutputSize);
}
