using System.Globalization;
using System.Text;

namespace Neuroslyn;

/// <summary>The report of <see cref="NetworkDiagnosis.Diagnose"/>: what was measured, and what of it is a reason to look closer.</summary>
public sealed class Diagnosis
{
    internal Diagnosis(
        double? initialLoss, double? guessingLoss, double batchLossBefore, double batchLossAfter, IReadOnlyList<LayerHealth> layers, GradientCheckResult gradients, IReadOnlyList<Finding> findings)
    {
        InitialLoss = initialLoss;
        GuessingLoss = guessingLoss;
        BatchLossBefore = batchLossBefore;
        BatchLossAfter = batchLossAfter;
        Layers = layers;
        Gradients = gradients;
        Findings = findings;
    }

    /// <summary>The cross entropy of the network as it is, in nats; null if its outputs are no distribution over classes.</summary>
    public double? InitialLoss { get; }

    /// <summary>ln k, the cross entropy of guessing among k classes; null if the outputs are no distribution.</summary>
    public double? GuessingLoss { get; }

    /// <summary>The loss of one small batch before training on it alone.</summary>
    public double BatchLossBefore { get; }

    /// <summary>The loss of that batch afterwards; infinite if the training diverged.</summary>
    public double BatchLossAfter { get; }

    /// <summary>Every layer in the order data flow through them.</summary>
    public IReadOnlyList<LayerHealth> Layers { get; }

    /// <summary>The backward pass against difference quotients.</summary>
    public GradientCheckResult Gradients { get; }

    /// <summary>What is wrong or unusual; empty for a healthy network.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Whether nothing was found.</summary>
    public bool IsHealthy => Findings.Count == 0;

    /// <summary>The measurements, one per line, then the findings.</summary>
    public override string ToString()
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        var text = new StringBuilder();
        if (InitialLoss is not null)
        {
            text.Append(culture, $"loss before training {InitialLoss:0.000}, of guessing {GuessingLoss:0.000}\n");
        }

        text.Append(culture, $"one small batch: loss {BatchLossBefore:0.0000} before, {BatchLossAfter:0.0000} after training on it alone\n");
        foreach (LayerHealth layer in Layers)
        {
            text.Append(culture, $"{layer.LayerName}: dead {layer.DeadShare:0%}, saturated {layer.SaturatedShare:0%}");
            text.Append(layer.StepRatio is null ? "\n" : string.Create(culture, $", step {layer.StepRatio:0.0e+0} of the weights\n"));
        }

        text.Append(culture, $"gradients: largest deviation {Gradients.Worst.Deviation:0.0e+0} in {Gradients.Worst.Name}\n");
        foreach (Finding finding in Findings)
        {
            text.Append("! ").Append(finding.Message).Append('\n');
        }

        return text.ToString();
    }
}
