using Neuroslyn.Generator.Graph;
using Neuroslyn.Generator.Model;

namespace Neuroslyn.Generator.Validation.Usage;

/// <summary>What rules about training ask of the network that is trained.</summary>
internal sealed record NetworkTraits
{
    public required string Name { get; init; }

    public required int InputSize { get; init; }

    public required int OutputSize { get; init; }

    public required Loss Loss { get; init; }

    public required DeclaredFacts Facts { get; init; }

    /// <summary>Whether the outputs are any numbers: the last layer has no activation.</summary>
    public required bool HasLinearOutput { get; init; }

    /// <summary>Whether the outputs are one distribution.</summary>
    public required bool HasSoftmaxOutput { get; init; }

    /// <summary>Whether the last layer is flat at both ends, as the sigmoid is, which divides gradients by 4 and more.</summary>
    public required bool HasSaturatingOutput { get; init; }

    /// <summary>A hidden layer whose units can be switched off for good: below 0 it has no gradient at all; null for none.</summary>
    public required string? RectifiedLayer { get; init; }

    /// <summary>A layer that drops values in training; null for none.</summary>
    public required string? DroppingLayer { get; init; }

    /// <summary>A layer with batch normalisation; null for none.</summary>
    public required string? BatchNormalizedLayer { get; init; }

    /// <summary>Whether what the loss measures is a distance of numbers.</summary>
    public bool HasErrorLoss => Loss is Loss.MeanSquaredError or Loss.HalfMeanSquaredError or Loss.SumOfSquaredErrors or Loss.MeanAbsoluteError or Loss.Huber;

    /// <summary>Whether what the loss measures is a squared distance.</summary>
    public bool HasSquaredLoss => Loss is Loss.MeanSquaredError or Loss.HalfMeanSquaredError or Loss.SumOfSquaredErrors;

    /// <summary>The traits of a class that makes a network; null for one with errors.</summary>
    public static NetworkTraits? Of(NetworkModel model)
    {
        if (!NetworkRules.CanGenerate(model))
        {
            return null;
        }

        var context = new RuleContext(GraphBuilder.Build(model), RuleOptions.Default, generatedCharacters: 0);
        ActivationTraits output = context.Traits(context.Output);
        return new NetworkTraits
        {
            Name = model.Type.Name,
            InputSize = context.Graph.InputSize,
            OutputSize = context.Graph.OutputSize,
            Loss = model.Loss,
            Facts = model.Facts,
            HasLinearOutput = output.IsAffine,
            HasSoftmaxOutput = output.IsSoftmax,
            HasSaturatingOutput = output.Saturates,
            RectifiedLayer = context.Hidden.FirstOrDefault(dense => context.Traits(dense).ZeroesNegative)?.Name,
            DroppingLayer = context.Graph.Operations.OfType<DropoutOperation>().FirstOrDefault(static dropout => dropout.Rate > 0)?.Name,
            BatchNormalizedLayer = context.Graph.BatchNormalizations.FirstOrDefault()?.Name,
        };
    }
}
