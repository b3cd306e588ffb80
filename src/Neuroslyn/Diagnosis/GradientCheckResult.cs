using System.Globalization;
using System.Text;

namespace Neuroslyn;

/// <summary>What a <see cref="GradientCheck"/> found.</summary>
public sealed class GradientCheckResult
{
    internal GradientCheckResult(IReadOnlyList<TensorCheck> tensors, double tolerance)
    {
        Tensors = tensors;
        Tolerance = tolerance;
    }

    /// <summary>Every tensor in the order of the layout, then the inputs.</summary>
    public IReadOnlyList<TensorCheck> Tensors { get; }

    /// <summary>The largest deviation that passes.</summary>
    public double Tolerance { get; }

    /// <summary>The tensor with the largest deviation.</summary>
    public TensorCheck Worst => Tensors.MaxBy(tensor => double.IsNaN(tensor.Deviation) ? double.PositiveInfinity : tensor.Deviation)!;

    /// <summary>Whether every gradient agrees with its difference quotient.</summary>
    public bool Passed => Tensors.All(tensor => tensor.Deviation <= Tolerance);

    /// <summary>One line per tensor, those that fail marked.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (TensorCheck tensor in Tensors)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(tensor.Deviation <= Tolerance ? "ok  " : "FAIL")} {tensor.Name}: deviation {tensor.Deviation:0.0e+0} ")
                .Append(CultureInfo.InvariantCulture, $"at [{tensor.Row}, {tensor.Column}], backward {tensor.Analytic:G6}, difference {tensor.Numeric:G6} ({tensor.Checked} checked)\n");
        }

        return text.ToString();
    }
}
