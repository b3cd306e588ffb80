namespace Neuroslyn;

/// <summary>The worst deviation a <see cref="GradientCheck"/> found in one tensor.</summary>
/// <param name="LayerName">The layer; <c>input</c> for the gradient with respect to the inputs.</param>
/// <param name="Name">The tensor, <c>Hidden.weight</c> for instance.</param>
/// <param name="Checked">Values compared.</param>
/// <param name="Row">Row of the worst: an input of the layer for a weight, 0 for a bias, the sample for an input.</param>
/// <param name="Column">Column of the worst: a unit of the layer, or a feature.</param>
/// <param name="Analytic">The gradient from the backward pass there.</param>
/// <param name="Numeric">The difference quotient there.</param>
/// <param name="Deviation">|Analytic - Numeric| as a share of the larger; see <see cref="GradientCheck"/>.</param>
public sealed record TensorCheck(string LayerName, string Name, int Checked, int Row, int Column, double Analytic, double Numeric, double Deviation);
