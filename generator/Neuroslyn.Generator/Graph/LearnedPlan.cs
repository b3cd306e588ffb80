using Neuroslyn.Generator.Calculus;

namespace Neuroslyn.Generator.Graph;

/// <summary>A trainable number of an activation, or one per unit, with what its gradient is computed from.</summary>
/// <param name="Name">The variable in the activation's formula.</param>
/// <param name="InitialValue">What it starts from.</param>
/// <param name="PerUnit">Whether each unit has one.</param>
/// <param name="Offset">Index of the first one in the parameter buffer.</param>
/// <param name="Derivative">The activation's derivative with respect to it, a formula of z and the learned parameters.</param>
/// <param name="GradientRow">First of the rows that hold dL/da times <paramref name="Derivative"/>: one per unit, or one that holds the sum over the units; -1 without a loss.</param>
internal sealed record LearnedPlan(string Name, double InitialValue, bool PerUnit, int Offset, Expression Derivative, int GradientRow);
